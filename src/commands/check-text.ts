import { formatDay } from "../language/dates.ts";
import { commandMessages as texts } from "../messages/commands.ts";
import { countErrors, countWarnings, type Findings } from "../messages/finding.ts";
import type { ExportSummary } from "../monitor/case.ts";
import type { ExportReading } from "../pipeline/protected-figures.ts";
import { findingsText } from "./findings-text.ts";

/**
 * The outcome of a check for a person: what the export is, which texts there are, what is wrong, and
 * how much of it.
 */
export function* checkText(
  found: Findings,
  { summary, isCodebookMistaken }: ExportReading,
  file: string,
  textsTold: string,
): Generator<string> {
  if (summary !== null) yield `${foundText(summary, file)}\n`;
  if (textsTold !== "") yield textsTold;
  if (isCodebookMistaken) yield `${texts.exportNotChecked}\n`;
  if (found.findings.length === 0) {
    yield `${texts.checkGood}\n`;
    return;
  }
  yield findingsText(found);
  yield `${texts.checkSummary(countErrors(found), countWarnings(found))}\n`;
}

function foundText(
  { dialect, rows, skipped, columns, latestDate }: ExportSummary,
  file: string,
): string {
  const { encoding, byteOrderMark, delimiter, separatorLine, lineEnd } = dialect;
  const parts = [
    texts.found.encoding(encoding, byteOrderMark),
    texts.found.delimiter(delimiter),
    texts.found.lineEnd[lineEnd],
    ...(separatorLine ? [texts.found.separatorLine] : []),
    texts.found.rows(rows, columns.size),
    ...(latestDate === null ? [] : [texts.found.latestDate(formatDay(latestDate))]),
  ];
  const left = skipped.rows === 0 ? "" : ` ${texts.found.skipped(skipped.rows)}`;
  return `${file}: ${parts.join(", ")}.${left}`;
}
