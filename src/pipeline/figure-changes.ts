import { observationsOf } from "../disclosure/observations.ts";
import { publishedFiguresSchema, type PublishedFigures } from "../disclosure/published-figures.ts";
import { figuresJson } from "../publish/figures-json.ts";
import { lineChanges, type LayerDifference, type LineChange } from "../snapshots/differences.ts";

/**
 * What differs between kept figures and those that are made now: number by number, each with the
 * name of its figure; or line by line where no number does, as of a label.
 */
export function figureChanges(kept: string, made: PublishedFigures): readonly LineChange[] {
  const published = keptFigures(kept);
  const ofNumbers =
    published === null ? [] : lineChanges(numberLines(published), numberLines(made));
  return ofNumbers.length > 0 ? ofNumbers : lineChanges(kept, figuresJson(made));
}

/** A number a line: "registrations.byMonth 2023-12 value: 105". */
function numberLines(figures: PublishedFigures): string {
  return observationsOf(figures)
    .map(({ figure, category, field, value, status }) => {
      const name = [figure, category, field].filter((part) => part !== "").join(" ");
      return `${name}: ${value ?? status}`;
    })
    .join("\n");
}

/** Differences of which that of the figures is told so. */
export function withFigureChanges(
  differences: readonly LayerDifference[],
  kept: string,
  made: PublishedFigures,
): readonly LayerDifference[] {
  return differences.map((one) =>
    one.layer === "figures" ? { ...one, changes: figureChanges(kept, made) } : one,
  );
}

/** The figures of a kept layer; null where it holds none. */
export function keptFigures(layer: string): PublishedFigures | null {
  try {
    return publishedFiguresSchema.parse(JSON.parse(layer));
  } catch {
    return null;
  }
}
