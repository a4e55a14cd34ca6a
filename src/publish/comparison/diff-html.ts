import { readFile } from "node:fs/promises";

import type { FontFile } from "../../charts/fonts.ts";
import type { Palettes } from "../../colour/palette.ts";
import type { Comparison, ComparisonRow } from "../../compare/comparison.ts";
import { spelledOut } from "../../language/dates.ts";
import { diffMessages as texts } from "../../messages/diff.ts";
import { PACKAGE_ROOT } from "../../package-root.ts";
import { screenColours } from "../../render/colour-variables.ts";
import { fontFaces } from "../../render/font-faces.ts";
import { readScreenStyle } from "../../render/template.ts";
import { rendered } from "../../templating/engine.ts";
import { type DiffGroup, diffGroups, diffHead, type DiffLine } from "./diff-lines.ts";

const TEMPLATE = new URL("templates/vergelijking/", PACKAGE_ROOT);

/** How wide the longest bar of a figure is, in the units of its drawing. */
const FULL = 100;

/**
 * A comparison as one HTML page that needs no network: each number with two small bars, of what it
 * was and what it is.
 */
export async function diffHtml(
  comparison: Comparison,
  { fonts, palettes }: { readonly fonts: readonly FontFile[]; readonly palettes: Palettes },
): Promise<string> {
  const [base, page, style] = await Promise.all([
    readScreenStyle(),
    readFile(new URL("page.hbs", TEMPLATE), "utf8"),
    readFile(new URL("style.css", TEMPLATE), "utf8"),
  ]);
  const told = diffHead(comparison);
  const head = { ...told, old: spelledOut(told.old), new: spelledOut(told.new) };
  const { old, new: now } = comparison;
  const context = {
    pageTitle: `${head.title}: ${spelledOut(old.period.label)}, ${spelledOut(now.period.label)}`,
    head,
    words: texts,
    subjects: subjectsOf(comparison),
    style: `${base}${style}`,
    fontFaces: fontFaces(fonts, JSON.stringify(comparison)),
    colours: screenColours(palettes),
  };
  return rendered(page, context);
}

/** Print has a curved apostrophe (jeugdzorgregio’s), where a terminal has a straight one. */
export function asPrinted(text: string): string {
  return text.replaceAll("'", "’");
}

interface Subject {
  readonly id: string;
  readonly title: string;
  readonly tables: readonly Table[];
}

/** One table: the numbers of one figure, or figures of one number each. */
interface Table {
  /** What the table is of, for who does not see where it stands. */
  readonly name: string;
  /** What heads the names of its rows. */
  readonly head: string;
  readonly rows: object[];
}

/** The figures by their subject; in another order than the catalogue's all together. */
function subjectsOf(comparison: Comparison): readonly Subject[] {
  const groups = diffGroups(comparison);
  const rowsByFigure = Map.groupBy(comparison.rows, ({ figure }) => figure);
  const scaleOfFigure = (figure: string): number => scaleOf(rowsByFigure.get(figure) ?? []);
  const names = groups.map(({ figure }) => figure.split(".")[0] ?? figure);
  const changes = names.filter((name, index) => name !== names[index - 1]).length;
  if (changes > new Set(names).size) {
    const tables = tablesOf(groups, texts.bySize, scaleOfFigure);
    return [{ id: "verschillen", title: texts.bySize, tables }];
  }
  const bySubject = Map.groupBy(groups, (_, index) => names[index] ?? "");
  return [...bySubject].map(([name, own]) => {
    const title = asPrinted(texts.subjects[name] ?? name);
    return { id: `onderwerp-${name}`, title, tables: tablesOf(own, title, scaleOfFigure) };
  });
}

/** A table for each figure of many numbers; others that stand together share one. */
function tablesOf(
  groups: readonly DiffGroup[],
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
      shared = { name: subject, head: texts.figure, rows };
      tables.push(shared);
    } else shared.rows.push(...rows);
  }
  return tables;
}

function pageLine(line: DiffLine, scale: number): object {
  const { row } = line;
  return {
    ...line,
    name: asPrinted(line.name),
    state: row === null ? "" : stateOf(row),
    bars: row === null ? null : barsOf(row, scale),
  };
}

/** Whether a line stands back, as it did not change, or apart, as it does not compare. */
function stateOf({ changed, class: name }: ComparisonRow): "" | "same" | "apart" {
  if (!changed) return "same";
  return name === "new" || name === "revision" ? "" : "apart";
}

/** What the longest bar of a figure stands for: its largest number, its total aside. */
function scaleOf(rows: readonly ComparisonRow[]): number {
  const drawn = rows.filter(hasBars).flatMap(drawnNumbers);
  return Math.max(0, ...drawn.map((value) => value ?? 0));
}

/** A total would make the bars of its parts short, and what a sum lacks is of another kind. */
function hasBars({ field, kind }: ComparisonRow): boolean {
  if (kind === "quantiles") return field !== "n";
  return field === "value" || field === "percentage";
}

/** The widths of both bars; null for none. A number that is not shown has none. */
function barsOf(row: ComparisonRow, scale: number): { old: number; new: number } | null {
  if (!hasBars(row)) return null;
  const full = row.unit === "procent" ? FULL : scale;
  const widthOf = (value: number | null): number =>
    value === null || full === 0 ? 0 : Math.round((value * FULL * FULL) / full) / FULL;
  const [old = null, now = null] = drawnNumbers(row);
  return { old: widthOf(old), new: widthOf(now) };
}

/** What the two bars show: of spans of unequal length what there was in a month. */
function drawnNumbers({ old, new: now, perMonth }: ComparisonRow): readonly (number | null)[] {
  return perMonth === null ? [old.value, now.value] : [perMonth.old, perMonth.new];
}
