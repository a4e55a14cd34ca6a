import { DATED_FIGURES } from "../compare/newest-known.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import type { EarlierPublications } from "../document/report-material.ts";
import { precedingPeriod, type Period } from "../period/period.ts";
import type { EarlierReports } from "../snapshots/earlier-reports.ts";
import { onlyThese, type AskedPeriod } from "./protected-figures.ts";

/** The figures of periods before the previous one: those that a trend shows. */
const SERIES_FIGURES: readonly string[] = [
  "registrations.total",
  "responseTimes.contactWithin2DaysInPeriod",
  "responseTimes.welcomeWithin7DaysInPeriod",
];

/** What was kept of earlier reports, as far as a report tells about it. */
type Kept = Pick<EarlierReports, "chain" | "latest" | "isElsewhere">;

/**
 * The periods of which a report takes figures from the export, the newest first: its own, of the
 * previous one what the export dates, and of the others only what a trend shows. Where an earlier
 * report was kept, all of its period: what the export makes of it now. That is the previous one, or
 * comes last.
 */
export function periodsOfReport(
  period: Period,
  { latest }: Pick<Kept, "latest">,
  earlierPeriods: number,
): readonly AskedPeriod[] {
  const asked: AskedPeriod[] = [{ period }];
  const anew = latest && ({ period: latest.period, isForComparison: true } as const);
  let earlier = period;
  for (let back = 1; back <= earlierPeriods; back += 1) {
    earlier = precedingPeriod(earlier);
    const figures = back === 1 ? DATED_FIGURES : SERIES_FIGURES;
    asked.push(anew?.period.id === earlier.id ? anew : { period: earlier, figures });
  }
  return anew === null || asked.includes(anew) ? asked : [...asked, anew];
}

/** The figures of a report's periods, by what they are for. */
export interface FiguresOfReport {
  readonly figures: PublishedFigures;
  /** Of the equally long periods before it, the oldest first. */
  readonly earlierFigures: readonly PublishedFigures[];
  /** What was kept, beside what the export makes of it now; left out where nothing was. */
  readonly publications?: EarlierPublications;
}

/**
 * Tells the figures of `periodsOfReport` apart.
 *
 * @param codebook the hash of the codebook in force; null for the standard codebook
 * @param earlierPeriods how many periods before its own the report tells of at most
 */
export function figuresOfReport(
  [figures, ...others]: readonly PublishedFigures[],
  { chain, latest, isElsewhere }: Kept,
  codebook: string | null,
  earlierPeriods: number,
): FiguresOfReport {
  if (figures === undefined) throw new Error("a report without figures");
  const [previous, ...before] = others.slice(0, earlierPeriods);
  // Of a period that was kept there is more, but of an earlier day the export knows only these.
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
  if (anew === undefined) throw new Error("an earlier report that was not computed anew");
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
