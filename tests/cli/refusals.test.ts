import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runHere } from "./run-report.ts";

const SAMPLE = readFileSync(path.join(PROJECT, "fixtures/monitor.csv"), "utf8");

/** The sample with five different mistakes, and their places. */
const FIVE_MISTAKES: readonly {
  line: number;
  column: string;
  content: string;
}[] = [
  { line: 5, column: "aanmelddatum", content: "31-02-2023" },
  { line: 40, column: "aanmeldroute", content: "postduif" },
  { line: 118, column: "kinderen", content: "3,0" },
  { line: 300, column: "verklarende_analyse", content: "gestart" },
  { line: 700, column: "statusverloop", content: "heropend@2099-01-01" },
];

function withMistakes(): string {
  const lines = SAMPLE.split("\n");
  const header = lines[0]?.split(";") ?? [];
  for (const { line, column, content } of FIVE_MISTAKES) {
    const cells = lines[line - 1]?.split(";") ?? [];
    cells[header.indexOf(column)] = content;
    lines[line - 1] = cells.join(";");
  }
  return lines.join("\n");
}

/** The files below a folder with the hash of each. */
function contentsOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [file, createHash("sha256").update(readFileSync(file)).digest("hex")]),
  );
}

describe("an export with five mistakes", () => {
  let folder: string;
  beforeAll(() => {
    folder = emptyFolder();
    writeFileSync(path.join(folder, "fout.csv"), withMistakes());
  });

  it("gives all five with line and column in one run, and exit code 3", async () => {
    const { code, stdout } = await runHere(["check", "--input", "fout.csv", "--format", "json"], {
      folder,
    });
    expect(code).toBe(3);
    const { problems } = JSON.parse(stdout) as {
      problems: { severity: string; line: number; column: string; message: string }[];
    };
    const errors = problems.filter(({ severity }) => severity === "error");
    expect(errors.map(({ line, column }) => ({ line, column }))).toEqual(
      FIVE_MISTAKES.map(({ line, column }) => ({ line, column })),
    );
    for (const { content } of FIVE_MISTAKES.slice(1, 3)) expect(stdout).not.toContain(content);
  });

  it("leaves the output folder as it was", async () => {
    const target = path.join(folder, "out/2024-Q1/voortgangsrapportage");
    mkdirSync(target, { recursive: true });
    writeFileSync(path.join(target, "voortgangsrapportage-2024-Q1.pdf"), "een eerder rapport");
    writeFileSync(
      path.join(target, "manifest.json"),
      JSON.stringify({ outputs: [{ file: "voortgangsrapportage-2024-Q1.pdf", sha256: "" }] }),
    );
    const before = contentsOf(path.join(folder, "out"));
    const outcome = await runHere(["generate", "--period", "2024-Q1", "--input", "fout.csv"], {
      folder,
    });
    expect(outcome).toMatchObject({ code: 3, stdout: "" });
    expect(outcome.stderr.match(/^fout: /gm)).toHaveLength(5);
    expect(outcome.stderr).toContain("Er zijn 5 fouten gevonden. Er is niets geschreven.");
    expect(contentsOf(path.join(folder, "out"))).toEqual(before);
  });

  it("reports the same in words and as CSV", async () => {
    const words = await runHere(["check", "--input", "fout.csv"], { folder });
    expect(words.stdout).toMatch(/^fout: fout\.csv, regel 118, kolom kinderen: /m);
    const csv = await runHere(["check", "--input", "fout.csv", "--format", "csv"], { folder });
    expect(csv.stdout).toMatch(/^error;count-invalid;fout\.csv;118;kinderen;/m);
  });
});

describe("more warnings than are listed", () => {
  it("refuse nothing", async () => {
    const folder = emptyFolder();
    const header = "traject_id;aanmelddatum;aanmeldroute;statusverloop;gezag";
    const rows = Array.from(
      { length: 20_500 },
      (_, index) => `T-${index};2024-01-01;overig;;geen|een_ouder`,
    );
    writeFileSync(path.join(folder, "monitor.csv"), [header, ...rows].join("\n"));
    const words = ["--input", "monitor.csv"];
    const check = await runHere(["check", ...words], { folder });
    expect(check.code).toBe(0);
    expect(check.stdout).toContain("0 fouten, 20.500 waarschuwingen.");
    const figures = await runHere(["figures", "--period", "2024", ...words], { folder });
    expect(figures.code).toBe(0);
    const strict = await runHere(["check", "--strict", ...words], { folder });
    expect(strict.code).toBe(3);
    expect(strict.stdout).toContain("20.500 fouten, 0 waarschuwingen.");
  });
});

describe("report check", () => {
  it("finds in the sample and the narrative of each period only that its texts are samples", async () => {
    const { code, stdout } = await runHere(["check"]);
    expect(code).toBe(0);
    const found = stdout.split("\n").slice(1);
    const periods = ["2023-02--2023-03", "2024-02--2024-04", "2024-Q1"];
    const isAboutColumns = (line: string): boolean => /^ {2}|^Hoe vol/.test(line);
    const others = found.filter((line) => !isAboutColumns(line));
    expect(others.map((line) => line.replace(/ Hier staan voorbeeldteksten.*$/, ""))).toEqual([
      ...periods.map((id) => `waarschuwing: fixtures/content/${id}/voortgangsrapportage:`),
      "0 fouten, 3 waarschuwingen.",
      "",
    ]);
  });

  it("names every problem in the narrative with line and character", async () => {
    const folder = emptyFolder();
    const content = path.join(folder, "content/2024-Q1/voortgangsrapportage");
    mkdirSync(content, { recursive: true });
    cpSync(path.join(PROJECT, "fixtures/monitor.csv"), path.join(folder, "monitor.csv"));
    writeFileSync(
      path.join(content, "samenwerking.md"),
      "---\nvoorbeeldtekst: true\n---\n# Titel\n\nEen <b>woord</b>.\n\n![foto](foto.png)\n",
    );
    writeFileSync(path.join(content, "weetjes.md"), "Tekst.\n");
    mkdirSync(path.join(folder, "content/lente"));
    const outcome = await runHere(["check", "--input", "monitor.csv", "--format", "json"], {
      folder,
    });
    const { problems } = JSON.parse(outcome.stdout) as { problems: Record<string, unknown>[] };
    expect(problems.map(({ code, line, position }) => [code, line, position])).toEqual([
      ["period-folder-unknown", null, undefined],
      ["narrative-heading", 4, 1],
      ["narrative-html", 6, 5],
      ["narrative-image", 8, 1],
      ["narrative-unknown", null, undefined],
    ]);
    expect(outcome.code).toBe(3);
  });
});

describe("a settings file", () => {
  it("with mistakes is refused with the line of each", async () => {
    const folder = emptyFolder();
    writeFileSync(
      path.join(folder, "report.config.yaml"),
      "input: monitor.csv\nthreshold: 1\nkleur: rood\npublishedOn: gisteren\norganisation: 12\n",
    );
    const expected = [
      "report.config.yaml, regel 2: De drempel kan alleen met --threshold",
      'report.config.yaml, regel 3: De instelling "kleur" bestaat niet.',
      'report.config.yaml, regel 4: De instelling "publishedOn" klopt niet: schrijf een dag',
      'report.config.yaml, regel 5: De instelling "organisation" klopt niet: hier hoort tekst; zet een getal tussen aanhalingstekens.',
    ];
    cpSync(path.join(PROJECT, "fixtures/monitor.csv"), path.join(folder, "monitor.csv"));
    const check = await runHere(["check"], { folder });
    expect(check.code).toBe(2);
    for (const line of expected) expect(check.stdout).toContain(line);
    const figures = await runHere(["figures", "--period", "2024"], { folder });
    expect(figures).toMatchObject({ code: 2, stdout: "" });
    for (const line of expected) expect(figures.stderr).toContain(line);
  });

  it("with a mistake does not hide the export's problems", async () => {
    const folder = emptyFolder();
    writeFileSync(path.join(folder, "report.config.yaml"), "input: fout.csv\nkleur: rood\n");
    writeFileSync(path.join(folder, "fout.csv"), withMistakes());
    const { stdout } = await runHere(["check", "--format", "json"], { folder });
    const { problems } = JSON.parse(stdout) as { problems: { file: string }[] };
    expect(problems.filter(({ file }) => file === "fout.csv").length).toBe(5);
    expect(problems.filter(({ file }) => file === "report.config.yaml").length).toBe(1);
  });

  it("may be a key of package.json", async () => {
    const folder = emptyFolder();
    cpSync(path.join(PROJECT, "fixtures/monitor.csv"), path.join(folder, "monitor.csv"));
    writeFileSync(path.join(folder, "package.json"), '{ "report": { "input": "monitor.csv" } }');
    expect(await runHere(["check"], { folder })).toMatchObject({ code: 0 });
  });
});

describe("a period that the export does not reach", () => {
  it.each([
    ["2025-Q1", "Dat is voor het begin van de periode"],
    ["2024-Q2", "--period 2024-04..2024-05"],
    ["2021", "De export heeft geen aanmeldingen tot en met 31 december 2021"],
  ])("%s gets no report", async (period, message) => {
    const folder = emptyFolder();
    const outcome = await runHere(
      ["generate", "--period", period, "--input", path.join(PROJECT, "fixtures/monitor.csv")],
      { folder },
    );
    expect(outcome.code).toBe(3);
    expect(outcome.stderr).toContain(message);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a text that does not fit on a page", () => {
  it("is named with its file and table, with the other findings, and nothing is written", async () => {
    const folder = emptyFolder();
    const texts = path.join(folder, "content/2024-Q1/voortgangsrapportage");
    mkdirSync(texts, { recursive: true });
    const row = (cell: string): string => `|${` ${cell} |`.repeat(14)}\n`;
    const table = row("Gemeente") + row("---") + row("12");
    const small = "| A | B |\n| --- | --- |\n| 1 | 2 |\n";
    writeFileSync(path.join(texts, "samenwerking.md"), `${small}\n${table}`);
    writeFileSync(path.join(texts, "doorkijk.md"), "Een blik vooruit, op 3 β.\n");
    writeFileSync(path.join(folder, "monitor.csv"), SAMPLE);
    const { code, stdout, stderr } = await runHere(
      ["generate", "--period", "2024-Q1", "--input", "monitor.csv"],
      { folder },
    );
    expect(code).toBe(3);
    expect(stdout).toBe("");
    expect(stderr).toContain(
      `fout: ${path.join("content/2024-Q1/voortgangsrapportage/samenwerking.md")}: De 2e tabel in deze tekst is breder dan een pagina.`,
    );
    expect(stderr).toContain("doorkijk.md, regel 1");
    expect(stderr).toContain("Er is 1 fout gevonden. Er is niets geschreven.");
    expect(readdirSync(folder).sort()).toEqual(["content", "monitor.csv"]);
  });
});
