import { countErrors, countHints, countWarnings, type Findings } from "../findings/finding.ts";
import { formatDay } from "../language/dates.ts";
import { commandMessages as texts } from "../messages/commands.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { isoDay, type Period } from "../period/period.ts";
import type { AccessibilityNote } from "../publish/accessibility-note.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import type { Settings } from "../settings/settings.ts";
import { exportMarkdown, type ReportPart, reportPart } from "./check-markdown.ts";
import {
  type ExportContent,
  exportText,
  type Filled,
  type PeriodRows,
  periodText,
} from "./export-columns.ts";
import { type ExportPage, exportPage } from "./export-page.ts";
import {
  findingsCsv,
  findingsJson,
  findingsText,
  type SectionsOfPeriod,
  textsData,
  textsText,
} from "./findings.ts";
import type { Terminal } from "./terminal-lines.ts";

/** All findings, the findings about the export and its codebook, and the other findings. */
export interface CheckFindings {
  readonly found: Findings;
  readonly ofExport: Findings;
  readonly ofOthers: Findings;
}

/** The outcome of a check. */
interface CheckOutcome extends CheckFindings {
  readonly reading: {
    /** Null for a file that is no table. */
    readonly summary: ExportSummary | null;
    /** True if the export was not read because the codebook has a mistake. */
    readonly isCodebookMistaken: boolean;
  };
  /** The export as the user named it; empty without an export. */
  readonly file: string;
  /** The sections with and without a text. */
  readonly sections: readonly SectionsOfPeriod[];
  /** The columns of the export; null for an export that is no table. */
  readonly content: ExportContent | null;
  /** The number of rows in each period; empty if the days of registration are unknown. */
  readonly rowsOfPeriods: readonly PeriodRows[];
  readonly terminal: Terminal;
  /** The periods of `--period`; empty for every period with texts. */
  readonly periods: readonly Period[];
  /** Makes the note on the accessibility of the report; null without exactly one period. */
  readonly makeNote: (() => Promise<AccessibilityNote>) | null;
  /** The fonts and colours of a page. */
  readonly style: Pick<HouseStyle, "fonts"> & Pick<Settings, "palettes">;
}

type Writer = (outcome: CheckOutcome) => Iterable<string> | Promise<Iterable<string>>;

/** Writes the outcome of a check, in pieces. */
export const CHECK_FORMATS: Readonly<
  Record<"table" | "json" | "csv" | "html" | "markdown", Writer>
> = {
  table: checkText,
  json: async ({ found, reading, content, periods, rowsOfPeriods, file, sections, makeNote }) =>
    findingsJson(found, {
      export: exportFound(reading.summary, content, file),
      ...(periods.length === 0 ? {} : { periods: rowsOfPeriods.map(periodData) }),
      texts: textsData(sections),
      ...(makeNote === null ? {} : { accessibility: await makeNote() }),
    }),
  csv: ({ found }) => findingsCsv(found),
  html: async (outcome) => {
    // Fonts and templates are for a page only.
    const [{ exportHtml }, { readFonts }, report] = await Promise.all([
      import("./pages.ts"),
      import("../charts/fonts.ts"),
      reportOf(outcome),
    ]);
    const { fonts, palettes } = outcome.style;
    return [await exportHtml(pageOf(outcome), report, { fonts: await readFonts(fonts), palettes })];
  },
  markdown: async (outcome) => [exportMarkdown(pageOf(outcome), await reportOf(outcome))],
};

/** The formats that make a page for the keeper of the monitor. */
export const PAGES: ReadonlySet<Writer> = new Set([CHECK_FORMATS.html, CHECK_FORMATS.markdown]);

function pageOf({ ofExport, reading, content, rowsOfPeriods, file }: CheckOutcome): ExportPage {
  const { summary, isCodebookMistaken } = reading;
  return exportPage({
    file,
    summary,
    isCodebookMistaken,
    content,
    periods: rowsOfPeriods,
    found: ofExport,
  });
}

/** The part of a page about the report of a period; null without a period. */
async function reportOf({ ofOthers, makeNote }: CheckOutcome): Promise<ReportPart | null> {
  if (makeNote === null) return null;
  const lines = findingsText(ofOthers).split("\n").filter(Boolean);
  return reportPart(lines, await makeNote());
}

/** The facts about an export as data; null for an export that is no table. */
function exportFound(
  summary: ExportSummary | null,
  content: ExportContent | null,
  file: string,
): object | null {
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
    ...(content === null ? {} : exportData(content)),
  };
}

/**
 * The outcome of a check for a person: the form of the export, the texts, the findings, the columns,
 * and the number of findings.
 */
function* checkText(outcome: CheckOutcome): Generator<string> {
  const { found, reading, file, sections, content, periods, rowsOfPeriods, terminal } = outcome;
  const { summary, isCodebookMistaken } = reading;
  const lines = textsText(sections);
  if (summary !== null) yield `${foundText(summary, file)}\n`;
  if (periods.length > 1) yield `${texts.checkedPeriods(periods.map(({ id }) => id))}\n`;
  for (const rows of rowsOfPeriods) yield `${periodText(rows)}\n`;
  if (lines !== "") yield lines;
  if (isCodebookMistaken) yield `${texts.exportNotChecked}\n`;
  yield findingsText(found);
  if (content !== null) {
    // Users who have errors to solve have enough to read.
    const inFull = countErrors(found) === 0;
    yield exportText(content, terminal, { inFull });
  }
  const isGood = found.findings.length === 0;
  yield isGood
    ? `${texts.checkGood}\n`
    : `${texts.checkSummary(countErrors(found), countWarnings(found), countHints(found))}\n`;
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

const DEGREES = {
  all: "all",
  nearlyAll: "nearly all",
  part: "part",
  nearlyNone: "nearly none",
  none: "none",
} as const satisfies Readonly<Record<Filled["degree"], string>>;

/** The columns of an export as data. Columns are named by their headers. */
function exportData({ columns, absent, lost, unused }: ExportContent): object {
  return {
    fill: columns.map(({ header, label, filled, emptyMeans }) => ({
      column: header,
      label,
      filled: DEGREES[filled.degree],
      percentage: filled.degree === "part" ? filled.percentage : null,
      emptyMeans,
    })),
    absent: absent.map(({ header, label, figures }) => ({ column: header, label, figures })),
    lostFigures: lost.map(({ id }) => id),
    unused,
  };
}

/** The numbers of rows in a period, as data. */
function periodData({ id, label, to, within, upToEnd }: PeriodRows): object {
  return { id, label, rowsInPeriod: within, referenceDate: to, rowsUpToReferenceDate: upToEnd };
}
