import type { View } from "vega";

/** In pixels: less is the air around a letter. */
const TOLERANCE = 1;

/** A mark of a drawing, or something in one, as Vega keeps it; places count from the group's own. */
interface Drawn {
  readonly marktype?: string;
  readonly items?: readonly Drawn[];
  readonly x?: number;
  readonly bounds?: { readonly x1: number; readonly x2: number };
  readonly text?: unknown;
}

/**
 * A text of a drawing of `width` pixels that reaches past its left or right edge, where it would be
 * cut off; null where none does. The view must have been drawn.
 */
export function textPastEdges(view: View, width: number): string | null {
  const [left] = view.origin();
  const { root } = view.scenegraph() as unknown as { readonly root: Drawn };
  const isCut = ({ bounds }: Drawn, offset: number): boolean =>
    bounds !== undefined &&
    bounds.x1 <= bounds.x2 &&
    (bounds.x1 + offset < -TOLERANCE || bounds.x2 + offset > width + TOLERANCE);
  const firstIn = ({ marktype, items = [] }: Drawn, offset: number): string | null => {
    for (const item of items) {
      if (marktype === "text" && isCut(item, offset)) return [item.text].flat().join(" ");
      const inside = firstIn(item, marktype === "group" ? offset + (item.x ?? 0) : offset);
      if (inside !== null) return inside;
    }
    return null;
  };
  return firstIn(root, left);
}

/** Marks that stand for numbers, whatever stands beside them. */
const TELLING = new Set(["rect", "symbol", "line"]);

/** Whether a drawing shows any number as a mark. The view must have been drawn. */
export function drawsMarks(view: View): boolean {
  const { root } = view.scenegraph() as unknown as { readonly root: Drawn };
  const isTelling = ({ marktype, items = [] }: Drawn): boolean =>
    items.some((item) => {
      const { bounds } = item;
      const isThere = bounds !== undefined && bounds.x1 < bounds.x2;
      return (TELLING.has(marktype ?? "") && isThere) || isTelling(item);
    });
  return isTelling(root);
}
