import { readFileSync } from "node:fs";
import path from "node:path";

import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { memorySource } from "../../src/monitor/source.ts";
import { parsePeriod } from "../../src/period/period.ts";
import { readProtectedFigures } from "../../src/pipeline/read-export.ts";
import { checkPlausibility } from "../../src/plausibility/check-plausibility.ts";
import { settleSettings } from "../../src/settings/settle-settings.ts";
import { STANDARD } from "../sample-codebook.ts";

const FIXTURES = path.join(import.meta.dirname, "../../fixtures");

/** A row of an export by its columns. */
export type Row = Record<string, string>;

/** Returns the rows of a sample export. */
export function rowsOf(file = "monitor.csv"): Row[] {
  const [header = "", ...lines] = readFileSync(path.join(FIXTURES, file), "utf8")
    .trimEnd()
    .split("\n");
  const names = header.split(";");
  return lines.map((line) => {
    const cells = line.split(";");
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));
  });
}

/**
 * Returns the figures of rows, protected against published ones, through the whole reading of an
 * export.
 */
export async function figuresOfRows(
  rows: readonly Row[],
  period: string,
  kept: readonly PublishedFigures[] = [],
): Promise<PublishedFigures> {
  const span = parsePeriod(period);
  if (span === undefined) throw new Error(`${period} is not a period`);
  const header = Object.keys(rows[0] ?? {});
  const text = [header, ...rows.map((row) => header.map((name) => row[name] ?? ""))]
    .map((cells) => `${cells.join(";")}\n`)
    .join("");
  const source = memorySource("monitor.csv", Buffer.from(text));
  const { figures, findings } = await readProtectedFigures(
    source,
    [{ period: span, isForComparison: true }],
    STANDARD,
    { against: () => kept },
    await settleSettings({}, {}, "/"),
    {},
  );
  const [first] = figures ?? [];
  if (first === undefined) throw new Error(findings.map(({ code }) => code).join());
  return first;
}

/** Returns the findings about rows compared with published figures. */
export async function doubtsAbout(
  rows: readonly Row[],
  period: string,
  kept: readonly PublishedFigures[],
): Promise<readonly Finding[]> {
  return doubtsBeside(await figuresOfRows(rows, period, kept), kept);
}

/** Returns the findings about figures compared with published ones. */
export function doubtsBeside(
  now: PublishedFigures,
  kept: readonly PublishedFigures[],
): readonly Finding[] {
  const nameOf = (name: string): string => {
    if (STANDARD_CODEBOOK.columns.every((column) => column.name !== name)) {
      throw new Error(`no column ${name}`);
    }
    return name;
  };
  return checkPlausibility(now, kept, { file: "monitor.csv", nameOf });
}
