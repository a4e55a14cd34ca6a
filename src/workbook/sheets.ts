import {
  NOT_NAMED,
  type Observation,
  observationsOf,
  type PublishedFigure,
} from "../disclosure/published-figures.ts";
import type { Material } from "../document/block-entry.ts";
import { spokenLabel } from "../document/ranking.ts";
import { figureOf } from "../figures/catalogue.ts";
import { compareCodePoints } from "../language/characters.ts";
import { formatPeriodInFull } from "../language/dates.ts";
import { NOT_APPLICABLE, NOT_AVAILABLE, NOT_SHOWN } from "../language/words.ts";
import { workbookMessages as texts } from "../messages/figures.ts";
import { type Notes, notesOn, type Numbers, type PeriodNumbers } from "./period-numbers.ts";

// A workbook as data.

/** A cell with a text. */
export interface TextCell {
  /** On one line, with single spaces and without spaces at its ends. */
  readonly text: string;
  /** The name of the sheet that the cell links to. */
  readonly leadsTo?: string | undefined;
}

/** A cell with a whole number of at least 0. */
interface NumberCell {
  readonly number: number;
  /** `percent`: a whole percentage, stored in the file as a fraction and shown as "85%". */
  readonly format: "whole" | "percent";
}

export type Cell = TextCell | NumberCell;

/** A column of the table of a sheet. */
export interface Column {
  readonly label: string;
  /** True if the cells contain numbers, or a word if a number is missing. */
  readonly isNumeric: boolean;
  /** The width in characters. */
  readonly width: number;
}

/** A sheet with one table. */
export interface Sheet {
  /** At most 31 characters, as Excel requires. */
  readonly name: string;
  /** The text of cell A1. */
  readonly title: string;
  /** The lines below the title, one in each row. */
  readonly lines: readonly TextCell[];
  /** The table directly below the lines: the header row, then the rows. */
  readonly table: {
    /** Letters, digits and underscores, as Excel requires. */
    readonly name: string;
    readonly columns: readonly Column[];
    readonly rows: readonly (readonly Cell[])[];
  };
}

/** A workbook as data for JSON. The writers put it into a file and add no content. */
export interface Workbook {
  readonly title: string;
  readonly language: "nl-NL";
  /** The name of the organisation. */
  readonly author: string | null;
  readonly subject: string;
  /** The day of publication in ISO 8601; null for a draft. */
  readonly published: string | null;
  /** The program with its version. */
  readonly tool: string;
  /** The colours of text, of titles and links, and of header rows, as `#rrggbb`. */
  readonly colours: { readonly ink: string; readonly accent: string; readonly tint: string };
  readonly sheets: readonly Sheet[];
}

// The sheets with figures.

/** A sheet without the lines that every sheet has. */
export type SheetOfFigures = Omit<Sheet, "lines"> & {
  /** The lines about its table, below its title. */
  readonly about: readonly string[];
};

/** The input of the sheets with numbers. */
interface Sources {
  readonly numbers: Numbers;
  readonly notes: Notes;
  readonly material: Pick<Material, "redefinitions">;
}

const LABEL_WIDTH = 64;
const CATEGORY_WIDTH = 46;
const PART_WIDTH = 38;
const UNIT_WIDTH = 18;
const NUMBER_WIDTH = 20;

/** A sheet shows the course of a figure only if at least this number of periods have it. */
const FEWEST_FOR_COURSE = 3;

/**
 * Returns the sheets with numbers: key figures, their course over periods, then one for each
 * breakdown.
 */
export function figureSheets(sources: Sources): readonly SheetOfFigures[] {
  const { own, previous, earlier } = sources.numbers;
  const ids = [...own.figures.keys()];
  const single = ids.filter((id) => figureOf(id).kind !== "breakdown");
  const keyColumns = previous === null ? [own] : [previous, own];
  const { keyFigures, series, titles } = texts;
  const course = [...earlier, own];
  const followed = single.filter(
    (id) => course.filter(({ figures }) => figures.has(id)).length >= FEWEST_FOR_COURSE,
  );
  return [
    singleNumbers(keyFigures, titles.keyFigures, single, keyColumns, sources),
    ...(followed.length === 0
      ? []
      : [singleNumbers(series, titles.series, followed, course, sources, true)]),
    ...ids
      .filter((id) => isAvailable(own.figures.get(id)) && figureOf(id).kind === "breakdown")
      .map((id) => breakdownSheet(id, sources)),
  ];
}

/** Returns the name of the sheet with a figure; null if no sheet contains it. */
export function sheetOf(id: string, figure: PublishedFigure): string | null {
  if (figureOf(id).kind !== "breakdown") return texts.keyFigures;
  return isAvailable(figure) ? nameOfBreakdown(id) : null;
}

function nameOfBreakdown(id: string): string {
  const name = texts.breakdowns[id];
  if (name === undefined) throw new Error(`the breakdown ${id} has no sheet`);
  return name;
}

function isAvailable(figure: PublishedFigure | undefined): boolean {
  return figure !== undefined && !("unavailable" in figure);
}

function tableName(sheet: string): string {
  return `tabel_${sheet.toLowerCase().replaceAll(/\W+/g, "_")}`;
}

/** The fields of figures in the order of a sheet. */
const FIELDS = ["value", "percentage", "median", "p90", "n", "numerator", "denominator", "missing"];

/** The fields that are the main number of a figure. */
const MAIN: ReadonlySet<string> = new Set(FIELDS.slice(0, 3));

/** Returns a sheet with one row for each number of the figures, or for their main numbers only. */
function singleNumbers(
  name: string,
  title: string,
  ids: readonly string[],
  columns: readonly PeriodNumbers[],
  { notes, material }: Sources,
  isMainOnly = false,
): SheetOfFigures {
  const rows = ids.flatMap((id): Cell[][] => {
    const { label, measure } = figureOf(id);
    const all = columns.map((column) => numbersIn(column, id));
    const called = notes.called(label, notesOn(id, columns, material));
    const observed = keysOf(all).map((key) => all.map((one) => one.get(key)));
    const fields = observed
      .map((observations) => ({ ...firstOf(observations), observations }))
      .filter(({ field }) => !isMainOnly || MAIN.has(field))
      .toSorted((a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field));
    return fields.map(({ field, unit, observations }) => {
      return [
        { text: called },
        { text: texts.parts[field] ?? field },
        { text: unit },
        { text: texts.measures[measure] },
        ...observations.map((one, index): Cell => {
          const from = columns[index]?.provenance.get(id);
          const isHidden = (from === "exportMain" || from === "revisedMain") && !MAIN.has(field);
          return isHidden ? { text: NOT_SHOWN } : cellOf(one);
        }),
      ];
    });
  });
  return {
    name,
    title,
    about: [],
    table: {
      name: tableName(name),
      columns: [
        words(texts.columns.figure, LABEL_WIDTH),
        words(texts.columns.part, PART_WIDTH),
        words(texts.columns.unit, UNIT_WIDTH),
        words(texts.columns.measure, NUMBER_WIDTH),
        ...columns.map(numberColumn),
      ],
      rows,
    },
  };
}

function words(label: string, width: number): Column {
  return { label, width, isNumeric: false };
}

function numberColumn({ period }: PeriodNumbers): Column {
  return { label: formatPeriodInFull(period), width: NUMBER_WIDTH, isNumeric: true };
}

/** Returns a sheet with a breakdown: a row for each category, and one for the total. */
function breakdownSheet(id: string, { numbers, notes, material }: Sources): SheetOfFigures {
  const { label, unit, measure, definition, relations } = figureOf(id);
  const name = nameOfBreakdown(id);
  const { own } = numbers;
  const figure = own.figures.get(id);
  const isByMonth = listOf(figure) === "months";
  // The report's own months include those of earlier periods.
  const columns = isByMonth
    ? [own]
    : [...numbers.earlier.filter(({ figures }) => isAvailable(figures.get(id))), own];
  const all = columns.map((column) => numbersIn(column, id));
  const hasSeveral = relations.some(({ kind }) => kind === "severalAnswers");
  const rows = inOrder(keysOf(all), all).map((key): Cell[] => {
    const observations = all.map((one) => one.get(key));
    const { field, categoryLabel } = firstOf(observations);
    const isTotal = field === "total";
    return [
      {
        text: isTotal
          ? notes.called(texts.total, hasSeveral ? [texts.notes.several] : [])
          : spokenLabel(categoryLabel),
      },
      ...observations.map((one, index) => cellOf(one, columns[index]?.figures.get(id))),
    ];
  });
  return {
    name,
    title: notes.called(label, notesOn(id, columns, material)),
    about: [texts.unitAndMeasure(unit, texts.measures[measure]), figure?.definition ?? definition],
    table: {
      name: tableName(name),
      columns: [
        words(isByMonth ? texts.columns.month : texts.columns.category, CATEGORY_WIDTH),
        ...columns.map(numberColumn),
      ],
      rows,
    },
  };
}

/** Returns the numbers of a figure in a period, by field and category. */
function numbersIn({ figures }: PeriodNumbers, id: string): ReadonlyMap<string, Observation> {
  const figure = figures.get(id);
  if (figure === undefined) return new Map();
  const all = observationsOf({ figures: { [id]: figure } });
  return new Map(all.map((one) => [`${one.field} ${one.category}`, one]));
}

/**
 * Returns the keys of all numbers: the keys of the latest period first, then further keys of
 * earlier ones.
 */
function keysOf(columns: readonly ReadonlyMap<string, Observation>[]): readonly string[] {
  return [...new Set(columns.toReversed().flatMap((one) => [...one.keys()]))];
}

/**
 * Sorts the keys: the total comes last, and before it the categories that only earlier periods
 * have, sorted by code, so that their positions reveal nothing about their sizes.
 */
function inOrder(
  keys: readonly string[],
  columns: readonly ReadonlyMap<string, Observation>[],
): readonly string[] {
  const own = columns.at(-1);
  const isTotal = (key: string): boolean => key === "total ";
  const known = keys.filter((key) => own?.has(key) === true && !isTotal(key));
  const others = keys.filter((key) => own?.has(key) !== true && !isTotal(key));
  return [...known, ...others.toSorted(compareCodePoints), ...keys.filter(isTotal)];
}

function firstOf(observations: readonly (Observation | undefined)[]): Observation {
  const found = observations.findLast((one) => one !== undefined);
  if (found === undefined) throw new Error("a row needs at least one number");
  return found;
}

/**
 * Returns a cell with a number, or with a word that gives the reason for its absence.
 *
 * @param figure the breakdown that contains the number, if any
 */
function cellOf(one: Observation | undefined, figure?: PublishedFigure): Cell {
  if (one === undefined) return absentCell(figure);
  if (one.status === "unavailable") return { text: NOT_AVAILABLE };
  if (one.status === "withheld") return { text: NOT_SHOWN };
  if (one.value === null) return { text: NOT_APPLICABLE };
  return { number: one.value, format: one.unit === "procent" ? "percent" : "whole" };
}

/**
 * An open list has only categories with cases, so an absent category has none. But if the list
 * merges rare names, the category may be one of these, and its number is not shown.
 */
function absentCell(figure: PublishedFigure | undefined): Cell {
  if (figure === undefined || listOf(figure) !== "open" || !("categories" in figure)) {
    return { text: NOT_AVAILABLE };
  }
  const hasRareNames = figure.categories.some(({ code }) => code === NOT_NAMED.code);
  return hasRareNames ? { text: NOT_SHOWN } : { number: 0, format: "whole" };
}

function listOf(figure: PublishedFigure | undefined): string | undefined {
  return figure !== undefined && "list" in figure ? figure.list : undefined;
}
