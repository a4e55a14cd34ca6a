import type { Block } from "./report-model.ts";

/** A figure's id as origins name it: `children.placedNow` in `2023-Q4/children.placedNow.value`. */
const FIGURE = /\b[a-zA-Z]+\.[a-zA-Z0-9]+\b/g;

/** The ids of the figures that blocks take their numbers and labels from, by their origins. */
export function figuresIn(blocks: readonly Block[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === "origin") for (const [id] of String(inner).matchAll(FIGURE)) ids.add(id);
        else visit(inner);
      }
    }
  };
  visit(blocks);
  return ids;
}
