import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { observationsOf, publishedFiguresSchema } from "../../src/disclosure/published-figures.ts";
import { spokenLabel } from "../../src/document/ranking.ts";
import { NOT_SHOWN } from "../../src/language/words.ts";
import { workbookMessages as texts } from "../../src/messages/figures.ts";
import { runHere, succeeds } from "../cli/run-report.ts";
import { newFolder } from "./finished-files.ts";
import { errorsOfOdf } from "./odf.ts";
import { runTool } from "./run-tool.ts";

const REPORT = "2024-Q1/voortgangsrapportage";
const FORMATS = ["ods", "xlsx"] as const;

let work: Awaited<ReturnType<typeof newFolder>>;
/** The sheets of each workbook, read by LibreOffice: rows of cells by sheet name. */
const read = new Map<string, ReadonlyMap<string, readonly (readonly string[])[]>>();
const said: string[] = [];

beforeAll(async () => {
  work = await newFolder();
  for (const format of FORMATS) {
    const out = path.join(work.folder, format);
    await succeeds(
      runHere(["generate", "--period", "2024-Q1", "--workbook", format, "--out", out]),
    );
    const sheets = path.join(work.folder, `${format}-sheets`);
    await mkdir(sheets);
    // CSV with `;` and UTF-8, with numbers as stored instead of shown, and a file for each sheet.
    const filter = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1";
    const { code, stderr } = await runTool("soffice", [
      // Its own profile, apart from other runs.
      `-env:UserInstallation=${pathToFileURL(path.join(work.folder, "profile")).href}`,
      "--headless",
      "--convert-to",
      filter,
      "--outdir",
      sheets,
      workbookIn(format),
    ]);
    // LibreOffice also complains where the machine has no Java for it.
    said.push(`${code} ${stderr.replace(/^Warning: failed to launch javaldx.*\n/m, "")}`);
    const files = await readdir(sheets);
    const tables = files.map(async (file): Promise<[string, string[][]]> => {
      const name = file.replace(/^cijfers-2024-Q1-/, "").replace(/\.csv$/, "");
      const text = await readFile(path.join(sheets, file), "utf8");
      return [
        name,
        text
          .trimEnd()
          .split("\n")
          .map((line) => cellsOf(line)),
      ];
    });
    read.set(format, new Map(await Promise.all(tables)));
  }
}, 60_000);

afterAll(async () => {
  await work.remove();
});

function workbookIn(format: string): string {
  return path.join(work.folder, format, REPORT, `cijfers-2024-Q1.${format}`);
}

/** The cells of a line of CSV. Cells with a semicolon or a number are in quotes. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'),
  );
}

describe("the workbook of the sample", () => {
  it("opens in LibreOffice without a message", () => {
    expect(said).toEqual(FORMATS.map(() => "0 "));
  });

  it.each(FORMATS)("contains the figures of the report in %s", async (format) => {
    const json = path.join(work.folder, format, REPORT, "figures-2024-Q1.json");
    const figures = publishedFiguresSchema.parse(JSON.parse(await readFile(json, "utf8")));
    const known = new Map(
      [...(read.get(format) ?? [])].map(([sheet, rows]) => [sheet, numbersIn(rows)] as const),
    );
    const observations = observationsOf(figures);
    expect(observations.length).toBeGreaterThan(200);
    for (const one of observations) {
      const sheet = texts.breakdowns[one.figure] ?? texts.keyFigures;
      const name =
        one.kind === "breakdown" ? spokenLabel(one.categoryLabel) || texts.total : one.label;
      const part = one.kind === "breakdown" ? [] : [texts.parts[one.field] ?? ""];
      const shown = one.unit === "procent" ? `${one.value}%` : String(one.value);
      const expected = one.status === "withheld" ? NOT_SHOWN : shown;
      const found = known.get(sheet)?.get([name, ...part].join(" | "));
      expect([sheet, name, ...part, found]).toEqual([sheet, name, ...part, expected]);
    }
  });

  it("is the same from both files", () => {
    expect(read.get("ods")).toEqual(read.get("xlsx"));
  });

  it("is valid OpenDocument 1.3", async () => {
    expect(await errorsOfOdf(workbookIn("ods"))).toBe("");
  }, 60_000);
});

/** The last number of each row, by the words before its numbers, without note references. */
function numbersIn(rows: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const words = rows.some((row) => row[1] === texts.columns.part) ? 2 : 1;
  return new Map(
    rows.map((row) => {
      const [label = "", ...others] = row.slice(0, words);
      return [[label.replace(/ \[.*$/, ""), ...others].join(" | "), row.at(-1) ?? ""] as const;
    }),
  );
}
