import type { ComparedValue, ComparisonRow } from "../compare/comparison.ts";
import { compareForReaders } from "../compare/protect-comparison.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { snapshotMessages as texts } from "../messages/snapshots.ts";
import { figuresJson } from "../publish/figures-json.ts";
import { lineChanges, type LayerDifference, type LineChange } from "../snapshots/differences.ts";
import { keptFigures, withIdsOf } from "../snapshots/figures-content.ts";

/**
 * Lists the differences between the figures of a snapshot and those that are made now. Gives each
 * changed number with the name of its figure, if protection allows this. Gives lines if no number
 * changed, for example for a new label. Gives nothing if the layer contains no figures: its lines
 * could reveal numbers.
 */
export function figureChanges(
  layer: string,
  made: PublishedFigures,
  { isSameExport }: { readonly isSameExport: boolean },
): readonly LineChange[] {
  const published = keptFigures(layer);
  if (published === null) return [];
  // A figure that the catalogue added since then is no change of the snapshot.
  const shared = withIdsOf(published, made);
  const { rows } = compareForReaders(published, shared, () => true, isSameExport);
  const changed = rows.filter((row) => row.changed);
  if (changed.length > 0) return changed.map(changeOf);
  return lineChanges(layer, figuresJson(shared));
}

/** A number before and after, such as "registrations.byMonth 2023-12 value: 105". */
function changeOf(row: ComparisonRow): LineChange {
  const { figure, category, field } = row;
  const name = [figure, category ?? "", field].filter((part) => part !== "").join(" ");
  if (row.withheld === true) {
    return { where: null, kept: null, now: `${name}: ${texts.hidden}` };
  }
  const side = (value: ComparedValue): string | null =>
    value.status === "absent" ? null : `${name}: ${wordsOf(value)}`;
  return { where: null, kept: side(row.old), now: side(row.new) };
}

function wordsOf({ status, value, asOf }: ComparedValue): string {
  return [value ?? status, ...(asOf === undefined ? [] : [`(${status} ${asOf})`])].join(" ");
}

/** The layers that print figures in words. */
const PRINTING_FIGURES: ReadonlySet<string> = new Set(["text", "structure", "report"]);

/**
 * Replaces the difference of the figures by a list of numbers. Removes the lines of other layers
 * that print figures: they would show each number before and after.
 */
export function withFigureChanges(
  differences: readonly LayerDifference[],
  layer: string,
  made: PublishedFigures,
): readonly LayerDifference[] {
  if (differences.every(({ layer }) => layer !== "figures")) return differences;
  const changes = figureChanges(layer, made, { isSameExport: false });
  return differences.map((one) => {
    if (one.layer === "figures") return { ...one, changes };
    return PRINTING_FIGURES.has(one.layer) ? { ...one, changes: [] } : one;
  });
}
