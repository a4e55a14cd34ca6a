import { tmpdir } from "node:os";
import type { CodebookReading } from "../src/codebook/file/read-codebook.ts";
import type { PublishedFigures } from "../src/disclosure/published-figures.ts";
import { openSource, type OpenSource } from "../src/monitor/source.ts";
import { parsePeriod, type Period } from "../src/period/period.ts";
import { readProtectedFigures } from "../src/pipeline/read-export.ts";
import { STANDARD } from "./sample-codebook.ts";
import { settleSettings } from "../src/settings/settle-settings.ts";
import { EMPTY_LEDGER } from "../src/snapshots/earlier-reports.ts";

/** A period that a test is sure of. */
function periodOf(text: string): Period {
  const period = parsePeriod(text);
  if (period === undefined) throw new Error(`${text} is no period`);
  return period;
}

/** The protected figures of an export; fails where the export has an error. */
export async function figuresOfSource(
  source: OpenSource,
  period: string,
  threshold: number,
  codebook: CodebookReading = STANDARD,
): Promise<PublishedFigures> {
  const settings = await settleSettings({ threshold: String(threshold) }, {}, "/");
  const { figures, findings } = await readProtectedFigures(
    source,
    [{ period: periodOf(period) }],
    codebook,
    EMPTY_LEDGER,
    settings,
    {},
  );
  const [first] = figures ?? [];
  if (first === undefined) throw new Error(`refused: ${findings.map(({ code }) => code).join()}`);
  return first;
}

/** The same of a file, by its path from the project's folder. */
export async function figuresOfFile(
  file: string,
  period: string,
  threshold: number,
  codebook: CodebookReading = STANDARD,
): Promise<PublishedFigures> {
  const source = await openSource(file, { stdin: process.stdin, temporaryFolder: tmpdir() });
  return await figuresOfSource(source, period, threshold, codebook);
}
