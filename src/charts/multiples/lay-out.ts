import { formatInteger } from "../../language/words.ts";
import type { ChartBlock, ChartValue } from "../../model/blocks.ts";
import { plainText } from "../../model/text.ts";
import { parsePeriod } from "../../period/period.ts";
import {
  inLines,
  type LayOut,
  lineCount,
  markRow,
  NARROW,
  numberOf,
  type Row,
  shortened,
  widestOf,
  widthIn,
  type WidthOf,
} from "../lay-out.ts";

const FONT_SIZE = 13;
const PERIOD_SIZE = 11.5;

/**
 * The number of panels side by side. On a narrow screen, `FEW_PANELS` or fewer are below each
 * other.
 */
const COLUMNS = 2;
const FEW_PANELS = 2;

/** The space between two panels, and the least space beside the outer points of one. */
const GAP = { wide: 20, narrow: 14 };
const LEAST_BESIDE = 26;

/** The space between a number and its point, and between the names of two periods. */
const NUMBER_GAP = 8;
const PERIOD_GAP = 6;
/** The distance from the highest or lowest point of a line to the middle of its number. */
const TO_EXTREME = 11;

/**
 * The height of a plot in pixels: if its top is the whole, such as 100%, and if its top is the
 * highest number.
 */
const PLOT_TO_WHOLE = 96;
const PLOT = 76;
/** A row of small numbers is lower, on the same scale, so that its titles stay near its lines. */
const LEAST_PLOT = 22;

/**
 * The heights of a line of a title and of a number, and the spaces below the titles, between rows,
 * and for the periods, in pixels.
 */
const TITLE_LINE = 16;
const NUMBER_LINE = 14;
const BELOW_TITLES = 18;
const BETWEEN_ROWS = 20;
const TO_PERIODS = 11;
const PERIODS = 40;

/** At this distance, two numbers do not touch. */
const DIGITS = 11;

/** A panel: one line over the periods. */
interface Panel {
  readonly title: string;
  readonly values: readonly (ChartValue | null)[];
}

/** The periods that all panels share. */
interface Periods {
  readonly names: readonly string[];
  /**
   * The place of each between the first and the last, from 0 to 1. Periods may differ in length.
   */
  readonly places: readonly number[];
}

/**
 * Lays out panels in rows, on one scale from zero. The lowest panel of each column names the
 * periods.
 */
export const layOutMultiples: LayOut = ({ categories, series, whole }, width, measure) => {
  const isNarrow = width < NARROW;
  const columns = isNarrow && series.length <= FEW_PANELS ? 1 : COLUMNS;
  const gap = isNarrow ? GAP.narrow : GAP.wide;
  const scale = whole === undefined ? [] : scaleOf(whole, series);
  const panelWidth = (width - (columns - 1) * gap) / columns;
  const titleWidth = widthIn(measure, FONT_SIZE);
  const periods = periodsOf(categories);
  const panels = series.map(({ name, values }): Panel => {
    const title = inLines(plainText(name), panelWidth, titleWidth);
    // The table contains titles in full.
    return { title: shortened(title, panelWidth, titleWidth), values };
  });

  const numberWidth = widthIn(measure, FONT_SIZE);
  const periodWidth = widthIn(measure, PERIOD_SIZE);
  const numbers = panels.flatMap((panel) => numbersOf(panel).map(({ text }) => text));
  const beside = Math.ceil(
    Math.max(
      LEAST_BESIDE,
      widestOf(numbers, widthIn(measure, FONT_SIZE, true)).width + NUMBER_GAP + 2,
      widestOf(periods.names, periodWidth).width / 2,
      Math.max(0, ...scale.map(({ text }) => periodWidth(text))) + NUMBER_GAP,
    ),
  );
  const plotWidth = panelWidth - 2 * beside;
  const isNamed = periodsThatFit(periods, plotWidth, periodWidth);

  const plot = whole === undefined ? PLOT : PLOT_TO_WHOLE;
  const values = panels.flatMap((panel) => panel.values.map((one) => one?.value ?? 0));
  const unit = plot / Math.max(1, whole ?? Math.max(...values));
  let below = 0;
  const rows = inRowsOf(columns, panels).flatMap((row, down) => {
    const highest = Math.max(...row.flatMap((panel) => panel.values.map((one) => one?.value ?? 0)));
    const height = whole === undefined ? Math.max(LEAST_PLOT, unit * highest) : plot;
    const titleY = down === 0 ? 0 : below + BETWEEN_ROWS;
    const titles = TITLE_LINE * Math.max(...row.map(({ title }) => lineCount(title)));
    const base = titleY + titles + BELOW_TITLES + height;
    below = base;
    return row.flatMap((panel, across): readonly Row[] => {
      const index = down * columns + across;
      const left = across * (panelWidth + gap);
      const at = (place: number): number => left + beside + place * plotWidth;
      const beyond = { x: at(0) - 3, x2: at(1) + 3 };
      const ruleAt = (y: number): Row => markRow("rule", { ...beyond, y });
      const gridAt = (y: number): Row => markRow("grid", { ...beyond, y });
      const isLowest = index + columns >= panels.length;
      return [
        markRow("title", { x: left, y: titleY, text: panel.title }),
        ruleAt(base),
        ...(whole === undefined ? [] : [gridAt(base - height / 2), gridAt(base - height)]),
        ...(across === 0 ? scale : []).flatMap(({ value, text }): readonly Row[] => {
          const y = base - unit * value;
          const isFree = numbersAt(panel, periods).every(
            ({ place, value: beside }) => place > 0 || Math.abs(base - unit * beside - y) >= DIGITS,
          );
          return isFree ? [markRow("tick", { x: at(0) - NUMBER_GAP, y, text })] : [];
        }),
        ...pointsOf(panel, periods).map(({ value, place, line }) =>
          markRow("point", { x: at(place), y: base - unit * value, line: `${index} ${line}` }),
        ),
        ...pointsOf(panel, periods)
          .slice(-1)
          .map(({ value, place }) =>
            markRow("last", { x: at(place), y: base - unit * value, line: `${index} last` }),
          ),
        ...numbersAt(panel, periods).map(({ value, place, dx, dy, ...number }) =>
          markRow("number", { ...number, x: at(place) + dx, y: base - unit * value + dy }),
        ),
        ...extremesOf(panel, periods).flatMap(
          ({ value, place, text, isHighest }): readonly Row[] => {
            const half = numberWidth(text) / 2;
            const y = base - unit * value + (isHighest ? -TO_EXTREME : TO_EXTREME);
            const [highest, lowest] = [y - NUMBER_LINE / 2, y + NUMBER_LINE / 2];
            const hasRoom =
              at(place) - half >= at(0) - NUMBER_GAP &&
              at(place) + half <= at(1) + NUMBER_GAP &&
              highest >= titleY + titles &&
              lowest <= base;
            return hasRoom ? [markRow("extreme", { x: at(place), y, text })] : [];
          },
        ),
        ...insteadOfPoints(panel).map((text) =>
          markRow("title", { x: left, y: base - TITLE_LINE - 4, text }),
        ),
        ...periods.places.flatMap((place, period) =>
          isLowest && isNamed(place)
            ? [
                markRow("period", {
                  x: at(place),
                  y: base + TO_PERIODS,
                  text: periods.names[period] ?? "",
                }),
              ]
            : [],
        ),
      ];
    });
  });
  return { width, height: Math.ceil(below + PERIODS), rows, params: {}, tooWide: null };
};

/** The labels of the grid lines: zero, half and the whole, in the unit of the numbers. */
function scaleOf(whole: number, series: ChartBlock["series"]) {
  const shown = series.flatMap(({ values }) =>
    values.flatMap((one) => (one === null || one.value === null ? [] : [plainText(one.text)])),
  );
  const unit = shown.length > 0 && shown.every((text) => text.endsWith("%")) ? "%" : "";
  return [0, whole / 2, whole]
    .filter((value) => Number.isInteger(value))
    .map((value) => ({ value, text: `${formatInteger(value)}${unit}` }));
}

function inRowsOf(columns: number, panels: readonly Panel[]): readonly (readonly Panel[])[] {
  return panels.flatMap((_, index) =>
    index % columns === 0 ? [panels.slice(index, index + columns)] : [],
  );
}

function periodsOf(categories: ChartBlock["categories"]): Periods {
  const ends = categories.map(({ code }, index) => parsePeriod(code)?.to ?? index);
  const [first, last] = [ends[0] ?? 0, ends.at(-1) ?? 0];
  return {
    names: categories.map(({ label }) => plainText(label).replace(/ (?=\d)/, "\n")),
    places: ends.map((end) => (last === first ? 0 : (end - first) / (last - first))),
  };
}

/** The points of a panel. A line starts again after a period without a point. */
function pointsOf({ values }: Panel, { places }: Periods) {
  let line = 0;
  return values.flatMap((one, index) => {
    const value = one?.value ?? null;
    if (one === null || value === null) {
      line += 1;
      return [];
    }
    return [{ value, text: plainText(one.text), place: places[index] ?? 0, line }];
  });
}

/** The numbers of the outer points, or of the only point, broken into lines. */
function numbersOf({ values }: Panel) {
  const shown = values.flatMap((one, index) =>
    one === null || one.value === null
      ? []
      : [{ index, value: one.value, text: plainText(one.text).replace(" ", "\n") }],
  );
  return shown.filter((_, place) => place === 0 || place === shown.length - 1);
}

/**
 * Places numbers beside the outer points of a line, or above points that are not at the ends of the
 * plot.
 */
function numbersAt(panel: Panel, { places }: Periods) {
  const numbers = numbersOf(panel);
  return numbers.map(({ index, value, text }, order) => {
    const place = places[index] ?? 0;
    // A single point has its number on its right.
    const isFirst = order === 0 && numbers.length > 1;
    const isAtEnd = place === 0 || place === 1;
    const more = NUMBER_LINE * (lineCount(text) - 1);
    const dx = isFirst ? (place === 0 ? -NUMBER_GAP : 3) : place === 1 ? NUMBER_GAP : -3;
    return {
      value,
      place,
      text,
      align: isFirst ? "right" : "left",
      dx,
      dy: isAtEnd ? -more / 2 : -11 - more,
    };
  });
}

/**
 * The highest and lowest points of a line that runs from the first period to the last, if they are
 * not its ends.
 */
function extremesOf(panel: Panel, periods: Periods) {
  const points = pointsOf(panel, periods);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (first.place !== 0 || last.place !== 1) return [];
  const values = points.map(({ value }) => value);
  return [true, false].flatMap((isHighest) => {
    const value = isHighest ? Math.max(...values) : Math.min(...values);
    const point = points.find((one) => one.value === value);
    const isEnd = first.value === value || last.value === value;
    return point === undefined || isEnd ? [] : [{ ...point, isHighest }];
  });
}

/** The text in a panel without a point, such as "niet getoond". */
function insteadOfPoints({ values }: Panel): readonly string[] {
  if (values.some((one) => one !== null && one.value !== null)) return [];
  return values.flatMap((one) => (one === null ? [] : [numberOf(one)])).slice(0, 1);
}

/** Chooses the periods to name: the first, the last, and as many as fit between, evenly spread. */
function periodsThatFit(
  { names, places }: Periods,
  plot: number,
  widthOf: WidthOf,
): (place: number) => boolean {
  const widths = names.map((name) => widestOf([name], widthOf).width);
  const fits = (some: readonly number[]): boolean =>
    some.slice(1).every((index, order) => {
      const before = some[order] ?? 0;
      const halves = ((widths[index] ?? 0) + (widths[before] ?? 0)) / 2;
      return ((places[index] ?? 0) - (places[before] ?? 0)) * plot >= halves + PERIOD_GAP;
    });
  for (let steps = places.length - 1; steps > 0; steps -= 1) {
    const chosen = Array.from({ length: steps + 1 }, (_, step) =>
      Math.round((step * (places.length - 1)) / steps),
    );
    if (fits(chosen)) return (place) => chosen.some((index) => places[index] === place);
  }
  // If not even two fit, the last is the most useful.
  return (place) => place === places.at(-1);
}
