import { isKnownByReportsOnly, newestKnown } from "../compare/newest-known.ts";
import { revisedFigures } from "../compare/revisions.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import { monthOfDay } from "../period/month.ts";
import type { Material, Revisions } from "./block-entry.ts";
import { Facts } from "./facts.ts";
import { comparePeriods, redefinedBetween } from "./redefinitions.ts";
import type { EarlierPublications, FigureMaterial } from "./report-material.ts";

/**
 * What the blocks draw on. Before anyone had registered there is no period to compare with, and an
 * export that lacks a month of the period bears no comparison.
 */
export function materialOf(material: FigureMaterial): Material {
  const { events, redefinitions, website, contact, publications } = material;
  const facts = new Facts(material.figures);
  const chain = publications?.chain ?? [];
  const earlierOf = (figures: PublishedFigures, prefix: Prefix): Earlier => ({
    figures,
    facts: new Facts(figures, prefix, redefinedBetween(figures, material.figures, redefinitions)),
  });
  const series = material.earlierFigures
    .map((figures) => earlierOf(figures, prefixOf(figures, "export")))
    .filter(isAny);
  const kept = chain.map((figures) => earlierOf(figures, prefixOf(figures, "kept"))).filter(isAny);
  const before = lacksMonths(facts) ? undefined : series.at(-1)?.figures;
  const previous =
    before === undefined
      ? undefined
      : earlierOf(newestKnown(before, chain.at(-1)), (field) =>
          prefixOf(before, isKnownByReportsOnly(figureIn(field)) ? "kept" : "export"),
        );
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

type Prefix = ConstructorParameters<typeof Facts>[1];

/** What goes before the origin of a number of an earlier period: as computed now, or as published. */
function prefixOf({ period }: PublishedFigures, source: "export" | "kept"): string {
  return ORIGIN_OF.edition({ period: period.id, isKept: source === "kept" });
}

/** The figure that a field is of: "children.returned" of "children.returned.value". */
function figureIn(field: string): string {
  return field.split(".").slice(0, 2).join(".");
}

function revisionsOf(latest: EarlierPublications["latest"]): Revisions | null {
  if (latest === null) return null;
  const { published, anew, isOtherCodebook } = latest;
  return {
    published: new Facts(published, prefixOf(published, "kept")),
    anew: new Facts(anew, prefixOf(anew, "export")),
    figures: revisedFigures(published, anew),
    isOtherCodebook,
  };
}

function lacksMonths({ latestDay, period }: Facts): boolean {
  return latestDay !== null && monthOfDay(latestDay) < period.lastMonth;
}
