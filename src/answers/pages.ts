import { readFile } from "node:fs/promises";

import type { FontFile } from "../charts/fonts.ts";
import type { Palettes } from "../colour/palette.ts";
import type { TextComparison } from "../compare-texts/text-comparison.ts";
import type { Comparison, ComparisonRow } from "../compare/comparison.ts";
import { spelledOut } from "../language/dates.ts";
import { accessibilityMessages } from "../messages/accessibility.ts";
import { diffMessages, diffTextsMessages } from "../messages/diff-and-explain.ts";
import { exportCheckMessages } from "../messages/check.ts";
import { PACKAGE_ROOT } from "../package-root.ts";
import { noteContext } from "../publish/accessibility-note.ts";
import { fontFaces, screenColours } from "../render/page-head.ts";
import { readScreenStyle } from "../render/template.ts";
import { rendered, templateEngine } from "../templating/engine.ts";
import type { ReportPart } from "./check-markdown.ts";
import {
  type ComparisonGroup,
  comparisonGroups,
  comparisonHead,
  type ComparisonLine,
} from "./comparison-lines.ts";
import type { ExportPage } from "./export-content.ts";
import { textComparisonHead, textsInWords } from "./comparison.ts";

// Pages of comparisons

/** The folder of their templates. */
const COMPARISON_TEMPLATE = new URL("templates/vergelijking/", PACKAGE_ROOT);

/** The width of the longest bar of a figure, in the units of its drawing. */
const FULL = 100;

/**
 * A comparison as one HTML page that needs no network. Each number has two small bars: the old number
 * and the new number.
 */
export async function comparisonHtml(
  comparison: Comparison,
  { fonts, palettes }: { readonly fonts: readonly FontFile[]; readonly palettes: Palettes },
): Promise<string> {
  const [base, page, style] = await Promise.all([
    readScreenStyle(),
    readFile(new URL("page.hbs", COMPARISON_TEMPLATE), "utf8"),
    readFile(new URL("style.css", COMPARISON_TEMPLATE), "utf8"),
  ]);
  const plain = comparisonHead(comparison);
  const head = { ...plain, old: spelledOut(plain.old), new: spelledOut(plain.new) };
  const { old, new: now } = comparison;
  const context = {
    pageTitle: `${head.title}: ${spelledOut(old.period.label)}, ${spelledOut(now.period.label)}`,
    head,
    words: diffMessages,
    subjects: subjectsOf(comparison),
    style: `${base}${style}`,
    fontFaces: fontFaces(fonts, JSON.stringify(comparison)),
    colours: screenColours(palettes),
  };
  return rendered(page, context);
}

/** Replaces straight apostrophes, which a terminal has, by curved ones (jeugdzorgregio’s). */
function asPrinted(text: string): string {
  return text.replaceAll("'", "’");
}

interface Subject {
  readonly id: string;
  readonly title: string;
  readonly tables: readonly Table[];
}

/** One table: the numbers of one figure, or several figures that have one number each. */
interface Table {
  /** The subject of the table, for readers who do not see the heading above it. */
  readonly name: string;
  /** The head of the column with the names of rows. */
  readonly head: string;
  readonly rows: object[];
}

/**
 * The figures by subject. If the figures of a subject do not follow each other, one subject
 * contains all figures.
 */
function subjectsOf(comparison: Comparison): readonly Subject[] {
  const groups = comparisonGroups(comparison);
  const rowsByFigure = Map.groupBy(comparison.rows, ({ figure }) => figure);
  const scaleOfFigure = (figure: string): number => scaleOf(rowsByFigure.get(figure) ?? []);
  const names = groups.map(({ figure }) => figure.split(".")[0] ?? figure);
  const changes = names.filter((name, index) => name !== names[index - 1]).length;
  if (changes > new Set(names).size) {
    const tables = tablesOf(groups, diffMessages.bySize, scaleOfFigure);
    return [{ id: "verschillen", title: diffMessages.bySize, tables }];
  }
  const bySubject = Map.groupBy(groups, (_, index) => names[index] ?? "");
  return [...bySubject].map(([name, ofSubject]) => {
    const title = asPrinted(diffMessages.subjects[name] ?? name);
    return { id: `onderwerp-${name}`, title, tables: tablesOf(ofSubject, title, scaleOfFigure) };
  });
}

/** A table for each figure with several numbers. Other figures in a row share a table. */
function tablesOf(
  groups: readonly ComparisonGroup[],
  subject: string,
  scaleOfFigure: (figure: string) => number,
): readonly Table[] {
  const tables: Table[] = [];
  let shared: Table | null = null;
  for (const { figure, label, lines, remarks } of groups) {
    const [first] = lines;
    const hasHeading = first?.row === null;
    const scale = scaleOfFigure(figure);
    const rows = [
      ...(hasHeading ? lines.slice(1) : lines).map((line) => pageLine(line, scale)),
      ...remarks.map((remark) => ({ remark: asPrinted(remark) })),
    ];
    if (hasHeading) {
      const name = asPrinted(label);
      tables.push({ name, head: name, rows });
      shared = null;
    } else if (shared === null) {
      shared = { name: subject, head: diffMessages.figure, rows };
      tables.push(shared);
    } else shared.rows.push(...rows);
  }
  return tables;
}

function pageLine(line: ComparisonLine, scale: number): object {
  const { row } = line;
  return {
    ...line,
    name: asPrinted(line.name),
    state: row === null ? "" : stateOf(row),
    bars: row === null ? null : barsOf(row, scale),
  };
}

/**
 * The state of a line: "same" for an unchanged number, "apart" for numbers that cannot be compared.
 */
function stateOf({ changed, class: name }: ComparisonRow): "" | "same" | "apart" {
  if (!changed) return "same";
  return name === "new" || name === "revision" ? "" : "apart";
}

/**
 * The number that the longest bar of a figure stands for: its largest number, except its total.
 */
function scaleOf(rows: readonly ComparisonRow[]): number {
  const drawn = rows.filter(hasBars).flatMap(drawnNumbers);
  return Math.max(0, ...drawn.map((value) => value ?? 0));
}

/** False for a total, which would make the bars of its parts short, and for counts of missing data. */
function hasBars({ field, kind }: ComparisonRow): boolean {
  if (kind === "quantiles") return field !== "n";
  return field === "value" || field === "percentage";
}

/** The widths of both bars; null for a row without bars. A number that is not shown has width 0. */
function barsOf(row: ComparisonRow, scale: number): { old: number; new: number } | null {
  if (!hasBars(row)) return null;
  const full = row.unit === "procent" ? FULL : scale;
  const widthOf = (value: number | null): number =>
    value === null || full === 0 ? 0 : Math.round((value * FULL * FULL) / full) / FULL;
  const [old = null, now = null] = drawnNumbers(row);
  return { old: widthOf(old), new: widthOf(now) };
}

/** The numbers of the two bars. For periods of unequal length these are numbers per month. */
function drawnNumbers({ old, new: now, perMonth }: ComparisonRow): readonly (number | null)[] {
  return perMonth === null ? [old.value, now.value] : [perMonth.old, perMonth.new];
}

/**
 * A comparison of texts as one HTML page that needs no network. It has hidden words around old and new
 * words, because few screen readers announce `del` and `ins`.
 */
export async function textComparisonHtml(
  comparison: TextComparison,
  { fonts, palettes }: { readonly fonts: readonly FontFile[]; readonly palettes: Palettes },
): Promise<string> {
  const [base, page, style, textStyle] = await Promise.all([
    readScreenStyle(),
    readFile(new URL("texts.hbs", COMPARISON_TEMPLATE), "utf8"),
    readFile(new URL("style.css", COMPARISON_TEMPLATE), "utf8"),
    readFile(new URL("texts.css", COMPARISON_TEMPLATE), "utf8"),
  ]);
  const plain = textComparisonHead(comparison);
  const head = {
    ...plain,
    old: spelledOut(plain.old),
    new: spelledOut(plain.new),
    about: plain.about.map(asPrinted),
  };
  const { old, new: now } = comparison;
  const shown = textsInWords(comparison).map((text, index) => ({
    ...text,
    id: `tekst-${index + 1}`,
    name: text.title ?? text.file,
    notes: text.notes.map(asPrinted),
    paragraphs: text.paragraphs.map(({ pieces, ...rest }) => ({
      ...rest,
      pieces: pieces.map(({ kind, text: words }) => ({ [kind]: words })),
    })),
  }));
  const context = {
    pageTitle: `${head.title}: ${spelledOut(old.label)}, ${spelledOut(now.label)}`,
    head,
    words: diffTextsMessages,
    texts: shown,
    style: `${base}${style}${textStyle}`,
    fontFaces: fontFaces(fonts, JSON.stringify(comparison)),
    colours: screenColours(palettes),
  };
  return rendered(page, context);
}

// The page of a check

/** The folder of its templates. */
const CHECK_TEMPLATE = new URL("templates/controle/", PACKAGE_ROOT);

/**
 * The findings about an export as one HTML page without network or scripts, for the keeper of the
 * monitor. With a report the page ends with the note on its accessibility, to complete on paper or in a
 * text editor.
 */
export async function exportHtml(
  page: ExportPage,
  report: ReportPart | null,
  { fonts, palettes }: { readonly fonts: readonly FontFile[]; readonly palettes: Palettes },
): Promise<string> {
  const read = (name: string) => readFile(new URL(name, CHECK_TEMPLATE), "utf8");
  const [base, style, template, problems, note] = await Promise.all([
    readScreenStyle(),
    read("style.css"),
    read("page.hbs"),
    read("problems.hbs"),
    read("note.hbs"),
  ]);
  const engine = await templateEngine([template, problems, note]);
  engine.registerPartial("problems", engine.compile(problems));
  engine.registerPartial("note", engine.compile(note));
  // A long column name must be able to break on a telephone.
  engine.registerHelper("parts", (name: string) => name.split(/(?<=_)/));
  return engine.compile(template)({
    words: exportCheckMessages,
    noteWords: accessibilityMessages,
    pageTitle:
      page.file === "" ? exportCheckMessages.title : `${exportCheckMessages.title}: ${page.file}`,
    page,
    report: report && { ...report, note: noteContext(report.note) },
    style: `${base}${style}`,
    fontFaces: fontFaces(
      fonts,
      JSON.stringify([page, report, exportCheckMessages, accessibilityMessages]),
    ),
    colours: screenColours(palettes),
  });
}
