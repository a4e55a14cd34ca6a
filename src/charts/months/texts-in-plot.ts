import { lineCount, widestOf, type WidthOf } from "../lay-out.ts";
import type { ChartEvent } from "./event-marks.ts";

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
