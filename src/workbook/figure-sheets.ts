import { type Observation, observationsOf } from "../disclosure/observations.ts";
import { NOT_NAMED, type PublishedFigure } from "../disclosure/published-figures.ts";
import type { Material } from "../document/block-entry.ts";
import { spokenLabel } from "../document/spoken-labels.ts";
import { figureOf } from "../figures/catalogue.ts";
import { formatPeriodInFull } from "../language/dates.ts";
import { compareCodePoints } from "../language/order.ts";
import { NOT_APPLICABLE, NOT_AVAILABLE, NOT_SHOWN } from "../language/words.ts";
import { workbookMessages as texts } from "../messages/workbook.ts";
import type { Numbers, PeriodNumbers } from "./earlier-numbers.ts";
import { type Notes, notesOn } from "./notes.ts";
import type { Cell, Column, Sheet } from "./workbook.ts";

/** A sheet before the lines that every sheet has. */
export type SheetOfFigures = Omit<Sheet, "lines"> & {
  /** What stands below its title. */
  readonly about: readonly string[];
};

/** What the sheets with numbers are made of. */
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

/** In how many periods a figure is known before its course is shown. */
const FEWEST_FOR_COURSE = 3;

/** The sheets with numbers: single ones, those over more periods, then a breakdown each. */
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

/** The name of the sheet that shows a figure; null where none does. */
export function sheetOf(id: string, figure: PublishedFigure): string | null {
  if (figureOf(id).kind !== "breakdown") return texts.keyFigures;
  return isAvailable(figure) ? nameOfBreakdown(id) : null;
}

function nameOfBreakdown(id: string): string {
  const name = texts.breakdowns[id];
  if (name === undefined) throw new Error(`a breakdown without a sheet: ${id}`);
  return name;
}

function isAvailable(figure: PublishedFigure | undefined): boolean {
  return figure !== undefined && !("unavailable" in figure);
}

function tableName(sheet: string): string {
  return `tabel_${sheet.toLowerCase().replaceAll(/\W+/g, "_")}`;
}

/** The fields of figures in the order in which a sheet lists them; the first of a figure is its main one. */
const FIELDS = ["value", "percentage", "median", "p90", "n", "numerator", "denominator", "missing"];

const MAIN: ReadonlySet<string> = new Set(FIELDS.slice(0, 3));

/** One row for each number of the figures, or for the main one of each. */
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

/** A breakdown: a row for each category, and one for the total. */
function breakdownSheet(id: string, { numbers, notes, material }: Sources): SheetOfFigures {
  const { label, unit, measure, definition, relations } = figureOf(id);
  const name = nameOfBreakdown(id);
  const { own } = numbers;
  const figure = own.figures.get(id);
  const isByMonth = listOf(figure) === "months";
  // The months of earlier periods are among those of the report's own.
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
    about: [
      texts.unitAndMeasure(unit, texts.measures[measure]),
      definitionIn(figure) ?? definition,
    ],
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

/** What a figure counts, as it was published with it. */
export function definitionIn(figure: PublishedFigure | undefined): string | undefined {
  return figure?.definition;
}

/** The numbers of a figure in a period by their category and field. */
function numbersIn({ figures }: PeriodNumbers, id: string): ReadonlyMap<string, Observation> {
  const figure = figures.get(id);
  if (figure === undefined) return new Map();
  const all = observationsOf({ figures: { [id]: figure } });
  return new Map(all.map((one) => [`${one.field} ${one.category}`, one]));
}

/** The numbers that any of the periods has: those of the latest, then what only others have. */
function keysOf(columns: readonly ReadonlyMap<string, Observation>[]): readonly string[] {
  return [...new Set(columns.toReversed().flatMap((one) => [...one.keys()]))];
}

/**
 * The total last. Before it stand categories that only earlier periods have, by their codes, so that
 * their places tell nothing.
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
  if (found === undefined) throw new Error("a row without a number");
  return found;
}

/**
 * A number as a number, and in the place of one that is not there the word that says why.
 *
 * @param figure the breakdown that it is of, where it is of one
 */
function cellOf(one: Observation | undefined, figure?: PublishedFigure): Cell {
  if (one === undefined) return absentCell(figure);
  if (one.status === "unavailable") return { text: NOT_AVAILABLE };
  if (one.status === "withheld") return { text: NOT_SHOWN };
  if (one.value === null) return { text: NOT_APPLICABLE };
  return { number: one.value, format: one.unit === "procent" ? "percent" : "whole" };
}

/** What a free list does not name has no case, unless it is among those whose names it keeps back. */
function absentCell(figure: PublishedFigure | undefined): Cell {
  if (figure === undefined || listOf(figure) !== "open" || !("categories" in figure)) {
    return { text: NOT_AVAILABLE };
  }
  const keepsBack = figure.categories.some(({ code }) => code === NOT_NAMED.code);
  return keepsBack ? { text: NOT_SHOWN } : { number: 0, format: "whole" };
}

function listOf(figure: PublishedFigure | undefined): string | undefined {
  return figure !== undefined && "list" in figure ? figure.list : undefined;
}
