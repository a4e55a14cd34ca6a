import { inLines, lineCount, widestOf, type WidthOf } from "../lay-out.ts";

// The texts of events: above the bars, or in the plot.

/**
 * The widths, in pixels, that a line of an event's text may have. The first is as wide as half a
 * page.
 */
const LINE_ROOMS = [430, 290, 205];

/** More lines of text would leave too little room for the bars. */
const MOST_LINES = 12;

/** An event, with its month as `jjjj-mm`, and its day if that is known. */
export interface ChartEvent {
  readonly code: string;
  readonly day?: string;
  readonly text: string;
}

/** A text or a letter beside the line of its event. */
interface Mark extends ChartEvent {
  /** The line of text on which it begins, counted from 0 at the top. */
  readonly line: number;
  /** True if it is left of its line, false if it is right of it. */
  readonly isBefore: boolean;
}

/** The places of events in a chart. */
export interface EventMarks {
  readonly marks: readonly Mark[];
  /** The lines of text above the bars. */
  readonly lines: number;
  /** The key for letters that replace texts without room: "A: …; …. B: …." */
  readonly key: string;
}

/** The places of the months in a drawing. */
export interface MonthPlaces {
  readonly months: readonly string[];
  readonly width: number;
  /** The x of the line of an event. */
  readonly lineAt: (event: Pick<ChartEvent, "code" | "day">) => number;
  readonly widthOf: WidthOf;
}

/**
 * Places events, given in order of time, in a chart of months. Their texts are beside their lines
 * if none crosses another text or line: towards the middle of the chart if possible, else in
 * shorter lines or all on one side. If there is no room for that, letters replace the texts.
 */
export function eventMarks(events: readonly ChartEvent[], places: MonthPlaces): EventMarks {
  for (const room of LINE_ROOMS) {
    const texts = events.map((event) => {
      return { ...event, text: inLines(event.text, room, places.widthOf) };
    });
    const placed = placedMarks(texts, places);
    if (placed !== null) return { ...placed, key: "" };
  }
  // Events of one day share a line.
  const together = [...Map.groupBy(events, ({ code, day = code }) => day).values()];
  const key = together
    .map((some, index) => `${letterOf(index)}: ${some.map(({ text }) => text).join("; ")}.`)
    .join(" ");
  const letters = together.flatMap(([first], index) =>
    first === undefined ? [] : [{ ...first, text: letterOf(index) }],
  );
  return { ...(placedMarks(letters, places) ?? onLinesOfTheirOwn(letters, places)), key };
}

function letterOf(index: number): string {
  const last = String.fromCharCode("A".charCodeAt(0) + (index % 26));
  return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`;
}

/** The events with their places. Null if there are no places, or they need too many lines. */
function placedMarks(
  events: readonly ChartEvent[],
  places: MonthPlaces,
): Pick<EventMarks, "marks" | "lines"> | null {
  const middle = events.filter(({ code }) => !isLate(code, places)).length;
  // Both sides have most room if they meet near the middle of the chart.
  const borders = [...Array(events.length + 1).keys()].toSorted(
    (a, b) => Math.abs(a - middle) - Math.abs(b - middle),
  );
  for (const border of borders) {
    // The late events come first, from the edge inwards. Then the early ones, from the edge
    // inwards.
    const sided = [
      ...events
        .slice(border)
        .map((event) => ({ ...event, isBefore: true }))
        .toReversed(),
      ...events.slice(0, border).map((event) => ({ ...event, isBefore: false })),
    ];
    const texts = sided.map((one) => textOf(one, places));
    const tops = areWithin(texts, places.width) ? placesOf(texts) : null;
    if (tops === null) continue;
    const lines = Math.max(0, ...texts.map((one, index) => one.lines + (tops[index] ?? 0)));
    if (lines > MOST_LINES) continue;
    return { marks: sided.map((one, index) => ({ ...one, line: tops[index] ?? 0 })), lines };
  }
  return null;
}

/** Gives each event its own line of text. */
function onLinesOfTheirOwn(
  events: readonly ChartEvent[],
  places: MonthPlaces,
): Pick<EventMarks, "marks" | "lines"> {
  const marks = events.map((event, line) => {
    return { ...event, line, isBefore: isLate(event.code, places) };
  });
  return { marks, lines: marks.length };
}

function textOf(
  { text, isBefore, ...event }: Omit<Mark, "line">,
  { lineAt, widthOf }: MonthPlaces,
): EventText {
  const { width } = widestOf([text], widthOf);
  return { x: lineAt(event), width, lines: lineCount(text), isBefore };
}

/** Returns true if a month is in the second half of the chart. */
function isLate(code: string, { months }: MonthPlaces): boolean {
  return months.indexOf(code) * 2 >= months.length;
}

// Places above the bars.

/** A text beside the line of its event, in pixels from the left and in lines of text. */
interface EventText {
  /** The x of its line. */
  readonly x: number;
  readonly width: number;
  readonly lines: number;
  /** True if the text ends at its line, false if it begins there. */
  readonly isBefore: boolean;
}

/** The space between a text and a line: its own, or another that it must not touch. */
const GAP = 6;

interface Span {
  readonly left: number;
  readonly right: number;
}

function spanOf({ x, width, isBefore }: EventText): Span {
  return isBefore ? { left: x - GAP - width, right: x } : { left: x, right: x + GAP + width };
}

/** Returns true if each text is within a drawing of this width. */
function areWithin(texts: readonly EventText[], drawing: number): boolean {
  return texts.map(spanOf).every(({ left, right }) => left >= 0 && right <= drawing);
}

/**
 * Returns the line of text on which each text begins, counted from 0 at the top. No text overlaps
 * another, and none crosses the line of another event, which goes down from its own text. If there
 * is a choice, the first texts are the highest. Returns null if there are no such places.
 */
function placesOf(texts: readonly EventText[]): readonly number[] | null {
  const spans = texts.map(spanOf);
  const touches = (one: Span, other: Span): boolean =>
    one.left < other.right + GAP && other.left < one.right + GAP;
  const isAbove = (upper: number, lower: number): boolean => {
    const { left = 0, right = 0 } = spans[upper] ?? {};
    const x = texts[lower]?.x ?? 0;
    return x !== texts[upper]?.x && x > left - GAP && x < right + GAP;
  };
  const tops = new Map<number, number>();
  const endOf = (index: number): number => (tops.get(index) ?? 0) + (texts[index]?.lines ?? 0);
  while (tops.size < texts.length) {
    const waiting = [...spans.keys()].filter((index) => !tops.has(index));
    const next = waiting.find((index) =>
      waiting.every((other) => other === index || !isAbove(other, index)),
    );
    if (next === undefined) return null;
    const placed = [...tops.keys()];
    const lines = texts[next]?.lines ?? 0;
    let top = Math.max(
      0,
      ...placed.filter((other) => isAbove(other, next)).map((other) => endOf(other)),
    );
    // Move down to where nothing is beside it.
    const beside = placed.filter((other) => {
      const [own, its] = [spans[next], spans[other]];
      return own !== undefined && its !== undefined && touches(own, its);
    });
    for (const other of beside.toSorted((a, b) => (tops.get(a) ?? 0) - (tops.get(b) ?? 0))) {
      if ((tops.get(other) ?? 0) < top + lines && endOf(other) > top) top = endOf(other);
    }
    tops.set(next, top);
  }
  return texts.map((_, index) => tops.get(index) ?? 0);
}

// Places in the plot.

/**
 * The spaces between a line and its text, between two texts, and between a text and what is below
 * it.
 */
const TEXT_GAP = 6;
const BETWEEN = 6;
const ABOVE = 3;

/** Something below a text: a bar with its number, or another text. Heights count from the axis. */
export interface Obstacle {
  readonly left: number;
  readonly right: number;
  readonly high: number;
}

/** A place for a text: its span, and the heights of its bottom and top. */
export interface TextPlace extends Obstacle {
  readonly low: number;
}

/** A plot before texts are placed in it. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly obstacles: readonly Obstacle[];
  /** The heights of the grid lines, which no text may cover. */
  readonly grid: readonly number[];
  /** The height of a line of text. */
  readonly line: number;
  readonly widthOf: WidthOf;
}

/** An event with its text in the plot, at the height where its first line begins. */
interface PlacedEvent extends ChartEvent {
  readonly isBefore: boolean;
  readonly high: number;
}

/**
 * Finds the lowest places for the texts of events, given in order of time: above everything that
 * they cross, and either all before their lines or all behind them, so that no line crosses a text.
 * Returns null if the plot is not wide enough.
 */
export function eventsInPlot(
  events: readonly ChartEvent[],
  lineAt: (event: ChartEvent) => number,
  plot: Plot,
): readonly PlacedEvent[] | null {
  const sides = [true, false].flatMap((isBefore) => {
    const placed = onOneSide(events, isBefore, lineAt, plot);
    return placed === null ? [] : [placed];
  });
  const highOf = (placed: readonly PlacedEvent[]): number =>
    Math.max(0, ...placed.map(({ high }) => high));
  return sides.toSorted((a, b) => highOf(a) - highOf(b))[0] ?? null;
}

function onOneSide(
  events: readonly ChartEvent[],
  isBefore: boolean,
  lineAt: (event: ChartEvent) => number,
  plot: Plot,
): readonly PlacedEvent[] | null {
  const obstacles = [...plot.obstacles];
  const placed: PlacedEvent[] = [];
  // The text farthest from the lines of the others is the lowest.
  for (const event of isBefore ? events : events.toReversed()) {
    const x = lineAt(event);
    const width = widestOf([event.text], plot.widthOf).width + TEXT_GAP;
    const [left, right] = isBefore ? [x - width, x] : [x, x + width];
    if (left < plot.left || right > plot.right) return null;
    const place = lowestPlace(
      { left, right, lines: lineCount(event.text) },
      { ...plot, obstacles },
    );
    obstacles.push({ left: left - BETWEEN, right: right + BETWEEN, high: place.high - ABOVE });
    placed.push({ ...event, isBefore, high: place.high });
  }
  return placed;
}

/** Finds the lowest place of a text: above everything in its span, and on no grid line. */
export function lowestPlace(
  { left, right, lines }: { readonly left: number; readonly right: number; readonly lines: number },
  { obstacles, grid, line }: Plot,
): TextPlace {
  const crossed = obstacles.filter((one) => one.left < right && left < one.right);
  let low = ABOVE + Math.max(0, ...crossed.map(({ high }) => high));
  const tall = lines * line;
  // Letters leave some space in their line, so a grid line may touch its edge.
  for (const high of grid.toSorted((a, b) => a - b)) {
    if (high > low + 1 && high < low + tall - 1) low = high;
  }
  return { left, right, low, high: low + tall };
}
