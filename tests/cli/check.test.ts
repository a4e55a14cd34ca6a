import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { encoded } from "../monitor/export.ts";
import { readPdf } from "../render/read-pdf.ts";
import { emptyFolder, PROJECT, runHere } from "./run-report.ts";

const SAMPLE = readFileSync(path.join(PROJECT, "fixtures/monitor.csv"), "utf8");
/** Lines of a terminal, and their width. */
const SCREEN = { lines: 40, columns: 120 };

interface Found {
  readonly problems: readonly { code: string; line: number | null; skipped?: boolean }[];
  readonly export: Record<string, unknown> | null;
}

/** The number of lines of a text on the screen. */
function linesOnScreen(text: string): number {
  return text
    .trimEnd()
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / SCREEN.columns)), 0);
}

describe("what report check prints about the export", () => {
  let folder: string;
  beforeAll(() => {
    folder = emptyFolder();
    const text = `sep=\t\r\n${SAMPLE.replaceAll(";", "\t").replaceAll("\n", "\r\n")}`;
    writeFileSync(path.join(folder, "excel.csv"), encoded(text, "utf-16le", true));
    writeFileSync(path.join(folder, "rapport.pdf"), "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<<>>\n");
  });

  it("is its format, in words", async () => {
    const { code, stdout } = await runHere(["check", "--input", "excel.csv"], { folder });
    expect(code).toBe(0);
    const lines = stdout.split("\n");
    expect(lines[0]).toBe(
      "excel.csv: UTF-16 LE met BOM, scheidingsteken tab, regeleinden CRLF, met een regel sep=, 979 rijen met 29 bekende kolommen, laatste datum 14 mei 2024.",
    );
    expect(lines.slice(-2)).toEqual(["Geen problemen gevonden.", ""]);
  });

  it("is roughly how full its columns are", async () => {
    const { stdout } = await runHere(["check", "--input", "excel.csv"], { folder });
    expect(stdout).toMatch(/^ {2}statusverloop +94% /m);
    expect(stdout).toMatch(/ welkomstgesprek_ingepland_op +92% /);
    expect(stdout).toContain("Alle andere kolommen zijn overal gevuld.");
    expect(stdout).not.toContain("ontbre");
    expect(linesOnScreen(stdout)).toBeLessThan(SCREEN.lines / 2);
  });

  it("is its missing columns with their effect, and its unused columns", async () => {
    const keep = 12;
    const few = SAMPLE.trim()
      .split("\n")
      .map((row, at) => `${row.split(";").slice(0, keep).join(";")};${at === 0 ? "notitie" : "x"}`);
    writeFileSync(path.join(folder, "few.csv"), few.join("\n"));
    const words = ["check", "--input", "few.csv", "--period", "2024-Q1"];
    const { code, stdout } = await runHere(words, { folder });
    expect(code).toBe(0);
    expect(stdout).toContain(
      "januari t/m maart 2024: 149 rijen aangemeld in de periode, 936 rijen tot en met 31 maart 2024.\n",
    );
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(
      "Er ontbreken 17 kolommen die niet verplicht zijn. Daardoor kunnen we 18 cijfers niet maken. kinderen_nu_uithuisgeplaatst: Kinderen nu uit huis geplaatst, en nog 1 kinderen_eerder",
    );
    expect(stdout).toContain("gebruiken we niet: notitie.");
    expect(linesOnScreen(stdout)).toBeLessThanOrEqual(SCREEN.lines);
    const json = await runHere([...words, "--format", "json"], { folder });
    const { export: told, periods } = JSON.parse(json.stdout) as Found & { periods: object[] };
    expect(periods[0]).toEqual({
      id: "2024-Q1",
      label: "januari t/m maart 2024",
      rowsInPeriod: 149,
      referenceDate: "2024-03-31",
      rowsUpToReferenceDate: 936,
    });
    expect(told).toMatchObject({ columns: 12, unused: ["notitie"] });
    expect(told?.["fill"]).toContainEqual({
      column: "herkomst",
      label: "Herkomst",
      filled: "part",
      percentage: 96,
      emptyMeans: "Onbekend",
    });
    expect(told?.["absent"]).toContainEqual({
      column: "gewenste_situatie",
      label: "Gewenste situatie",
      figures: [{ id: "support.desiredSituation", label: "Gewenste situatie" }],
    });
    expect(told?.["lostFigures"]).toHaveLength(18);
  });

  it("is an order of month and day that no option skips", async () => {
    const american = SAMPLE.replaceAll(/(\d{4})-(\d\d)-(\d\d)/g, "$2/$3/$1");
    writeFileSync(path.join(folder, "american.csv"), american);
    for (const more of [[], ["--skip-invalid"], ["--skip-invalid", "--skip-at-most=100%"]]) {
      const words = ["check", "--input", "american.csv", "--format", "json", ...more];
      const { code, stdout } = await runHere(words, { folder });
      const { problems } = JSON.parse(stdout) as Found;
      expect(code).toBe(3);
      expect(new Set(problems.map((problem) => problem.code))).toEqual(
        new Set(["dates-month-first"]),
      );
      expect(problems).toHaveLength(6);
    }
  });

  it("is how many rows may be skipped", async () => {
    const spoilt = SAMPLE.split("\n").map((row, at) =>
      at % 5 === 3 ? row.replace(";", ";x") : row,
    );
    writeFileSync(path.join(folder, "spoilt.csv"), spoilt.join("\n"));
    const check = (...more: string[]) =>
      runHere(["check", "--input", "spoilt.csv", "--skip-invalid", ...more], { folder });
    const refused = await check();
    expect(refused.code).toBe(3);
    expect(refused.stdout).toContain("--skip-at-most 21%");
    expect((await check("--skip-at-most", "21%")).code).toBe(0);
    expect((await check("--skip-at-most", "20")).code).toBe(3);
    expect((await check("--skip-at-most", "veel")).code).toBe(2);
    const alone = ["check", "--input", "spoilt.csv", "--skip-at-most", "20%"];
    expect((await runHere(alone, { folder })).code).toBe(2);
  });

  it("is the same in JSON", async () => {
    const words = ["check", "--input", "excel.csv", "--format", "json"];
    const found = JSON.parse((await runHere(words, { folder })).stdout) as Found;
    expect(found.problems).toEqual([]);
    expect(found.export).toMatchObject({
      file: "excel.csv",
      encoding: "utf-16le",
      byteOrderMark: true,
      delimiter: "\t",
      separatorLine: true,
      lineEnd: "crlf",
      rows: 979,
      columns: 29,
      latestDate: "2024-05-14",
    });
  });

  it("is null for a file that is no table, which is named", async () => {
    const words = ["check", "--input", "rapport.pdf", "--format", "json"];
    const { code, stdout } = await runHere(words, { folder });
    expect(code).toBe(3);
    const found = JSON.parse(stdout) as Found;
    expect(found.export).toBeNull();
    expect(found.problems.map((problem) => problem.code)).toEqual(["file-not-csv"]);
  });
});

describe("what report check doubts in comparison with snapshots", () => {
  const FOLDERS = ["--snapshots", "fixtures/snapshots", "--content", "fixtures/content"];
  const doubtsIn = async (input: string, period: string): Promise<readonly string[]> => {
    const words = ["check", "--input", input, "--period", period, ...FOLDERS, "--format", "json"];
    const { problems } = JSON.parse((await runHere(words)).stdout) as Found;
    return problems.map(({ code }) => code).filter((code) => code.startsWith("export-"));
  };

  it("is nothing in the samples", async () => {
    const later = ["2024-Q1", "2024-02..2024-04", "2023-Q4"];
    for (const period of later) expect(await doubtsIn("fixtures/monitor.csv", period)).toEqual([]);
    expect(await doubtsIn("fixtures/monitor-2024-01-31.csv", "2023-Q4")).toEqual([]);
  });

  it("is an export that lost rows, and one with two swapped headers", async () => {
    const folder = emptyFolder();
    const short = path.join(folder, "short.csv");
    const isKept = (_: string, at: number): boolean => at < 700 || at % 3 !== 0;
    writeFileSync(short, SAMPLE.split("\n").filter(isKept).join("\n"));
    expect(await doubtsIn(short, "2024-02..2024-04")).toEqual([
      "export-rows-fewer",
      "export-stock-fell",
    ]);
    const [first, second] = ["kinderen_in_pleeggezin", "kinderen_in_netwerk"];
    const exchanged = path.join(folder, "exchanged.csv");
    const header = SAMPLE.slice(0, SAMPLE.indexOf("\n"));
    const other = header.replace(first, "x").replace(second, first).replace("x;", `${second};`);
    writeFileSync(exchanged, SAMPLE.replace(header, other));
    expect(await doubtsIn(exchanged, "2024-02..2024-04")).toEqual(["export-columns-exchanged"]);
    const words = ["check", "--input", exchanged, ...FOLDERS];
    expect((await runHere([...words, "--period", "2024-02..2024-04", "--strict"])).code).toBe(3);
    expect((await runHere(words)).stdout).not.toContain("verwisseld");
  });
});

describe("the note on the accessibility of a report", () => {
  const WORDS = ["check", "--input", "fixtures/monitor.csv", "--out", "elsewhere"];
  interface Answer extends Found {
    readonly texts: object;
    readonly accessibility?: { machine: readonly { id: string; result: string; why?: string }[] };
  }

  it("is in the JSON of a period, and only there", async () => {
    const all = await runHere([...WORDS, "--format", "json"]);
    expect(Object.keys(JSON.parse(all.stdout) as Answer)).toEqual(["problems", "export", "texts"]);
    const words = [...WORDS, "--period", "2024-Q1", "--format"];
    const answer = JSON.parse((await runHere([...words, "json"])).stdout) as Answer;
    expect(Object.keys(answer)).toEqual([
      "problems",
      "export",
      "periods",
      "texts",
      "accessibility",
    ]);
    const pdf = answer.accessibility?.machine.find(({ id }) => id === "pdf-order");
    expect(pdf).toMatchObject({ result: "not tested" });
    expect(pdf?.why).toContain("report generate --period 2024-Q1");
    expect((await runHere([...words, "csv"])).stdout).not.toContain("pdf-order");
  });

  it("is a page, has the exit code of the check, and lists its problems", async () => {
    const words = [...WORDS, "--period", "2024-Q1", "--format", "html"];
    const { code, stdout } = await runHere(words);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<!doctype html>\n<html lang="nl-NL">/);
    expect(stdout).toContain("<li>waarschuwing: fixtures/content/2024-Q1/");
    expect(stdout).toContain("Deze export is goed.");
    expect(stdout).not.toContain("<li>fout:");
    const refused = await runHere([...words, "--published-on", "2024-05-27"]);
    expect(refused.code).toBe(3);
    expect(refused.stdout).toContain("<li>fout: fixtures/content/2024-Q1/");
    const wrong = emptyFolder();
    writeFileSync(path.join(wrong, "report.config.yaml"), "kleur: rood\n");
    const broken = await runHere(["check", "--period", "2024-Q1", "--format", "html"], {
      folder: wrong,
    });
    expect(broken.code).toBe(2);
    expect(broken.stdout).toContain("<li>fout: report.config.yaml, regel 1:");
  });

  it("is not on a page without a period, which is only about the export", async () => {
    const { code, stdout, stderr } = await runHere([...WORDS, "--format", "html"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Deze export is goed.");
    expect(stdout).not.toMatch(/Toegankelijkheid van het rapport|Voor wie de teksten/);
    expect(stderr).toContain("waarschuwing: fixtures/content/2024-Q1/");
    expect((await runHere(["check", "--help"])).stdout).toContain("table, json, csv, html");
  });
});

describe("a page for the keeper of the monitor", () => {
  it("begins with the verdict, has the exit code of the check, and contains no cell", async () => {
    const folder = emptyFolder();
    const wrong = SAMPLE.replaceAll(";professional;", ";geheimroute;").replace(";utrecht;", ";03;");
    writeFileSync(path.join(folder, "wrong.csv"), wrong);
    const of = (...words: string[]) =>
      runHere(["check", "--input", path.join(folder, "wrong.csv"), ...words], { folder });
    for (const format of ["html", "markdown"]) {
      const { code, stdout } = await of("--format", format);
      expect(code).toBe(3);
      expect(stdout).toContain("Deze export kan zo niet gebruikt worden: 2 dingen moeten anders.");
      expect(stdout).toMatch(/kolom aanmeldroute, \d+ keer, onder meer regel/);
      expect(stdout).not.toContain("geheimroute");
      // Others read the page. The folders of this machine do not concern them.
      expect(stdout).not.toContain(folder);
    }
    const markdown = await of("--format", "markdown");
    expect(markdown.stdout.split("\n").slice(0, 3)).toEqual([
      "# Controle van de export `wrong.csv`",
      "",
      "**Deze export kan zo niet gebruikt worden: 2 dingen moeten anders.**",
    ]);
  });

  it("can be about an export from standard input", async () => {
    const { code, stdout } = await runHere(["check", "--input", "-", "--format", "markdown"], {
      folder: emptyFolder(),
      stdin: Buffer.from(SAMPLE.replace(";utrecht;", ";03;")),
    });
    expect(code).toBe(3);
    expect(stdout).toContain("# Controle van de export `standaardinvoer`");
    expect(stdout).toMatch(/^ {2}- kolom herkomst, regel \d+$/m);
  });
});

describe("the findings as CSV", () => {
  it("are safe to open in Excel, whatever a file or a column is called", async () => {
    const folder = emptyFolder();
    const harmful = ["=1+1", "+31", "-2", "@SOM(A1)"];
    const header = `traject_id;aanmelddatum;aanmeldroute;statusverloop;${harmful.join(";")}`;
    for (const name of harmful) {
      writeFileSync(path.join(folder, name), `${header}\nT-1;2023-01-02;;;;;;\n`);
      const words = ["check", `--input=${name}`, "--format", "csv"];
      const { code, stdout } = await runHere(words, { folder });
      expect(code).toBe(0);
      // A header that is a formula does not have the form of a column name.
      for (const column of ["kolom 5", "kolom 6", "'-2", "kolom 8"]) {
        expect(stdout).toContain(`;'${name};1;${column};`);
      }
      expect(stdout).not.toMatch(/(?:^|;)[=+@-]/m);
    }
  });
});

describe("an export with fifty thousand errors", () => {
  let folder: string;
  const ROWS = 50_000;
  beforeAll(() => {
    folder = emptyFolder();
    const header = "traject_id;aanmelddatum;aanmeldroute;statusverloop;herkomst;kinderen;notitie";
    const rows = Array.from({ length: ROWS }, (_, index) => {
      const [date, route, notes] = [
        index % 3 === 0 ? "31-02-2023" : "2023-01-02",
        index % 3 === 1 ? `postduif ${index}` : "overig",
        index === 40_000 ? "jan@voorbeeld.nl" : "",
      ];
      return `T-${index};${date};${route};;utrecht;${index % 3 === 2 ? "3,0" : "2"};${notes}`;
    });
    writeFileSync(path.join(folder, "fout.csv"), [header, ...rows].join("\n"));
  });

  it("is summarised on one screen, personal data first", async () => {
    // Processor time does not depend on other work of the machine.
    const started = process.cpuUsage();
    const { code, stdout } = await runHere(["check", "--input", "fout.csv"], { folder });
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(5_000);
    expect(code).toBe(3);
    expect(linesOnScreen(stdout)).toBeLessThanOrEqual(SCREEN.lines);
    const lines = stdout.split("\n");
    expect(lines[1]).toMatch(/^fout: fout\.csv, regel 40002, kolom notitie: Hier staat een e-mail/);
    expect(stdout).toContain(
      "nog 16.666 keer in deze kolom, op onder meer regel 5, 8, 11, 14 en 17",
    );
    expect(stdout).toContain("50.001 fouten, 1 waarschuwing.");
    expect(stdout).not.toContain("postduif");
    expect(stdout).not.toContain("voorbeeld.nl");
  });

  it("is complete in JSON and in CSV", async () => {
    const json = await runHere(["check", "--input", "fout.csv", "--format", "json"], { folder });
    const { problems } = JSON.parse(json.stdout) as Found;
    expect(problems).toHaveLength(ROWS + 2);
    const csv = await runHere(["check", "--input", "fout.csv", "--format", "csv"], { folder });
    expect(csv.stdout.trimEnd().split("\r\n")).toHaveLength(ROWS + 3);
  });
});

describe("--skip-invalid", () => {
  let folder: string;
  beforeAll(() => {
    folder = emptyFolder();
    const lines = SAMPLE.trim().split("\n");
    const break_ = (line: number, from: string, to: string) => {
      const old = lines[line - 1] ?? "";
      if (!old.includes(from)) throw new Error(`line ${line} has no ${from}`);
      lines[line - 1] = old.replace(from, to);
    };
    break_(2, ";2022-04-04;", ";31-04-2022;");
    break_(3, ";2022-04-05;", ";5 april;");
    lines[3] += ";x";
    writeFileSync(path.join(folder, "fout.csv"), `${lines.join("\n")}\n`);
  });

  it("leaves the rows out, and the report says how many by which rules", async () => {
    const words = ["generate", "--period", "2024-Q1", "--input", "fout.csv"];
    expect((await runHere(words, { folder })).code).toBe(3);
    const outcome = await runHere([...words, "--skip-invalid"], { folder });
    expect(outcome.code).toBe(0);
    expect(outcome.stderr.match(/^weggelaten: /gm)).toHaveLength(3);

    const out = path.join(folder, "out/2024-Q1/voortgangsrapportage");
    const pdf = await readPdf(readFileSync(path.join(out, "voortgangsrapportage-2024-Q1.pdf")));
    const text = pdf.text.join(" ").replaceAll("\u00ad", "").replaceAll(/\s+/g, " ");
    expect(text).toContain(
      "3 regels van de export tellen niet mee, omdat er een fout in staat: 1 met te veel cellen en 2 met een ongeldige datum.",
    );
    const figures = JSON.parse(readFileSync(path.join(out, "figures-2024-Q1.json"), "utf8")) as {
      source: object;
    };
    const skipped = { rows: 3, byRule: { "date-invalid": 2, "row-too-long": 1 } };
    expect(figures.source).toMatchObject({ rows: 979, skipped });
    const manifest = JSON.parse(readFileSync(path.join(out, "manifest.json"), "utf8")) as {
      inputs: object;
    };
    expect(manifest.inputs).toMatchObject({ export: { skipped } });
  });

  it("does not go with --strict", async () => {
    const words = ["check", "--input", "fout.csv", "--skip-invalid", "--strict"];
    const { code, stderr } = await runHere(words, { folder });
    expect(code).toBe(2);
    expect(stderr).toContain("--strict en --skip-invalid gaan niet samen");
  });
});
