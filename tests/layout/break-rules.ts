import type { Layout, PlacedBox, TextBox } from "./boxes.ts";
import { keyOf, whereIs } from "./where.ts";

/** The lines of text that a heading keeps with it in its column. */
const LINES_WITH_HEADING = 2;

/** The rows of a table that begin in the column of its caption. */
const ROWS_WITH_CAPTION = 2;

/** In pixels: words on one line share a baseline, at any size. */
const SAME_LINE = 1;

/**
 * Headings at the end of their column: they are followed in that column by less than two lines of
 * text, or a whole chart or table. A section with less text than that is exempt.
 */
export function headingsLeftBehind({ blocks, texts, charts }: Layout): readonly string[] {
  const boxes = boxesByBlock([...texts, ...charts]);
  return blocks.flatMap((block, index) => {
    const own = boxes.get(index) ?? [];
    const heading = own.at(-1);
    if (block.kind !== "heading" || block.fill === "cover" || heading === undefined) return [];
    const baselines = new Set<number>();
    for (let next = index + 1; baselines.size < LINES_WITH_HEADING; next += 1) {
      const following = blocks[next];
      if (following === undefined || following.section !== block.section) break;
      for (const box of boxes.get(next) ?? []) {
        if (!isBelow(box, heading) && !isBeside(box, own)) {
          return [
            `${whereIs(heading)}: heading “${block.name}” has fewer than two lines below it: the next is on ${whereIs(box)}`,
          ];
        }
        if (following.kind === "chart" || following.kind === "table") return [];
        if (following.kind === "text" && isText(box)) addLine(baselines, box);
        if (baselines.size >= LINES_WITH_HEADING) break;
      }
    }
    return [];
  });
}

/** Paragraphs that leave a single line at the foot of a column, or at the top of the next. */
export function linesLeftAlone({ blocks, texts }: Layout): readonly string[] {
  const boxes = boxesByBlock(texts);
  return blocks.flatMap((block, index) => {
    const own = boxes.get(index) ?? [];
    const parts = Map.groupBy(own, ({ place }) => keyOf(place));
    if (block.kind !== "text" || parts.size < 2) return [];
    return [...parts.values()].flatMap((part) => {
      const baselines = new Set<number>();
      for (const box of part) addLine(baselines, box);
      const [first] = part;
      return first === undefined || baselines.size > 1
        ? []
        : [`${whereIs(first)}: a line of “${block.name}” stands alone`];
    });
  });
}

/**
 * Charts and tables apart from the paragraph that introduces them, and notes apart from their
 * reference.
 */
export function partedBlocks({ blocks, texts, charts }: Layout): readonly string[] {
  const boxes = boxesByBlock([...texts, ...charts]);
  return blocks.flatMap(({ staysWith, kind, name }, index) => {
    const before = staysWith === null ? undefined : boxes.get(staysWith)?.at(-1);
    const first = boxes.get(index)?.[0];
    if (before === undefined || first === undefined || isBelow(first, before)) return [];
    const other = blocks[staysWith ?? 0]?.name ?? "";
    return [`${whereIs(first)}: ${kind} “${name}” is away from “${other}” on ${whereIs(before)}`];
  });
}

/** Charts and tables in more than one column. */
export function brokenBlocks(layout: Layout): readonly string[] {
  const { blocks, texts, charts, height } = layout;
  const boxes = boxesByBlock([...texts, ...charts]);
  return blocks.flatMap((block, index) => {
    const own = boxes.get(index) ?? [];
    const places = new Map(own.map((box) => [keyOf(box.place), box]));
    const [first, ...others] = places.values();
    if (first === undefined || others.length === 0) return [];
    if (block.kind === "chart" || (block.kind === "table" && block.height <= height)) {
      const onto = others.map((box) => whereIs(box)).join(" and ");
      return [`${whereIs(first)}: ${block.kind} “${block.name}” goes on on ${onto}`];
    }
    return block.kind === "table" ? brokenTable(own.filter(isText), block.name) : [];
  });
}

/** A table that no column can contain, broken between rows, with a head on each part. */
function brokenTable(words: readonly TextBox[], name: string): readonly string[] {
  const parts = Map.groupBy(words, ({ place }) => keyOf(place));
  const headless = [...parts.values()].flatMap((part) => {
    const [first] = part;
    return first === undefined || part.some(({ isHead }) => isHead)
      ? []
      : [`${whereIs(first)}: table “${name}” goes on without its head`];
  });
  const cells = words.filter(({ isHead, row }) => !isHead && row !== null);
  const rows = Map.groupBy(cells, ({ row }) => row);
  const torn = [...rows.values()].flatMap((row) => {
    const [first] = row;
    const elsewhere = row.find(
      ({ place }) => first !== undefined && keyOf(place) !== keyOf(first.place),
    );
    return first === undefined || elsewhere === undefined
      ? []
      : [`${whereIs(first)}: a row of table “${name}” goes on on ${whereIs(elsewhere)}`];
  });
  const [start] = words;
  const rowsAtStart = new Set(
    cells.flatMap(({ place, row }) =>
      start !== undefined && keyOf(place) === keyOf(start.place) ? [row] : [],
    ),
  );
  const left =
    start !== undefined && rowsAtStart.size < ROWS_WITH_CAPTION
      ? [`${whereIs(start)}: table “${name}” has fewer than two rows under its caption`]
      : [];
  return [...headless, ...torn, ...left];
}

function boxesByBlock<B extends PlacedBox>(boxes: readonly B[]): ReadonlyMap<number, readonly B[]> {
  return Map.groupBy(boxes, ({ block }) => block);
}

function isText(box: PlacedBox | TextBox): box is TextBox {
  return "baseline" in box;
}

/** To the right of a heading that hangs in a margin: level with its first line, or further down. */
function isBeside(box: PlacedBox, heading: readonly PlacedBox[]): boolean {
  const [first] = heading;
  if (first === undefined || keyOf(box.place) !== keyOf(first.place)) return false;
  return box.bottom >= first.top && heading.every(({ right }) => right < box.left);
}

/** In the same column, or below on the same page if one of the two is as wide as the page. */
function isBelow(box: PlacedBox, heading: PlacedBox): boolean {
  const isWide = box.place.columns === 1 || heading.place.columns === 1;
  const isBeside = isWide
    ? box.place.page === heading.place.page
    : keyOf(box.place) === keyOf(heading.place);
  return isBeside && box.bottom > heading.top;
}

function addLine(baselines: Set<number>, { baseline }: TextBox): void {
  const isKnown = [...baselines].some((known) => Math.abs(known - baseline) <= SAME_LINE);
  if (!isKnown) baselines.add(baseline);
}
