import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { implausible, type Implausible } from "./implausible.ts";
import { periodInWords } from "./period-words.ts";

/**
 * An export with fewer rows than that of a kept report, beside the kept report with the most. An
 * export of before that one has fewer by right: so a report of a later period counts only where the
 * export goes on as long as its own did.
 */
export function fewerRows(
  now: PublishedFigures,
  kept: readonly PublishedFigures[],
): readonly Implausible[] {
  const earlier = kept.filter(
    ({ period, source }) =>
      period.to <= now.period.to || (source.latestDate ?? "") <= (now.source.latestDate ?? ""),
  );
  const [most] = earlier.toSorted((a, b) => b.source.rows - a.source.rows);
  if (most === undefined || now.source.rows >= most.source.rows) return [];
  const kind = "export-rows-fewer";
  return [implausible(kind, null, periodInWords(most), most.source.rows, now.source.rows)];
}
