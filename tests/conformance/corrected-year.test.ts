import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runHere, type Outcome } from "../cli/run-report.ts";
import { runTool } from "./run-tool.ts";

const [HEADER = "", ...ROWS] = readFileSync(path.join(PROJECT, "fixtures/monitor.csv"), "utf8")
  .trimEnd()
  .split("\n");

const dayOf = (row: string): string => row.split(";")[1] ?? "";
const ofMonth = (month: string): readonly string[] =>
  ROWS.filter((row) => dayOf(row).startsWith(month));

/** Registrations entered after the report of their quarter: a revision in the next report. */
const LATE = { "2023-06": ofMonth("2023-06").slice(-3), "2023-09": ofMonth("2023-09").slice(-2) };
/** Registrations missing from an export by mistake: a correction of its report. */
const FORGOTTEN = ofMonth("2023-05").slice(0, 25);

/** The exports of a year: the state of the monitor at the time of each report. */
const EXPORTS: Readonly<Record<string, readonly [until: string, lacking: readonly string[]]>> = {
  "q1.csv": ["2023-04-20", []],
  "q2-wrong.csv": ["2023-07-20", [...LATE["2023-06"], ...FORGOTTEN]],
  "q2.csv": ["2023-07-20", LATE["2023-06"]],
  "q3.csv": ["2023-10-20", LATE["2023-09"]],
  "q4.csv": ["2024-01-20", []],
};

const SETTINGS = `organisation: Steunteam Voorbeeld
webpage: https://www.example.nl/{period}
accessibility:
  statement: https://www.example.nl/toegankelijkheid
  contact: rapport@example.nl
`;
const REASON = "In de export ontbraken aanmeldingen van mei.";
const CORRECTION = `corrections:
  - date: 2023-08-15
    reason: ${REASON}
    figures: [registrations, status.byCategory, people.bySupported]
`;

const Q2 = ["--period", "2023-Q2", "--input", "q2.csv", "--published-on", "2023-08-15"] as const;
const WRONG = "--period 2023-Q2 --input q2-wrong.csv --published-on 2023-07-20";
const Q2_WRONG = WRONG.split(" ");
const KEPT_Q2 = "snapshots/2023-Q2/voortgangsrapportage";
const EARLIER = `${KEPT_Q2}.edities/2023-07-20`;

describe("a year of reports with a correction and two revisions", () => {
  let folder: string;
  const outcomes: Outcome[] = [];
  const kits: Outcome[] = [];
  const inFolder = (file: string): string => path.join(folder, file);
  const read = (file: string): string => readFileSync(inFolder(file), "utf8");
  const out = (period: string, extension: string): string =>
    `out/${period}/voortgangsrapportage/voortgangsrapportage-${period}.${extension}`;
  const page = (period: string): string => wordsIn(read(out(period, "html")));
  const run = async (...words: readonly string[]): Promise<Outcome> => {
    const outcome = await runHere(words, { folder });
    outcomes.push(outcome);
    return outcome;
  };
  const publish = async (period: string, input: string, day: string): Promise<void> => {
    const words = ["--period", period, "--input", input, "--published-on", day];
    await run("generate", ...words);
    await run("snapshot", ...words);
  };

  beforeAll(async () => {
    folder = emptyFolder();
    for (const [file, [until, lacking]] of Object.entries(EXPORTS)) {
      const rows = ROWS.filter((row) => dayOf(row) <= until && !lacking.includes(row));
      writeFileSync(inFolder(file), `${[HEADER, ...rows].join("\n")}\n`);
    }
    writeFileSync(inFolder("report.config.yaml"), SETTINGS);
    await publish("2023-Q1", "q1.csv", "2023-04-20");
    await publish("2023-Q2", "q2-wrong.csv", "2023-07-20");
    cpSync(inFolder(KEPT_Q2), inFolder("kept-before"), { recursive: true });
    writeFileSync(inFolder("report.config.yaml"), SETTINGS + CORRECTION);
    // The report in the output folder is still the wrong one.
    kits.push(await runHere(["publish", ...Q2_WRONG], { folder }));
    await publish("2023-Q2", "q2.csv", "2023-08-15");
    kits.push(await runHere(["publish", ...Q2], { folder }));
    await publish("2023-Q3", "q3.csv", "2023-10-20");
    await publish("2023-Q4", "q4.csv", "2024-01-20");
  }, 180_000);

  it("succeeds each time without rewriting snapshots", () => {
    expect(outcomes.slice(0, 10).map(({ code }) => code)).toEqual(
      Array.from({ length: 10 }, () => 0),
    );
    expect(outcomes[5]?.stdout).toContain("gecorrigeerde versie bewaard");
    expect(outcomes[4]?.stderr).toContain("vervangen door de gecorrigeerde versie");
    expect(outcomes.map(({ stderr }) => stderr).join("")).not.toContain("--update");
  });

  it("names the corrected version on the cover, on every page and in the masthead", async () => {
    const mark = "Gecorrigeerde versie van 15 augustus 2023";
    const { stdout } = await runTool("pdftotext", [
      "-layout",
      inFolder(out("2023-Q2", "pdf")),
      "-",
    ]);
    const pages = stdout.split("\f").slice(0, -1);
    expect(pages.filter((one) => one.includes(mark))).toHaveLength(pages.length);
    expect(pages[0]).toContain("Eerder gepubliceerd op 20 juli 2023");
    expect(pages[0]).toContain(REASON);
    expect(page("2023-Q2")).toMatch(new RegExp(`${mark}.*Eerder gepubliceerd op 20 juli 2023`));
    const info = await runTool("pdfinfo", [inFolder(out("2023-Q2", "pdf"))]);
    expect(info.stdout).toContain("(gecorrigeerde versie van 15 augustus 2023)");
    for (const other of ["2023-Q1", "2023-Q3", "2023-Q4"]) expect(page(other)).not.toContain(mark);
  });

  it("shows old and new numbers, and no small difference of a sensitive figure", () => {
    const [table = ""] =
      /Wat er stond, en wat het nu is.*?Aan een klein verschil/.exec(page("2023-Q2")) ?? [];
    const count = (file: string): number =>
      EXPORTS[file] === undefined ? 0 : rowsUntil(file, "2023-06-30");
    expect(table).toContain(`Aanmeldingen ${count("q2-wrong.csv")} ${count("q2.csv")}`);
    expect(table).toMatch(/Aanmeldingen per maand: mei 2023 2 27 /);
    expect(table).toMatch(/Ook aangepast, maar zonder getallen: [^.]*“Wie wordt ondersteund”/);
    expect(table).not.toMatch(/Wie wordt ondersteund: (?:moeder|vader)/);
    expect(page("2023-Q2")).toContain(
      "Aangepast, omdat gegevens later binnenkwamen of zijn verbeterd:",
    );
  });

  it("warns of changed figures that no correction names", () => {
    expect(outcomes[4]?.stderr).toMatch(
      /niet genoemd bij de correctie: “Trajecten met ondersteuning”/,
    );
    expect(outcomes[4]?.stderr).not.toContain("Genoemd bij de correctie, maar");
  });

  it("lists the correction in the next report only, apart from its revisions", () => {
    const found =
      "Gecorrigeerd, omdat wij een fout maakten: Onze rapportage over april tot en met juni 2023, op 15 augustus 2023.";
    expect(page("2023-Q3")).toContain(`${found} ${REASON}`);
    for (const other of ["2023-Q1", "2023-Q4"]) expect(page(other)).not.toContain("Gecorrigeerd,");
    // Revisions are relative to the corrected version, not to the wrong one.
    expect(page("2023-Q3")).toMatch(/juni 2023 telt er nu \d+ \(was \d+\)/);
    expect(page("2023-Q3")).not.toMatch(/mei 2023[^.]{0,40}\(was 2\)/);
    expect(page("2023-Q4")).toMatch(/september 2023 telt er nu \d+ \(was \d+\)/);
  });

  it("keeps both versions, the wrong one as it was, and makes each again", async () => {
    const before = readdirSync(inFolder("kept-before")).sort();
    expect(readdirSync(inFolder(EARLIER)).sort()).toEqual(before);
    for (const file of before) {
      expect(read(path.join(EARLIER, file))).toBe(read(path.join("kept-before", file)));
    }
    const { code, stdout } = await run("snapshot", "--check");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^2023-Q2 voortgangsrapportage, versie van 20 juli 2023: gelijk$/m);
    expect(stdout.match(/: gelijk$/gm)).toHaveLength(5);
  });

  it("leaves nothing to derive from all publications, the wrong version included", async () => {
    const { code, stdout } = await run("audit");
    expect(code).toBe(0);
    expect(stdout).toContain(EARLIER);
  });

  it("names the earlier version as an input, and protects every answer in the same way", async () => {
    const { correctedOn, inputs } = JSON.parse(
      read("out/2023-Q2/voortgangsrapportage/manifest.json"),
    ) as {
      correctedOn: string;
      inputs: { snapshots: { file: string }[] };
    };
    expect(correctedOn).toBe("2023-08-15");
    expect(inputs.snapshots.map(({ file }) => `snapshots/${file}`)).toContain(
      `${KEPT_Q2}/figures.json`,
    );
    const asked = ["--period", "2023-Q2", "--input", "q2.csv", "--format", "json"];
    const { stdout } = await run("figures", ...asked);
    expect(stdout).toBe(read(`${KEPT_Q2}/figures.json`));
  });

  it("never lets the wrong version replace the corrected one", async () => {
    const refused = await run("snapshot", ...Q2_WRONG, "--update");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("De versie van 20 juli 2023 is gecorrigeerd");
  });

  it("finishes the work of a run that was killed between keeping both versions", async () => {
    const corrected = read(`${KEPT_Q2}/manifest.json`);
    rmSync(inFolder(KEPT_Q2), { recursive: true });
    cpSync(inFolder(EARLIER), inFolder(KEPT_Q2), { recursive: true });
    // Such a run does not know later periods.
    for (const later of ["2023-Q3", "2023-Q4"])
      rmSync(inFolder(`snapshots/${later}`), { recursive: true });
    const again = await run("snapshot", ...Q2);
    expect(again.code).toBe(0);
    expect(read(`${KEPT_Q2}/manifest.json`)).toBe(corrected);
    expect(existsSync(inFolder(EARLIER))).toBe(true);
  });
});

function rowsUntil(file: string, day: string): number {
  const [, lacking] = EXPORTS[file] ?? ["", []];
  return ROWS.filter((row) => dayOf(row) <= day && !lacking.includes(row)).length;
}

function wordsIn(html: string): string {
  return html
    .replaceAll(/<(style|script)[^]*?<\/\1>/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("\u00AD", "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ([.,;:)])/g, "$1");
}
