import { z } from "zod";

import { CATALOGUE } from "../figures/catalogue.ts";

/** All figures: the content of `report explain --format json` without a figure. */
export const figureListSchema = z.object({
  schemaVersion: z.literal(1),
  figures: z
    .array(
      z.object({
        id: z.string(),
        group: z.string().meta({ description: "the first part of the id" }),
        label: z.string(),
        kind: z.enum(["count", "share", "breakdown", "quantiles"]),
        measure: z.enum(["stock", "flow"]),
        unit: z.string(),
        definition: z.string().meta({ description: "what is counted exactly" }),
      }),
    )
    .readonly(),
});

export type FigureList = z.infer<typeof figureListSchema>;

/** Returns the group of a figure: the first part of its id. */
export function groupOf(id: string): string {
  return id.split(".")[0] ?? id;
}

/** Returns the figures of the catalogue, in its order. */
export function figureList(): FigureList {
  return {
    schemaVersion: 1,
    figures: CATALOGUE.map(({ id, label, kind, measure, unit, definition }) => ({
      id,
      group: groupOf(id),
      label,
      kind,
      measure,
      unit,
      definition,
    })),
  };
}
