import { findingsCsv, findingsJson, findingsText } from "./findings-text.ts";
import { textsData, textsText } from "./texts-text.ts";
import { formatDay } from "../language/dates.ts";
import { commandMessages as texts } from "../messages/commands.ts";
import { countErrors, countHints, countWarnings, type Findings } from "../messages/finding.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { isoDay } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import type { ExportReading } from "../pipeline/protected-figures.ts";
import type { Texts } from "../pipeline/texts.ts";
import type { AccessibilityNote } from "../publish/accessibility/note.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import type { Settings } from "../settings/settings.ts";

/** What a check came to. */
interface CheckOutcome {
  readonly found: Findings;
  readonly reading: ExportReading;
  /** The export as the user named it; empty where none was. */
  readonly file: string;
  readonly told: Texts["told"];
  /** Those that were asked for; none for all that have texts. */
  readonly periods: readonly Period[];
  /** Makes the note on the accessibility of the report; null where no period was asked for. */
  readonly makeNote: (() => Promise<AccessibilityNote>) | null;
  /** What a page looks like. */
  readonly style: Pick<HouseStyle, "fonts"> & Pick<Settings, "palettes">;
}

type Writer = (outcome: CheckOutcome) => Iterable<string> | Promise<Iterable<string>>;

/** Writes the outcome of a check, in pieces. `html` is about a report, so it takes a period. */
export const CHECK_FORMATS: Readonly<Record<"table" | "json" | "csv" | "html", Writer>> = {
  table: checkText,
  json: async ({ found, reading, file, told, makeNote }) =>
    findingsJson(found, {
      export: exportFound(reading.summary, file),
      texts: textsData(told),
      ...(makeNote === null ? {} : { accessibility: await makeNote() }),
    }),
  csv: ({ found }) => findingsCsv(found),
  html: async ({ found, makeNote, style: { fonts, palettes } }) => {
    if (makeNote === null) throw new Error("a page about no report");
    // Fonts and templates are for a page only.
    const [{ noteHtml }, { readFonts }, note] = await Promise.all([
      import("../publish/accessibility/note-html.ts"),
      import("../charts/fonts.ts"),
      makeNote(),
    ]);
    const problems = findingsText(found).split("\n").filter(Boolean);
    return [await noteHtml(note, { problems, fonts: await readFonts(fonts), palettes })];
  },
};

/** What was found out about an export, for programs; null where it could not be read as a table. */
function exportFound(summary: ExportSummary | null, file: string): object | null {
  if (summary === null) return null;
  const { dialect, rows, skipped, columns, latestDate, sha256 } = summary;
  return {
    file,
    sha256,
    ...dialect,
    rows,
    ...(skipped.rows === 0 ? {} : { skipped }),
    columns: columns.size,
    latestDate: latestDate === null ? null : isoDay(latestDate),
  };
}

/**
 * The outcome of a check for a person: what the export is, which texts there are, what is wrong, and
 * how much of it.
 */
function* checkText({ found, reading, file, told, periods }: CheckOutcome): Generator<string> {
  const { summary, isCodebookMistaken } = reading;
  const textsTold = textsText(told);
  if (summary !== null) yield `${foundText(summary, file)}\n`;
  if (periods.length > 1) yield `${texts.checkedPeriods(periods.map(({ id }) => id))}\n`;
  if (textsTold !== "") yield textsTold;
  if (isCodebookMistaken) yield `${texts.exportNotChecked}\n`;
  if (found.findings.length === 0) {
    yield `${texts.checkGood}\n`;
    return;
  }
  yield findingsText(found);
  yield `${texts.checkSummary(countErrors(found), countWarnings(found), countHints(found))}\n`;
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
