import type { Block, Layout, PlacedBox, TextBox } from "./boxes.ts";
import { RULES } from "./rules.ts";

const PAGE = { width: 987, height: 658 };
const COLUMNS = [
  { column: 0, columns: 2, left: 0, right: 472 },
  { column: 1, columns: 2, left: 514, right: 987 },
] as const;

/** A box in a column of page 1, or over the page where `column` is null. */
export function boxAt(
  column: 0 | 1 | null,
  top: number,
  changes: Partial<PlacedBox> = {},
): PlacedBox {
  const edges =
    column === null ? { column: 0, columns: 1, left: 0, right: PAGE.width } : COLUMNS[column];
  const place = { page: 1, ...edges };
  return {
    left: place.left,
    right: place.right,
    top,
    bottom: top + 10,
    place,
    block: 0,
    ...changes,
  };
}

/** A word at the left of a column, likewise. */
export function textAt(column: 0 | 1 | null, top: number, changes: Partial<TextBox> = {}): TextBox {
  const box = boxAt(column, top);
  const right = box.left + 50;
  const look = { text: "woord", size: 10, frame: null, row: null, isHead: false };
  return { ...box, right, ...look, baseline: top + 10, ...changes };
}

/** A block of the section “deel”. */
export function blockOf(kind: Block["kind"], changes: Partial<Block> = {}): Block {
  const own = { kind, name: `een ${kind}`, section: "deel", fill: "full" as const };
  return { ...own, hasHead: false, height: 100, staysWith: null, ...changes };
}

/** The result of a rule for a layout that contains only the given parts. */
export function says(rule: string, given: Partial<Layout>): readonly string[] {
  const violationsIn = RULES[rule];
  if (violationsIn === undefined) throw new Error(`there is no rule ${rule}`);
  const blocks = [blockOf("text")];
  return violationsIn({ ...PAGE, pages: 2, blocks, texts: [], charts: [], ...given });
}
