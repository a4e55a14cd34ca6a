import { formatPeriodShort } from "../../language/dates.ts";
import type { Facts } from "../facts.ts";
import type { ChartBlock, Datum, Drawing } from "../../model/report-model.ts";
import { joinTexts, listTexts, plain, plainText, say, type Text } from "../../model/text.ts";
import { inLines } from "./label-lines.ts";

/** What a panel shows of one period. */
export interface Cell {
  /** Null where there is no point. */
  readonly value: number | null;
  /** As the table has it; null where there is no figure at all. */
  readonly text: Text | null;
  /** As it is read out, where that is more than the table has room for. */
  readonly readOut?: Text;
}

/** A line over time with its name, of which several stand side by side. */
export interface Panel {
  /** What stands above the line. */
  readonly title: string;
  /** The same within a sentence. */
  readonly name: Text;
  /** The same at the head of a column. */
  readonly head: Text;
  /** One for each period. */
  readonly cells: readonly Cell[];
}

/** A chart of small multiples: the same periods and one scale in all panels. */
export interface SmallMultiples {
  readonly id: string;
  readonly title: string;
  /** What the lines show, for the alt text: "van het deel van de aanmeldingen dat …". */
  readonly subject: string;
  readonly remark: Text;
  readonly periods: readonly Facts[];
  readonly panels: readonly Panel[];
  /** The value at the top of each panel. */
  readonly top: number;
  /** The top means something, such as all: a line marks it. */
  readonly hasTopLine: boolean;
  /** Pixels from zero to the top. */
  readonly plotHeight: number;
  /** Panels side by side on a narrow screen. */
  readonly narrowColumns: 1 | 2;
}

/** Panels side by side on a page. */
const COLUMNS = 2;

/** Characters of a title that fit in one line, by the width of a panel. */
const TITLE_LINE = { column: 28, narrow: 20, whole: 38 } as const;

/** Pixels of a line of a title, below the titles, between two rows of panels, and below the last. */
const LINE = 16;
const BELOW_TITLES = 12;
const BETWEEN_ROWS = 20;
const PERIODS = 40;

/** A row of small numbers is less high, on the same scale: its titles stay near its lines. */
const LEAST_HEIGHT = 22;

/** The baseline of a panel to the top of its periods. */
const TO_PERIODS = 11;

/** More numbers than these are too many to listen to: the ends of each line are read out. */
const MOST_READ_OUT = 12;

/** A dash is not read out. */
const NO_FIGURE = plain("geen cijfer");

/** A chart of panels over the same periods, of which there must be two. */
export function smallMultiples(chart: SmallMultiples): ChartBlock | null {
  const { id, title, subject, remark, periods, panels, narrowColumns } = chart;
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const isShort = panels.length * periods.length <= MOST_READ_OUT;
  const readOut = (panel: Panel): Text =>
    isShort ? everyCell(panel) : outerCells(panel, chart.periods);
  const narrowLine = narrowColumns === 1 ? TITLE_LINE.whole : TITLE_LINE.narrow;
  return {
    type: "chart",
    id,
    title: plain(title),
    alt: say`Kleine lijndiagrammen naast elkaar ${subject}, van ${first.periodRun} tot en met ${last.periodRun}: ${joinTexts(panels.map(readOut), "; ")}.`,
    remark,
    wide: false,
    ...drawn(chart, "small-multiples", COLUMNS, TITLE_LINE.column),
    narrow: drawn(chart, "small-multiples.narrow", narrowColumns, narrowLine),
    table: {
      columns: [
        { label: plain("Periode"), numeric: false },
        ...panels.map(({ head }) => ({ label: head, numeric: true })),
      ],
      rows: periods.map((facts, index) => ({
        cells: [[facts.periodRun], ...panels.map(({ cells }) => cells[index]?.text ?? plain("–"))],
        isTotal: false,
      })),
    },
  };
}

function readOutOf({ text, readOut }: Pick<Cell, "text" | "readOut">): Text {
  return readOut ?? text ?? NO_FIGURE;
}

function everyCell({ name, cells }: Panel): Text {
  return say`${name} ${listTexts(cells.map(readOutOf))}`;
}

/** The first and the last number of a line, each with its period where another has none. */
function outerCells({ name, cells }: Panel, periods: readonly Facts[]): Text {
  const shown = cells.flatMap(({ value }, index) => (value === null ? [] : [index]));
  const at = (index: number): Text => {
    const [text, facts] = [cells[index]?.text ?? NO_FIGURE, periods[index]];
    const isOuter = index === 0 || index === periods.length - 1;
    return isOuter || facts === undefined ? text : say`${text} (${facts.shortPeriodRun})`;
  };
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined)
    return say`${name} ${readOutOf(cells.at(-1) ?? { text: null })}`;
  if (first === last) return say`${name} alleen ${at(first)}`;
  return say`${name} van ${at(first)} naar ${at(last)}`;
}

/** The panels in rows of `columns`, with titles in lines of so many characters. */
function drawn(
  { periods, panels, top, hasTopLine, plotHeight }: SmallMultiples,
  spec: string,
  columns: number,
  titleLine: number,
): Drawing {
  const unit = plotHeight / Math.max(top, 1);
  const lines = panels.map(({ title }) => inLines(title, titleLine));
  let below = 0;
  const rows = inRowsOf(columns, panels).flatMap((row, down): Datum[] => {
    const titles = lines.slice(down * columns, down * columns + row.length);
    const values = row.flatMap(({ cells }) => cells.map(({ value }) => value ?? 0));
    const height = hasTopLine ? plotHeight : Math.max(LEAST_HEIGHT, unit * Math.max(...values));
    const titleAt = down === 0 ? 0 : below + BETWEEN_ROWS;
    const titleHeight = LINE * Math.max(...titles.map((title) => title.split("\n").length));
    const base = titleAt + titleHeight + BELOW_TITLES + height;
    below = base;
    return row.flatMap((panel, across): Datum[] => {
      const index = down * columns + across;
      const placed = (
        kind: string,
        rest: Partial<typeof EMPTY> & { readonly y: number },
      ): Datum => {
        return { kind, across, columns, ...EMPTY, ...rest };
      };
      // The lowest panel of each column bears the periods for those above it.
      const named = index + columns < panels.length ? [] : periods;
      return [
        placed("title", { y: titleAt, label: titles[across] ?? "" }),
        placed("rule", { y: base }),
        ...(hasTopLine ? [placed("rule", { y: base - height })] : []),
        ...pointsOf(panel, periods).map(({ value, line, ...point }) =>
          placed("point", { ...point, y: base - unit * value, line: `${index} ${line}` }),
        ),
        ...emptyText(panel).map((label) => placed("title", { y: base - LINE - 4, label })),
        ...named.map((facts, place) =>
          placed("period", {
            y: base + TO_PERIODS,
            at: placeOf(periods, place),
            label: formatPeriodShort(facts.period).replace(/ (?=\d)/, "\n"),
          }),
        ),
      ];
    });
  });
  return { spec, height: Math.ceil(below + PERIODS), rows };
}

function inRowsOf(columns: number, panels: readonly Panel[]): readonly (readonly Panel[])[] {
  return panels.flatMap((_, index) =>
    index % columns === 0 ? [panels.slice(index, index + columns)] : [],
  );
}

/** What only rows of some kinds have. */
const EMPTY = { at: 0, y: 0, label: "", line: "", isFirst: false };

/** The points of a panel: where a period has none its line begins anew. The outer ones bear their number. */
function pointsOf({ cells }: Panel, periods: readonly Facts[]) {
  let line = 0;
  const shown = cells.flatMap(({ value, text }, index) => {
    if (value === null) line += 1;
    return value === null ? [] : [{ value, text, index, line }];
  });
  return shown.map(({ value, text, index, line: part }, place) => {
    const isLast = place === shown.length - 1;
    return {
      value,
      at: placeOf(periods, index),
      line: part,
      label: place === 0 || isLast ? plainText(text ?? []).replace(" ", "\n") : "",
      // A single one has its number behind it.
      isFirst: place === 0 && !isLast,
    };
  });
}

/** What stands in a panel without a point, such as that it is not shown. */
function emptyText({ cells }: Panel): readonly string[] {
  if (cells.some(({ value }) => value !== null)) return [];
  return cells.flatMap(({ text }) => (text === null ? [] : [plainText(text)])).slice(0, 1);
}

/** Where a period ends between the ends of the first and the last, from 0 to 1: they may differ in length. */
function placeOf(periods: readonly Facts[], index: number): number {
  const [first, last] = [periods[0], periods.at(-1)].map((facts) => facts?.period.to ?? 0);
  const day = periods[index]?.period.to ?? 0;
  return (day - (first ?? 0)) / ((last ?? 0) - (first ?? 0));
}
