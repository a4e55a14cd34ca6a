import { isKnownByReportsOnly } from "../compare/newest-known.ts";
import { isSensitive } from "../compare/revisions.ts";
import type { PublishedFigure } from "../disclosure/published-figures.ts";
import type { Material } from "../document/block-entry.ts";
import type { Facts } from "../document/facts.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import type { IsToldAnew } from "../model/origins/mentioned.ts";
import type { Period } from "../period/period.ts";

/**
 * Where a figure of an earlier period comes from: the export of today, maybe with another outcome than
 * was published, or the report of then. `Main`: only the number that the report itself shows of it.
 */
export type Provenance =
  "export" | "exportMain" | "revised" | "revisedMain" | "published" | "publishedAsLittleCame";

/** The numbers of a period, a column of a table. */
export interface PeriodNumbers {
  readonly period: Period;
  /** By the id of the figure. */
  readonly figures: ReadonlyMap<string, PublishedFigure>;
  /** None of a figure of the report's own period. */
  readonly provenance: ReadonlyMap<string, Provenance>;
}

/** The numbers of a report's own period, and of those before it. */
export interface Numbers {
  readonly own: PeriodNumbers;
  /** Null where the report compares itself with none. */
  readonly previous: PeriodNumbers | null;
  /** The earlier periods of which any number is known, the oldest first, the previous one too. */
  readonly earlier: readonly PeriodNumbers[];
}

/** Of how many people registered, readers are told every revision. */
const TOTAL = "registrations.total";

/**
 * The numbers of earlier periods that may stand beside the report's own. Those that are sensitive, or
 * that no export dates, are as they were published then. The others are the newest that is known. But
 * where few registrations came or went since a publication, only what the report shows is newer than
 * it: the other numbers, beside the published ones, would draw the families that registered late.
 *
 * @param isShown tells what the report shows of an earlier period by the export of today
 */
export function numbersOf(material: Material, isShown: IsToldAnew): Numbers {
  const { facts, previous, series, kept } = material;
  const own = { period: facts.period, figures: figuresOf(facts), provenance: new Map() };
  const before = previous === null ? null : previousNumbers(previous, material, isShown);
  if (before === null) return { own, previous: null, earlier: [] };
  const older = new Map<string, PeriodNumbers>();
  const others = [...series, ...kept].filter(
    ({ period: { id } }) => id !== own.period.id && id !== before.period.id,
  );
  for (const { period } of others) {
    const computed = series.find((one) => one.period.id === period.id);
    const published = kept.find((one) => one.period.id === period.id);
    const isNewer = (id: string): boolean => isDatedAndPlain(id) && isTold(isShown, period, id);
    // Of what the export dates, only the figures that a report asks of such a period.
    const asked = figuresOf(computed);
    const all = [
      ...told(computed, "exportMain", isNewer),
      ...told(
        published,
        "published",
        (id) => !isNewer(id) && (!isDatedAndPlain(id) || asked.has(id)),
      ),
    ];
    older.set(period.id, periodNumbers(period, all));
  }
  const earlier = [...older.values(), before].toSorted((a, b) => a.period.from - b.period.from);
  return { own, previous: before, earlier };
}

type Told = readonly [id: string, figure: PublishedFigure, provenance: Provenance];

function previousNumbers(
  previous: Facts,
  { kept, revisions, isPublishedElsewhere }: Material,
  isShown: IsToldAnew,
): PeriodNumbers {
  const { period } = previous;
  const published = kept.find((one) => one.period.id === period.id);
  const isKnown =
    revisions === null ? !isPublishedElsewhere : revisions.published.period.id === period.id;
  const revised = new Map(revisions?.figures.map((one) => [one.figure, one] as const));
  const provenanceOf = (id: string): Provenance => {
    if (!isDatedAndPlain(id)) return "published";
    // What of the period itself was revised is not known.
    if (!isKnown) return isTold(isShown, period, id) ? "exportMain" : "published";
    const revision = revised.get(id);
    if (revision === undefined) return "export";
    if (!revision.hidesNumbers) return "revised";
    return isTold(isShown, period, id) ? "revisedMain" : "publishedAsLittleCame";
  };
  const all = new Map(CATALOGUE.map(({ id }) => [id, provenanceOf(id)] as const));
  const isOf = (provenance: Provenance) => (id: string) => all.get(id) === provenance;
  return periodNumbers(period, [
    ...told(previous, "export", isOf("export")),
    ...told(previous, "revised", isOf("revised")),
    ...told(previous, "exportMain", isOf("exportMain")),
    ...told(previous, "revisedMain", isOf("revisedMain")),
    ...told(published, "published", isOf("published")),
    ...told(published, "publishedAsLittleCame", isOf("publishedAsLittleCame")),
  ]);
}

function periodNumbers(period: Period, all: readonly Told[]): PeriodNumbers {
  return {
    period,
    figures: new Map(all.map(([id, figure]) => [id, figure])),
    provenance: new Map(all.map(([id, , provenance]) => [id, provenance])),
  };
}

/** The figures of a period that count. */
function told(
  facts: Facts | undefined,
  provenance: Provenance,
  counts: (id: string) => boolean,
): readonly Told[] {
  const entries = [...figuresOf(facts)];
  return entries.flatMap(([id, figure]): Told[] => (counts(id) ? [[id, figure, provenance]] : []));
}

/** The figures in the order of the catalogue; what it does not know was of another release. */
function figuresOf(facts: Facts | undefined): ReadonlyMap<string, PublishedFigure> {
  const all = new Map(facts?.entries());
  return new Map(
    CATALOGUE.flatMap(({ id }) => {
      const figure = all.get(id);
      return figure === undefined ? [] : [[id, figure] as const];
    }),
  );
}

/** True where readers are told the number by the export of today, whatever few registrations came. */
function isTold(isShown: IsToldAnew, { id: period }: Period, id: string): boolean {
  return id === TOTAL || isShown(period, id);
}

/** True for what the export of today tells of an earlier day, and may tell. */
function isDatedAndPlain(id: string): boolean {
  return !isSensitive(id) && !isKnownByReportsOnly(id);
}
