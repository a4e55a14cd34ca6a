import {
  CLASSES,
  type ComparedValue,
  type Comparison,
  type ComparisonRow,
  type ComparisonSide,
} from "../compare/comparison.ts";
import { ALL_NUMBERS, smallestShown } from "../compare/protect-comparison.ts";
import { formatAsOfShort, formatIsoDay } from "../language/dates.ts";
import { formatDecimal, formatInteger, NOT_SHOWN, signed } from "../language/words.ts";
import { diffMessages as texts } from "../messages/diff-and-explain.ts";
import { figuresMessages } from "../messages/figures.ts";
import { parseIsoDay } from "../period/period.ts";
import { type List, list, type Row, type Table } from "./sheet.ts";

/** One line of a comparison in words, ready for a layout. */
export interface ComparisonLine {
  readonly name: string;
  /** A figure as a whole, one of its numbers, or a detail of the line above it. */
  readonly level: "figure" | "number" | "more";
  readonly old: string;
  readonly new: string;
  readonly difference: string;
  readonly percent: string;
  readonly class: string;
  /** The row of the line; null for a heading. */
  readonly row: ComparisonRow | null;
}

/** The lines of one figure, or of one row of it, with remarks for the reader. */
export interface ComparisonGroup {
  readonly figure: string;
  readonly label: string;
  readonly lines: readonly ComparisonLine[];
  readonly remarks: readonly string[];
}

/** The text in place of an absent number. */
const NONE = "–";

/**
 * The rows of a comparison by figure. If a figure has rows in several places, each row gets the
 * name of its figure.
 */
export function comparisonGroups(comparison: Comparison): readonly ComparisonGroup[] {
  const { rows } = comparison;
  const threshold = smallestShown(comparison);
  const groups: ComparisonRow[][] = [];
  for (const row of rows) {
    const current = groups.at(-1);
    if (current?.[0]?.figure === row.figure) current.push(row);
    else groups.push([row]);
  }
  const figures = groups.map(([first]) => first?.figure);
  const isApart = new Set(figures).size < figures.length;
  return groups.map((group) => groupOf(group, isApart, threshold));
}

function groupOf(
  rows: readonly ComparisonRow[],
  isApart: boolean,
  threshold: number,
): ComparisonGroup {
  const [first] = rows;
  if (first === undefined) throw new Error("a group needs at least one row");
  const { figure, label, remarks } = first;
  const lines = isApart
    ? rows.flatMap((row) => linesOf(row, fullName(row), "figure", threshold))
    : together(rows, label, threshold);
  return { figure, label, lines, remarks };
}

function together(
  rows: readonly ComparisonRow[],
  label: string,
  threshold: number,
): readonly ComparisonLine[] {
  const main = rows.find(isMain);
  const heading =
    main === undefined
      ? [headingOf(label)]
      : linesOf(main, nameWithChange(label, main), "figure", threshold);
  const others = rows.filter((row) => row !== main);
  return [
    ...heading,
    ...others.flatMap((row) =>
      linesOf(row, nameWithChange(partName(row), row), "number", threshold),
    ),
  ];
}

/** True for the number that represents the figure as a whole. */
function isMain({ kind, field }: ComparisonRow): boolean {
  if (field === ALL_NUMBERS) return true;
  return (kind === "count" && field === "value") || (kind === "share" && field === "percentage");
}

function headingOf(name: string): ComparisonLine {
  const empty = { old: "", new: "", difference: "", percent: "", class: "" };
  return { name, level: "figure", ...empty, row: null };
}

function linesOf(
  row: ComparisonRow,
  name: string,
  level: "figure" | "number",
  threshold: number,
): readonly ComparisonLine[] {
  const { old, new: now, unit, perMonth } = row;
  const line: ComparisonLine = {
    name,
    level,
    old: valueText(old, unit),
    new: valueText(now, unit),
    difference: differenceText(row, threshold),
    percent: row.percent === null ? NONE : `${signed(formatDecimal(row.percent), row.percent)}%`,
    class: row.class === null ? texts.unchanged : texts.classes[row.class],
    row,
  };
  const more: ComparisonLine = { ...headingOf(""), level: "more" };
  const ofMonth = perMonth && {
    name: texts.perMonth,
    old: formatDecimal(perMonth.old),
    new: formatDecimal(perMonth.new),
  };
  const [oldDay, newDay] = [dayText(old), dayText(now)];
  const isHeld = oldDay !== "" || newDay !== "";
  return [
    line,
    ...(ofMonth === null ? [] : [{ ...more, ...ofMonth }]),
    ...(isHeld ? [{ ...more, name: texts.heldAsOf, old: oldDay, new: newDay }] : []),
  ];
}

/** The day of a held number, in a short form; empty for other numbers. */
function dayText({ asOf }: ComparedValue): string {
  const day = asOf === undefined ? undefined : parseIsoDay(asOf);
  return day === undefined ? "" : formatAsOfShort(day);
}

function differenceText(row: ComparisonRow, threshold: number): string {
  const { difference, unit, withheld = false } = row;
  if (withheld) return row.class === "revision" ? NOT_SHOWN : texts.lessThan(threshold);
  if (difference === null) return NONE;
  const text = signed(formatInteger(difference), difference);
  return unit === "procent" ? `${text} ${texts.points}` : text;
}

/** The number of a side as printed. */
export function valueText({ status, value }: ComparedValue, unit: string): string {
  if (status === "withheld") return NOT_SHOWN;
  if (value === null) return NONE;
  return unit === "procent" ? `${value}%` : formatInteger(value);
}

/** The name of a number within its figure: a category, or a word for the field. */
function partName({ kind, categoryLabel, field }: ComparisonRow): string {
  if (categoryLabel !== null) return categoryLabel;
  if (kind === "breakdown" && field === "value") return texts.allCategories;
  const words: Readonly<Record<string, string>> = figuresMessages.fields;
  return words[field] ?? field;
}

function fullName(row: ComparisonRow): string {
  const name = isMain(row) ? row.label : `${row.label}: ${partName(row)}`;
  return nameWithChange(name, row);
}

function nameWithChange(name: string, { categoryChange }: ComparisonRow): string {
  if (categoryChange === null) return name;
  const change = categoryChange === "new" ? texts.categoryNew : texts.categoryVanished;
  return `${name} (${change})`;
}

/** Facts about a comparison as a whole, in words. */
interface ComparisonHead {
  readonly title: string;
  /** A warning; null if both sides may be published. */
  readonly notice: string | null;
  readonly old: string;
  readonly new: string;
  /** The exports of both sides, and the number of changes. */
  readonly about: readonly string[];
  /** The words that the last column uses, with their meaning. */
  readonly legend: readonly { readonly word: string; readonly meaning: string }[];
}

/** The head and the legend of a comparison. */
export function comparisonHead(comparison: Comparison): ComparisonHead {
  const { old, new: now, notice, summary, rows } = comparison;
  const threshold = smallestShown(comparison);
  const withheld = rows.filter((row) => row.withheld === true);
  const found = new Set(rows.map((row) => row.class));
  return {
    title: texts.title,
    notice: notice === undefined ? null : texts.internal,
    old: sideText(old),
    new: sideText(now),
    about: [
      canBeSameExport(old, now) ? texts.sameExport : texts.otherExport,
      ...(old.disclosureThreshold === now.disclosureThreshold
        ? []
        : [texts.thresholds(old.disclosureThreshold, now.disclosureThreshold)]),
      summary.changed > 0
        ? texts.changed(summary.changed, summary.rows)
        : rows.length > 0
          ? texts.noneChanged(summary.rows)
          : texts.nothing(summary.rows),
    ],
    legend: [
      ...CLASSES.filter((name) => found.has(name)).map((name) => ({
        word: texts.classes[name],
        meaning: texts.explained[name],
      })),
      ...(found.has(null) ? [{ word: texts.unchanged, meaning: texts.unchangedExplained }] : []),
      ...(withheld.some((row) => row.class !== "revision")
        ? [{ word: texts.lessThan(threshold), meaning: texts.lessThanExplained(threshold) }]
        : []),
      ...(withheld.some((row) => row.class === "revision")
        ? [{ word: NOT_SHOWN, meaning: texts.hiddenExplained(threshold) }]
        : []),
      ...(rows.some((row) => row.old.status === "held" || row.new.status === "held")
        ? [{ word: texts.heldAsOf, meaning: texts.heldExplained(threshold) }]
        : []),
      ...(rows.some(({ unit, difference }) => unit === "procent" && difference !== null)
        ? [{ word: texts.points, meaning: texts.pointsExplained }]
        : []),
    ],
  };
}

/**
 * True if both sides can come from the same export. Published figures contain only the first digits of
 * its hash, so equal digits are no proof.
 */
function canBeSameExport(old: ComparisonSide, now: ComparisonSide): boolean {
  const [short = "", long = ""] = [old.source.sha256, now.source.sha256].toSorted(
    (a, b) => a.length - b.length,
  );
  return short !== "" && long.startsWith(short);
}

function sideText({ period }: ComparisonSide): string {
  return texts.side(period.label, formatIsoDay(period.to));
}

/** The meaning of the words in a comparison's last column. */
export function comparisonLegend(comparison: Comparison): List {
  const { legend } = comparisonHead(comparison);
  return list(
    legend.map(({ word, meaning }) => `${word}: ${meaning}`),
    { indent: 2, hang: 2 },
  );
}

/** The rows of a comparison as a table. Without rows the table has no groups. */
export function comparisonTable(comparison: Comparison): Table {
  return {
    kind: "table",
    columns: [
      { head: texts.figure },
      ...COLUMNS.map((column) => ({ head: texts[column], isNumeric: true as const })),
      { head: texts.class },
    ],
    groups: comparisonGroups(comparison).map(({ label, lines, remarks }) => {
      return { label, remarks, rows: lines.map(rowOf) };
    }),
    remark: texts.remark,
    hasBoldNames: true,
    widths: { widestName: 72, narrowestName: 12, pressedName: 26 },
  };
}

const COLUMNS = ["old", "new", "difference", "percent"] as const;
const LEVELS = { figure: 0, number: 1, more: 2 } as const;

function rowOf(line: ComparisonLine): Row {
  const { name, level } = line;
  const cells = [...COLUMNS.map((column) => line[column]), line.class];
  return { name, level: LEVELS[level], cells, ...tonesOf(line) };
}

/** Styles are decoration only, because the words in the last column give the same information. */
function tonesOf({ level, row }: ComparisonLine): Pick<Row, "tone" | "lastTone"> {
  if (row === null) return { tone: level === "figure" ? "bold" : "faint" };
  if (!row.changed) return { tone: "faint", lastTone: "faint" };
  const isComparable = row.class === "new" || row.class === "revision";
  return {
    tone: level === "figure" ? "bold" : "plain",
    lastTone: isComparable ? "plain" : "alert",
  };
}
