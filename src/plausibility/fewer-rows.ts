import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { implausible, type Implausible } from "./implausible.ts";
import { periodInWords } from "./period-words.ts";

/**
 * Finds an export with fewer rows than the export of a snapshot, and compares it with the snapshot
 * that has the most. An older export may have fewer rows: a snapshot of a later period counts only
 * if this export covers at least the same dates.
 */
export function fewerRows(
  now: PublishedFigures,
  snapshots: readonly PublishedFigures[],
): readonly Implausible[] {
  const earlier = snapshots.filter(
    ({ period, source }) =>
      period.to <= now.period.to || (source.latestDate ?? "") <= (now.source.latestDate ?? ""),
  );
  const [most] = earlier.toSorted((a, b) => b.source.rows - a.source.rows);
  if (most === undefined || now.source.rows >= most.source.rows) return [];
  const kind = "export-rows-fewer";
  return [implausible(kind, null, periodInWords(most), most.source.rows, now.source.rows)];
}
