import { countErrors, countHints, countWarnings, type Findings } from "../findings/finding.ts";
import { formatDay } from "../language/dates.ts";
import { listOf } from "../language/words.ts";
import { exportCheckMessages as exportTexts, checkMessages as texts } from "../messages/check.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { isoDay, type Period } from "../period/period.ts";
import type { AccessibilityNote } from "../publish/accessibility-note.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import type { Settings } from "../settings/settings.ts";
import { exportMarkdown, type ReportPart, reportPart } from "./check-markdown.ts";
import {
  absentGroups,
  type ColumnFill,
  type ExportContent,
  type ExportPage,
  exportPage,
  type Filled,
  notFull,
  type PeriodRows,
  periodText,
} from "./export-content.ts";
import { findingsCsv, findingsJson, findingsText } from "./findings.ts";
import { type SectionsOfPeriod, textsData, textsText } from "./made-reports.ts";
import { sheetText } from "./print-sheet.ts";
import { type Block, list, sentences } from "./sheet.ts";
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
    /** True if a mistake in the codebook prevented the reading of the export. */
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
    // Only a page needs fonts and templates, so they are loaded late.
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
 * The outcome of a check as text for people: the form of the export, the texts, the findings, the
 * columns, and the number of findings.
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
    // Users with errors to solve get the short form, because they have enough to read.
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

/**
 * The columns of an export as text for a terminal. With `inFull` it lists the figures that need each
 * absent column.
 */
function exportText(
  content: ExportContent,
  terminal: Terminal,
  { inFull }: { readonly inFull: boolean },
): string {
  const { columns, unused } = content;
  const about = [
    ...(columns.length === 0 ? [] : fillBlocks(content, terminal.width)),
    ...absentBlocks(content, inFull),
    sentences(unused.length === 0 ? [] : [exportTexts.unused(listOf(unused), unused.length)]),
  ];
  return sheetText({ about, parts: [] }, terminal);
}

/** The layout of a list below a title. */
const BELOW_TITLE = { indent: 2, hang: 2 } as const;

/** The absent columns: their number, and in full the figures that need them. */
function absentBlocks({ absent, lost }: ExportContent, inFull: boolean): readonly Block[] {
  if (absent.length === 0) return [];
  const line = exportTexts.absentLine(absent.length, lost.length);
  if (!inFull) return [sentences([`${line} ${exportTexts.absentElsewhere}`])];
  const groups = absentGroups(absent).map(({ columns, figures: [first, ...others] }) => {
    const names = columns.map(({ header }) => header).join(", ");
    const labels =
      first === undefined
        ? exportTexts.noFigures
        : exportTexts.firstFigure(first.label, others.length);
    return `${names}: ${labels}`;
  });
  return [
    sentences([exportTexts.absent], { tone: "bold" }),
    sentences([line], { indent: 2 }),
    list(groups, BELOW_TITLE),
  ];
}

/** Shows percentages side by side in as many columns as fit, and other degrees in sentences. */
function fillBlocks(content: ExportContent, width: number): readonly Block[] {
  const columns = notFull(content);
  const full = content.columns.length - columns.length;
  const rest =
    columns.length === 0 ? exportTexts.allFull : full === 0 ? null : exportTexts.restFull(full);
  const byWords = Map.groupBy(columns, ({ filled }) => degreeText(filled));
  const byDegree = [...byWords].flatMap(([words, ofDegree]) =>
    words === null ? [] : [`${words}: ${listOf(ofDegree.map(({ header }) => header))}.`],
  );
  return [
    sentences([exportTexts.fillApproximate], { tone: "bold" }),
    sentences(sideBySide(byWords.get(null) ?? [], width), { isWhole: true }),
    list([...byDegree, ...(rest === null ? [] : [rest])], BELOW_TITLE),
  ];
}

/** The words for a degree without a percentage; null for a degree with a percentage. */
function degreeText(filled: Filled): string | null {
  switch (filled.degree) {
    case "nearlyAll":
    case "nearlyNone":
      return exportTexts.degrees[filled.degree](filled.fewerThan);
    case "part":
      return filled.percentage === null ? exportTexts.degrees.part : null;
    case "all":
    case "none":
      return exportTexts.degrees.none;
  }
}

const INDENT = "  ";

/** Names with their percentages, in the order of the codebook, column by column. */
function sideBySide(columns: readonly ColumnFill[], width: number): readonly string[] {
  const nameWidth = Math.max(0, ...columns.map(({ header }) => header.length));
  const cells = columns.map(({ header, filled }) => {
    const percentage = filled.degree === "part" ? `${filled.percentage ?? ""}%` : "";
    return `${INDENT}${header.padEnd(nameWidth)} ${percentage.padStart("99%".length)}`;
  });
  const [cellWidth = 1] = cells.map(({ length }) => length);
  const beside = Math.max(1, Math.floor(width / cellWidth));
  const lines = Math.ceil(cells.length / beside);
  return Array.from({ length: lines }, (_, line) =>
    cells.filter((_cell, at) => at % lines === line).join(""),
  );
}
