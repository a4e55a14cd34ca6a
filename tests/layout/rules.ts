import type { Box, Layout, TextBox } from "./boxes.ts";
import { brokenBlocks, headingsLeftBehind, linesLeftAlone, partedBlocks } from "./break-rules.ts";
import { inMm, whereIs } from "./where.ts";

/** The faults of a layout, each with page, kind and place. */
type Rule = (layout: Layout) => readonly string[];

/** In pixels: rounding that no reader sees. */
const TOLERANCE = 1;

/** In points. */
const SMALLEST_TEXT = 8.5;
/** In points: the sizes in the print are slightly off. */
const SIZE_TOLERANCE = 0.01;

/** The fraction of a page, from its top, that must have content. */
const LEAST_FILL = 0.6;
/**
 * The same for the page before the last. Reference content is kept on one page, and so may move to
 * the next.
 */
const LEAST_BEFORE_LAST = 0.55;

/** The rules for a printed page. */
export const RULES: Readonly<Record<string, Rule>> = {
  "keeps text in its column": textOutsideItsColumn,
  "cuts no text off at the edge of a chart": cutText,
  "sets no text over other text": textOverText,
  "sets no text smaller than 8.5 points": smallText,
  "leaves no heading at the foot of a column": headingsLeftBehind,
  "leaves no line of a paragraph alone in a column": linesLeftAlone,
  "keeps charts and tables in one piece": brokenBlocks,
  "keeps charts and tables with their text, and notes with their call": partedBlocks,
  "fills its pages": emptyPages,
  "sets charts on the grid": chartsOffTheGrid,
};

function textOutsideItsColumn({ texts, height }: Layout): readonly string[] {
  return texts.flatMap((text) => {
    const { left, right } = text.place;
    return pastEdges(text, { left, right, top: 0, bottom: height }, "its column");
  });
}

function cutText({ texts }: Layout): readonly string[] {
  return texts.flatMap((text) =>
    text.frame === null ? [] : pastEdges(text, text.frame, "its chart"),
  );
}

function pastEdges(text: TextBox, within: Box, name: string): readonly string[] {
  const sides: readonly (readonly [string, number])[] = [
    ["left of", within.left - text.left],
    ["right of", text.right - within.right],
    ["above", within.top - text.top],
    ["below", text.bottom - within.bottom],
  ];
  return sides.flatMap(([side, distance]) =>
    distance > TOLERANCE
      ? [`${whereIs(text)}: “${text.text}” reaches ${inMm(distance)} ${side} ${name}`]
      : [],
  );
}

function textOverText({ texts }: Layout): readonly string[] {
  const sorted = texts.toSorted((a, b) => a.place.page - b.place.page || a.top - b.top);
  return sorted.flatMap((upper, index) => {
    const covered: string[] = [];
    for (const lower of sorted.slice(index + 1)) {
      if (lower.place.page !== upper.place.page || lower.top >= upper.bottom) break;
      const [across, down] = overlap(upper, lower);
      if (across <= TOLERANCE || down <= TOLERANCE) continue;
      covered.push(
        `${whereIs(upper)}: “${upper.text}” and “${lower.text}” overlap by ${inMm(across)} × ${inMm(down)}`,
      );
    }
    return covered;
  });
}

function overlap(one: Box, other: Box): readonly [across: number, down: number] {
  return [
    Math.min(one.right, other.right) - Math.max(one.left, other.left),
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top),
  ];
}

function smallText({ texts, blocks }: Layout): readonly string[] {
  const found = new Map<string, { readonly first: TextBox; count: number }>();
  for (const text of texts) {
    if (text.size === null || text.size >= SMALLEST_TEXT - SIZE_TOLERANCE) continue;
    const key = `${text.block} ${text.size.toFixed(2)}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { first: text, count: 1 });
    else known.count += 1;
  }
  return [...found.values()].map(({ first, count }) => {
    const name = blocks[first.block]?.name ?? "";
    return `${whereIs(first)}: “${first.text}” and ${count - 1} more of “${name}” are ${first.size?.toFixed(2)} pt`;
  });
}

function emptyPages(layout: Layout): readonly string[] {
  const { texts, charts, pages, height } = layout;
  return Array.from({ length: pages }, (_, index) => index + 1).flatMap((page) => {
    const ink = [...texts, ...charts].filter(({ place }) => place.page === page);
    // The last content on a page decides how full it is.
    const last = layout.blocks[Math.max(-1, ...ink.map(({ block }) => block))];
    if (page === pages || (last !== undefined && last.fill !== "full")) return [];
    const columns = Math.max(1, ...ink.map(({ place }) => place.columns));
    const fills = Array.from({ length: columns }, (_, column) => {
      const inColumn = ink.filter(
        ({ place }) => place.columns !== columns || place.column === column,
      );
      return Math.max(0, ...inColumn.map(({ bottom }) => bottom)) / height;
    });
    const mean = fills.reduce((sum, fill) => sum + fill, 0) / columns;
    if (mean >= (page === pages - 1 ? LEAST_BEFORE_LAST : LEAST_FILL)) return [];
    const each = fills.map((fill) => percent(fill)).join(" and ");
    const section = last?.section ?? "nothing";
    return [`page ${page}: is filled ${percent(mean)} (${each}), and ends with ${section}`];
  });
}

function chartsOffTheGrid({ charts, blocks, height }: Layout): readonly string[] {
  return charts.flatMap((chart) => {
    const { place, left, right, bottom } = chart;
    const faults: readonly (readonly [string, number])[] = [
      ["its left edge is off the column's", left - place.left],
      ["its right edge is off the column's", right - place.right],
      ["it goes on below the page", Math.max(0, bottom - height)],
    ];
    const name = blocks[chart.block]?.name ?? "";
    return faults.flatMap(([fault, distance]) =>
      Math.abs(distance) > TOLERANCE
        ? [`${whereIs(chart)}: chart “${name}”: ${fault}, by ${inMm(distance)}`]
        : [],
    );
  });
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
