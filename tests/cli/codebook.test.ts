import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runHere } from "./run-report.ts";

const FORMATS = ["table", "json", "markdown", "table-schema"];

/** Changes something in each part. The new words must appear in each format that shows the part. */
const OWN = `
columns:
  herkomst:
    header: Woongebied
    answers:
      buitenland: { label: Buiten Nederland }
themes:
  overig: { label: Al het andere }
regions: [Twente]
redefinitions:
  - { figure: children.total, from: 2024-01-01, change: tellen we anders }
`;
const MISTAKEN = `
columns:
  herkomts: { label: Herkomst }
themes:
  gezin: { label: Gezin }
`;
const MISTAKES = [
  'fout: fout.yaml, regel 3: De kolom "herkomts" bestaat niet. Bedoel je herkomst?',
  'fout: fout.yaml, regel 5: Het thema "gezin" bestaat niet.',
];

let folder: string;
beforeAll(() => {
  folder = emptyFolder();
  writeFileSync(path.join(folder, "eigen.yaml"), OWN);
  writeFileSync(path.join(folder, "fout.yaml"), MISTAKEN);
});

const runIn = (words: readonly string[], environment: Record<string, string> = {}) =>
  runHere(words, { folder, environment });

describe("report codebook", () => {
  it.each(FORMATS)("prints the standard codebook as %s", async (format) => {
    const { code, stdout, stderr } = await runIn(["codebook", "--format", format]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("herkomst");
    expect(stdout).toMatch(/[^\n]\n$/);
  });

  it("prints it for the terminal without a format", async () => {
    const words = ["codebook", "--codebook", "eigen.yaml"];
    expect(await runIn(words)).toEqual(await runIn([...words, "--format", "table"]));
  });

  it.each(FORMATS)("prints the codebook of --codebook as %s", async (format) => {
    const words = ["codebook", "--codebook", "eigen.yaml", "--format", format];
    const { code, stdout, stderr } = await runIn(words);
    expect([code, stderr]).toEqual([0, ""]);
    // A Table Schema contains only columns, with their answers as patterns.
    const others = ["Buiten Nederland", "Al het andere", "Twente", "children.total", "anders"];
    for (const part of ["Woongebied", ...(format === "table-schema" ? [] : others)]) {
      expect(stdout).toContain(part);
    }
  });

  it.each(["json", "table-schema"])("prints %s that a program can read", async (format) => {
    const { stdout } = await runIn(["codebook", "--codebook", "eigen.yaml", "--format", format]);
    const data = JSON.parse(stdout) as Record<string, unknown[]>;
    expect(data["columns"] ?? data["fields"]).toHaveLength(29);
  });

  it.each(["table", "markdown"])("names in %s the file that it comes from", async (format) => {
    const words = ["codebook", "--codebook", "eigen.yaml", "--format", format];
    expect((await runIn(words)).stdout).toContain("eigen.yaml");
  });

  it.each(FORMATS)("prints nothing as %s for a codebook with mistakes", async (format) => {
    const words = ["codebook", "--codebook", "fout.yaml", "--format", format];
    const { code, stdout, stderr } = await runIn(words);
    expect([code, stdout]).toEqual([3, ""]);
    for (const mistake of MISTAKES) expect(stderr).toContain(mistake);
    expect(stderr.indexOf("regel 3")).toBeLessThan(stderr.indexOf("regel 5"));
    expect(stderr).toContain("Er zijn 2 fouten gevonden.");
  });

  it("refuses a missing codebook, and an unknown format", async () => {
    const absent = await runIn(["codebook", "--codebook", "weg.yaml"]);
    expect(absent).toMatchObject({ code: 3, stdout: "" });
    expect(absent.stderr).toContain("Het codeboek weg.yaml kan niet worden gelezen.");
    const format = await runIn(["codebook", "--format", "xml"]);
    expect(format).toMatchObject({ code: 2, stdout: "" });
    expect(format.stderr).toContain("--format is een van: table, json, markdown, table-schema.");
  });

  it("needs no export", async () => {
    const { code } = await runIn(["codebook"], { REPORT_INPUT: "weg.csv" });
    expect(code).toBe(0);
  });
});

describe("the codebook in force", () => {
  const lastTheme = async (at: string, words: readonly string[], environment = {}) => {
    const { stdout } = await runHere(["codebook", "--format", "json", ...words], {
      folder: at,
      environment,
    });
    const { themes } = JSON.parse(stdout) as { themes: { label: string }[] };
    return themes.at(-1)?.label;
  };

  it("comes from the option, else from REPORT_CODEBOOK, else from the settings file", async () => {
    const at = emptyFolder();
    for (const name of ["optie", "omgeving", "instelling"]) {
      writeFileSync(path.join(at, `${name}.yaml`), `themes: { overig: { label: ${name} } }\n`);
    }
    expect(await lastTheme(at, [])).toBe("Overig");
    writeFileSync(path.join(at, "report.config.yaml"), "codebook: instelling.yaml\n");
    const environment = { REPORT_CODEBOOK: "omgeving.yaml" };
    expect(await lastTheme(at, [])).toBe("instelling");
    expect(await lastTheme(at, [], { REPORT_CODEBOOK: "" })).toBe("instelling");
    expect(await lastTheme(at, [], environment)).toBe("omgeving");
    expect(await lastTheme(at, ["--codebook", "optie.yaml"], environment)).toBe("optie");
  });
});

describe("report check with mistakes in the codebook", () => {
  beforeAll(() => {
    const content = path.join(folder, "content/2024-Q1/voortgangsrapportage");
    mkdirSync(content, { recursive: true });
    writeFileSync(
      path.join(content, "samenwerking.md"),
      "---\nvoorbeeldtekst: true\n---\n# Titel\n",
    );
    // With a mistake of its own. Under a codebook with mistakes it must not be reported.
    const rows = readFileSync(path.join(PROJECT, "fixtures/monitor.csv"), "utf8").split("\n");
    const [first = "", second = ""] = rows;
    writeFileSync(path.join(folder, "monitor.csv"), `${first}\n${second.replace("T-0001", "T 1")}`);
  });
  const words = ["check", "--input", "monitor.csv", "--codebook"];

  it("lists its mistakes and those of the narrative", async () => {
    const { code, stdout } = await runIn([...words, "fout.yaml"]);
    expect(code).toBe(3);
    for (const mistake of MISTAKES) expect(stdout).toContain(mistake);
    expect(stdout).toContain("samenwerking.md, regel 4");
    expect(stdout).toContain("De export is nog niet gecontroleerd, omdat het codeboek niet klopt.");
    expect(stdout).not.toContain("monitor.csv");
    expect(stdout).toContain("3 fouten, 0 waarschuwingen.");
  });

  it("lists them as data too", async () => {
    const { code, stdout } = await runIn([...words, "fout.yaml", "--format", "json"]);
    expect(code).toBe(3);
    const data = JSON.parse(stdout) as { problems: { code: string; line: number | null }[] };
    expect(data.problems.map((problem) => [problem.code, problem.line])).toEqual([
      ["codebook-invalid", 3],
      ["codebook-invalid", 5],
      ["narrative-heading", 4],
    ]);
    expect(data).toMatchObject({ export: null });
  });

  it("checks the export again when the codebook is correct", async () => {
    const { code, stdout } = await runIn([...words, "eigen.yaml"]);
    expect(code).toBe(3);
    expect(stdout).toContain("fout: monitor.csv, regel 2, kolom traject_id:");
    expect(stdout).not.toContain("nog niet gecontroleerd");
  });

  it.each([["figures"], ["generate"]])("lets %s make nothing", async (command) => {
    const { code, stdout, stderr } = await runIn([
      command,
      "--period",
      "2024-Q1",
      "--input",
      "monitor.csv",
      "--codebook",
      "fout.yaml",
    ]);
    expect([code, stdout]).toEqual([3, ""]);
    for (const mistake of MISTAKES) expect(stderr).toContain(mistake);
  });
});
