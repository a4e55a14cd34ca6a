import { revisedFigures } from "../compare/revisions.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { monthOfDay } from "../period/month.ts";
import type { Material, Revisions } from "./block-entry.ts";
import { Facts } from "./facts.ts";
import { comparePeriods, redefinedBetween } from "./redefinitions.ts";
import type { EarlierPublications, ReportMaterial } from "./report-material.ts";

/**
 * What the blocks draw on. Before anyone had registered there is no period to compare with, and an
 * export that lacks a month of the period bears no comparison.
 */
export function materialOf(material: ReportMaterial): Omit<Material, "mentioned"> {
  const { events, redefinitions, website, contact, publications } = material;
  const facts = new Facts(material.figures);
  const earlierOf = (figures: PublishedFigures, isKept: boolean): Earlier => ({
    figures,
    facts: earlierFacts(
      figures,
      isKept,
      redefinedBetween(figures, material.figures, redefinitions),
    ),
  });
  const series = material.earlierFigures.map((figures) => earlierOf(figures, false)).filter(isAny);
  const kept = (publications?.chain ?? []).map((figures) => earlierOf(figures, true)).filter(isAny);
  const previous = lacksMonths(facts) ? undefined : (kept.at(-1) ?? series.at(-1));
  return {
    facts,
    previous: previous?.facts ?? null,
    comparison:
      previous === undefined
        ? null
        : comparePeriods(previous.figures, material.figures, redefinitions),
    series: [...series.map((one) => one.facts), facts],
    kept: kept.map((one) => one.facts),
    revisions: revisionsOf(publications?.latest ?? null),
    events,
    redefinitions,
    website,
    contact,
  };
}

/** An earlier period, with its figures in two forms. */
interface Earlier {
  readonly figures: PublishedFigures;
  readonly facts: Facts;
}

/** True where anyone had registered by then. */
function isAny({ facts }: Earlier): boolean {
  return facts.registrations > 0;
}

/** The figures of an earlier period, of which those that were published and kept say so. */
function earlierFacts(
  figures: PublishedFigures,
  isKept: boolean,
  incomparable?: ReadonlySet<string>,
): Facts {
  return new Facts(figures, `${figures.period.id}${isKept ? "@kept" : ""}/`, incomparable);
}

function revisionsOf(latest: EarlierPublications["latest"]): Revisions | null {
  if (latest === null) return null;
  const { published, anew, isOtherCodebook } = latest;
  return {
    published: earlierFacts(published, true),
    anew: earlierFacts(anew, false),
    figures: revisedFigures(published, anew),
    isOtherCodebook,
  };
}

function lacksMonths({ latestDay, period }: Facts): boolean {
  return latestDay !== null && monthOfDay(latestDay) < period.lastMonth;
}
