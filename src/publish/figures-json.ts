import { z } from "zod";

import { publishedFiguresSchema, type PublishedFigures } from "../disclosure/published-figures.ts";

/** The content of figures.json: keys in the catalogue's order, and the same bytes each time. */
export function figuresJson(figures: PublishedFigures): string {
  return `${JSON.stringify(figures, null, 2)}\n`;
}

/** The output of `report figures --format json` for several periods, each as in its figures.json. */
export const figuresOfPeriodsSchema = z.object({
  schemaVersion: z.literal(1),
  periods: z.array(publishedFiguresSchema),
});

/** The figures of several periods as JSON. */
export function figuresOfPeriodsJson(periods: readonly PublishedFigures[]): string {
  return `${JSON.stringify({ schemaVersion: 1, periods }, null, 2)}\n`;
}
