import type { PublishedFigures } from "../disclosure/published-figures.ts";

/** The content of figures.json: keys in the catalogue's order, and the same bytes each time. */
export function figuresJson(figures: PublishedFigures): string {
  return `${JSON.stringify(figures, null, 2)}\n`;
}
