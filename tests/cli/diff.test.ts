import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import type { Comparison } from "../../src/compare/comparison.ts";
import type { Explanation } from "../../src/explain/explain-figure.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { emptyFolder, PROJECT, runHere } from "./run-report.ts";

const SAMPLE = path.join(PROJECT, "fixtures/monitor.csv");
const EARLIER = path.join(PROJECT, "fixtures/monitor-2024-01-31.csv");
const FORMATS = ["table", "json", "csv", "markdown", "html"];

async function figuresFile(folder: string, name: string, ...words: readonly string[]) {
  const { code, stdout } = await runHere(["figures", "--format", "json", ...words]);
  expect(code).toBe(0);
  const file = path.join(folder, name);
  writeFileSync(file, stdout);
  return file;
}

async function compared(...words: readonly string[]): Promise<Comparison> {
  const { code, stdout } = await runHere(["diff", "--format", "json", ...words]);
  expect(code).toBe(0);
  return JSON.parse(stdout) as Comparison;
}

/** The numbers and classes of a comparison, whatever export each side came from. */
const rowsOf = ({ rows }: Comparison) =>
  rows.map((row) => [row.figure, row.category, row.field, row.old, row.new, row.class]);

describe("report diff", () => {
  let folder: string;
  let old: string;
  let now: string;
  beforeAll(async () => {
    folder = emptyFolder();
    [old, now] = await Promise.all([
      figuresFile(folder, "2023-Q4.json", "--period", "2023-Q4"),
      figuresFile(folder, "2024-Q1.json", "--period", "2024-Q1"),
    ]);
  });

  it.each(FORMATS)("prints %s, and the same from files as from the export", async (format) => {
    const one = await runHere(["diff", "2023-Q4", "2024-Q1", "--format", format]);
    const other = await runHere(["diff", old, now, "--format", format]);
    expect(one.code).toBe(0);
    expect(one.stderr).toMatch(/^De cijfers van oktober .* zijn anders dan de gepubliceerde .*\n$/);
    expect(other.stderr).toBe("");
    expect(other.stdout).toBe(one.stdout);
    expect(one.stdout).toContain("501");
  });

  it("gives the same for two periods as for one of them and a file", async () => {
    const periods = await compared("2023-Q4", "2024-Q1");
    expect(rowsOf(periods).length).toBeGreaterThan(200);
    for (const [before, after] of [
      [old, "2024-Q1"],
      ["2023-Q4", now],
    ] as const) {
      const other = await compared(before, after);
      expect(other).toEqual(periods);
    }
  });

  it("needs no export and no settings for two files", async () => {
    const elsewhere = emptyFolder();
    const outcome = await runHere(["diff", old, now, "--exit-code"], { folder: elsewhere });
    expect(outcome).toMatchObject({ code: 1, stderr: "" });
    expect(outcome.stdout).toContain("Beide kunnen uit dezelfde export komen.");
  });

  it("accepts the options that every command accepts", async () => {
    const common = ["--out", folder, "--content", folder, "--published-on", "2024-05-27"];
    const other = await compared("2023-Q4", "2024-Q1", ...common);
    expect(other).toEqual(await compared("2023-Q4", "2024-Q1"));
  });

  it("accepts an output folder instead of the file in it", async () => {
    const output = path.join(folder, "2023-Q4", "voortgangsrapportage");
    mkdirSync(output, { recursive: true });
    writeFileSync(path.join(output, "figures.json"), readFileSync(old));
    expect(rowsOf(await compared(output, now))).toEqual(rowsOf(await compared(old, now)));
  });

  it.each([[["2023-Q4", "2024-Q1"]], [["2023-Q4", "2024-Q1", "--figure", "children.returned*"]]])(
    "exits with 1 under --exit-code if they differ: %j",
    async (words) => {
      expect((await runHere(["diff", ...words, "--exit-code"])).code).toBe(1);
    },
  );

  it.each([[["2024-Q1", "2024-Q1"]], [["2024-Q1", "2024-01..2024-03"]], [["2022-Q1", "2022-Q1"]]])(
    "is empty, and exits with 0, for a period and itself: %j",
    async (words) => {
      const outcome = await runHere(["diff", ...words, "--exit-code"]);
      expect(outcome.code).toBe(0);
      expect(outcome.stdout).toContain("Er is geen verschil");
      expect(outcome.stdout).not.toContain("Cijfer ");
      expect((await compared(...words)).rows).toEqual([]);
    },
  );

  it("finds what a later export revised in the same period", async () => {
    const before = await figuresFile(folder, "then.json", "--period", "2023", "--input", EARLIER);
    const after = await compared(before, "2023", "--input", SAMPLE, "--only", "changed");
    expect(after.rows.length).toBeGreaterThan(0);
    const classes = new Set(after.rows.map((row) => row.class));
    expect([...classes].every((name) => name === "revision" || name === "protection")).toBe(true);
    const { stdout } = await runHere(["diff", before, "2023", "--only", "changed"]);
    expect(stdout).toContain("Ze komen uit twee verschillende exports.");
  });

  it("shows the requested figures, and their changes", async () => {
    const all = await compared("2023-Q4", "2024-Q1", "--figure", "status", "--figure", "*.total");
    const ids = [...new Set(all.rows.map(({ figure }) => figure))];
    expect(ids).toEqual([
      "registrations.total",
      "status.byCategory",
      "status.supported",
      "status.startedInPeriod",
      "status.neverStartedInPeriod",
      "status.closedInPeriod",
      "status.reopenedInPeriod",
      "children.total",
    ]);
    const changed = await compared("2023-Q4", "2024-Q1", "--only", "changed", "--sort", "change");
    expect(changed.rows.every((row) => row.changed)).toBe(true);
    const sizes = changed.rows.flatMap(({ difference }) =>
      difference === null ? [] : [Math.abs(difference)],
    );
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it("warns about small numbers on a side, and about an export that ends early", async () => {
    const { stdout, stderr } = await runHere([
      "diff",
      "2024-Q1",
      "2024-Q3",
      "--threshold",
      "0",
      "--format",
      "markdown",
    ]);
    expect(stdout).toContain("NIET-PUBLICEREN");
    expect(stderr).toMatch(/waarschuwing: .*monitor\.csv: De laatste datum in de export is/);
    const strict = await runHere(["diff", "2024-Q1", "2024-Q3", "--strict"]);
    expect(strict).toMatchObject({ code: 3, stdout: "" });
  });

  it.each([
    [["2024-Q1"], "Noem wat je wilt vergelijken"],
    [[], "Noem wat je wilt vergelijken"],
    [["2023", "2024", "2025"], "Er staan er meer"],
    [["2024-Q7", "nergens.json"], '"2024-Q7" is geen periode en geen bestand'],
    [["2023", "2024", "--format", "xml"], "--format is een van: table, json, csv, markdown, html."],
    [["2023", "2024", "--only", "new"], "--only kan alleen changed zijn"],
    [["2023", "2024", "--sort", "size"], "--sort is catalogue"],
    [["2023", "2024", "--figure", "registrations.totaal"], "Bedoel je registrations.total?"],
    [["2023", "2024", "--period", "2024"], "De optie --period bestaat niet."],
  ])("refuses %j with exit code 2", async (words, message) => {
    const outcome = await runHere(["diff", ...words]);
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain(message);
  });

  it("refuses two wrong files at once, with exit code 3", async () => {
    const files = ["een.json", "twee.json"].map((name) => path.join(folder, name));
    const [one = "", other = ""] = files;
    writeFileSync(one, "{");
    writeFileSync(other, '{"schemaVersion":1}');
    const outcome = await runHere(["diff", one, other]);
    expect(outcome).toMatchObject({ code: 3, stdout: "" });
    expect(outcome.stderr).toMatch(/een\.json: Dit is geen geldige JSON/);
    expect(outcome.stderr).toMatch(/twee\.json: Bij period staat/);
  });

  it("refuses an export with an error, and shows nothing from it", async () => {
    const broken = path.join(folder, "kapot.csv");
    writeFileSync(broken, "traject_id;aanmelddatum;aanmeldroute;statusverloop\nT-1;gisteren;;\n");
    const outcome = await runHere(["diff", "2023", "2024", "--input", broken]);
    expect(outcome).toMatchObject({ code: 3, stdout: "" });
    expect(outcome.stderr).toContain("kolom aanmelddatum");
    expect(outcome.stderr).not.toContain("gisteren");
  });
});

it("report diff of a folder without figures names its subfolders with figures", async () => {
  const { code, stderr } = await runHere(["diff", "fixtures/snapshots/2024-Q1", "2024-Q2"]);
  expect(code).toBe(2);
  expect(stderr).toContain("zoals fixtures/snapshots/2024-Q1/voortgangsrapportage.");
});

describe("report diff of a period with a snapshot", () => {
  const words = ["diff", "2024-Q1", "2024-Q2", "--figure", "registrations.total"];
  const file = "fixtures/snapshots/2024-Q1/voortgangsrapportage/figures.json";

  it("explains how to compare with the snapshot, if that differs", async () => {
    const late = path.join(emptyFolder(), "later.csv");
    const more = Array.from({ length: 8 }, (_, at) => {
      const cells = ["L-" + at, "2024-03-20"];
      return `${cells.join(";")}${";".repeat(27)}\n`;
    });
    writeFileSync(late, readFileSync(SAMPLE, "utf8") + more.join(""));
    const { stdout, stderr } = await runHere([...words, "--input", late]);
    expect(stdout).toMatch(/^Aanmeldingen +944 +987/m);
    expect(stderr).toContain(`report diff ${file} 2024-Q2`);
    expect(stdout).not.toContain(file);
  });

  it("says nothing about the snapshot if it is the same", async () => {
    const { stderr } = await runHere(words);
    expect(stderr).not.toContain(file);
  });

  it("does not break the name of its only number, and uses the singular", async () => {
    const { stdout } = await runHere(words);
    expect(stdout).toMatch(/^Aanmeldingen +936 +979/m);
    expect(stdout).toContain("Het getal is veranderd.");
  });
});

describe("report explain", () => {
  it.each(["table", "json", "markdown"])("prints %s", async (format) => {
    const words = ["explain", "registrations.viaLetter", "--period", "2024-Q1"];
    const { code, stdout, stderr } = await runHere([...words, "--format", format]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("936");
    expect(stdout).toContain("met het antwoord ja");
  });

  it.each(["table", "json", "markdown"])("lists all figures without one: %s", async (format) => {
    // No period, no export, no settings.
    const words = ["explain", "--format", format, "--input", "niets.csv"];
    const { code, stdout, stderr } = await runHere(words);
    expect([code, stderr]).toEqual([0, ""]);
    for (const { id } of CATALOGUE) expect(stdout).toContain(id);
  });

  it("accepts the label of a figure, and prints its name", async () => {
    const words = ["explain", "trajecten met ondersteuning", "--period", "2024-Q1"];
    const { code, stdout, stderr } = await runHere(words);
    expect(code).toBe(0);
    expect(stderr).toBe("Dit gaat over status.supported (Trajecten met ondersteuning).\n");
    expect(stdout).toContain("Gepubliceerd op 27 mei 2024 als 501");
  });

  it("shows an earlier number of a sensitive figure only if it was published", async () => {
    const words = ["explain", "results.byResult", "--period", "2024-Q1", "--format", "json"];
    const earlier = async (...more: readonly string[]) => {
      const { stdout } = await runHere([...words, ...more]);
      const { comparison } = JSON.parse(stdout) as Explanation;
      return comparison.rows.filter(({ old }) => old.value !== null).length;
    };
    expect(await earlier()).toBe(18);
    // The flows of the export, beside the present numbers, would reveal what the report withholds.
    expect(await earlier("--snapshots", emptyFolder())).toBe(0);
  });

  it("warns if the export ends early, and still answers", async () => {
    const words = ["explain", "registrations.total", "--period", "2025", "--input", SAMPLE];
    const { code, stdout, stderr } = await runHere(words);
    expect(code).toBe(0);
    expect(stdout).toContain("979");
    expect(stderr).toContain("waarschuwing");
  });

  it.each([
    [["explain", "registrations.totaal", "--period", "2024"], "Bedoel je registrations.total?"],
    [["explain", "x", "--period", "2024"], "Dit cijfer bestaat niet."],
    [["explain", "total"], "Bedoel je registrations.total of children.total?"],
    [["explain", "status"], "status.supported: Trajecten met ondersteuning"],
    [["explain", "501"], "Noem het cijfer, niet het getal"],
    [["explain", "--format", "csv"], "--format is"],
    [["explain", "registrations.total"], "Geef de periode met --period"],
    [["explain", "registrations.total", "--period", "2024", "--format", "csv"], "--format is"],
  ])("refuses %j with exit code 2", async (words, message) => {
    const outcome = await runHere(words);
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain(message);
  });
});
