import { DATED_FIGURES } from "../compare/newest-known.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import type { EarlierPublications } from "../document/report-material.ts";
import { precedingPeriod, type Period } from "../period/period.ts";
import type { EarlierReports } from "../snapshots/earlier-reports.ts";
import { onlyThese, type AskedPeriod } from "./protected-figures.ts";

/** The figures that a trend shows. Periods before the previous one have only these. */
const SERIES_FIGURES: readonly string[] = [
  "registrations.total",
  "responseTimes.contactWithin2DaysInPeriod",
  "responseTimes.welcomeWithin7DaysInPeriod",
];

/** What a report needs from earlier reports. */
type Earlier = Pick<EarlierReports, "chain" | "latest" | "isElsewhere">;

/**
 * The periods whose figures a report takes from the export, the newest first:
 *
 * - its own period, with all figures;
 * - the previous period, with the figures that the export dates;
 * - each period before that, with the figures of a trend.
 *
 * The period of the latest earlier report gets all figures, to compare them with the published
 * ones. It is the previous period, or comes last.
 */
export function periodsOfReport(
  period: Period,
  { latest }: Pick<Earlier, "latest">,
  earlierPeriods: number,
): readonly AskedPeriod[] {
  const periods: AskedPeriod[] = [{ period }];
  const compared = latest && ({ period: latest.period, isForComparison: true } as const);
  let earlier = period;
  for (let back = 1; back <= earlierPeriods; back += 1) {
    earlier = precedingPeriod(earlier);
    const figures = back === 1 ? DATED_FIGURES : SERIES_FIGURES;
    periods.push(compared?.period.id === earlier.id ? compared : { period: earlier, figures });
  }
  return compared === null || periods.includes(compared) ? periods : [...periods, compared];
}

/** The figures of a report's periods, by purpose. */
export interface FiguresOfReport {
  readonly figures: PublishedFigures;
  /** The figures of the equally long periods before it, the oldest first. */
  readonly earlierFigures: readonly PublishedFigures[];
  /**
   * The earlier reports, each beside its figures from the present export; absent without earlier
   * reports.
   */
  readonly publications?: EarlierPublications;
}

/**
 * Sorts the figures of `periodsOfReport` by purpose.
 *
 * @param codebook the hash of the codebook in force; null for the standard codebook
 * @param earlierPeriods the greatest number of periods before its own that the report covers
 */
export function figuresOfReport(
  [figures, ...others]: readonly PublishedFigures[],
  { chain, latest, isElsewhere }: Earlier,
  codebook: string | null,
  earlierPeriods: number,
): FiguresOfReport {
  if (figures === undefined) throw new Error("a report needs figures of its own period");
  const [previous, ...before] = others.slice(0, earlierPeriods);
  // The period of an earlier report has more figures, but a trend uses only these.
  const series = before.map((one) => onlyThese(SERIES_FIGURES, one));
  const earlierFigures = [
    ...(previous === undefined ? [] : [onlyThese(DATED_FIGURES, previous)]),
    ...series,
  ].toReversed();
  if (latest === null) {
    const publications = { chain: [], latest, isElsewhere };
    return { figures, earlierFigures, ...(isElsewhere ? { publications } : {}) };
  }
  const anew = others.find(({ period: { id } }) => id === latest.period.id);
  if (anew === undefined) throw new Error("the export was not read for the period of the latest earlier report");
  const isOtherCodebook = latest.codebook !== codebook;
  return {
    figures,
    earlierFigures,
    publications: {
      chain: chain.map((one) => one.figures),
      latest: { published: latest.figures, anew, isOtherCodebook },
      isElsewhere,
    },
  };
}
