import { isKnownByReportsOnly } from "../compare/newest-known.ts";
import { isSensitive } from "../compare/revisions.ts";
import type { PublishedFigure } from "../disclosure/published-figures.ts";
import type { Material } from "../document/block-entry.ts";
import { COMPARED_FIGURES } from "../document/compared-figures.ts";
import type { Facts } from "../document/facts.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import type { Period } from "../period/period.ts";

/** Where a number of an earlier period comes from, as far as a reader must know. */
export type Provenance = "export" | "published" | "revised" | "revisedLittle";

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

/** The figures of which the report shows what was revised, however few registrations came or went. */
const SHOWN_ANYWAY: ReadonlySet<string> = new Set([
  "registrations.total",
  "registrations.byMonth",
  ...COMPARED_FIGURES.map(({ figure }) => figure),
]);

/**
 * The numbers of earlier periods that may stand beside the report's own. Those that are sensitive, or
 * that no export dates, are as they were published then. The others are the newest that is known. But
 * where little was revised, and the report does not show that number, it is the published one: beside
 * that, the newest would draw the families that registered late.
 */
export function numbersOf(material: Material): Numbers {
  const { facts, previous, series, kept } = material;
  const own = { period: facts.period, figures: figuresOf(facts), provenance: new Map() };
  const before = previous === null ? null : previousNumbers(previous, material);
  if (before === null) return { own, previous: null, earlier: [] };
  const older = new Map<string, PeriodNumbers>();
  const others = [...series, ...kept].filter(
    ({ period: { id } }) => id !== own.period.id && id !== before.period.id,
  );
  for (const { period } of others) {
    const computed = series.find((one) => one.period.id === period.id);
    const published = kept.find((one) => one.period.id === period.id);
    const all = [
      ...told(computed, "export", isDatedAndPlain),
      ...told(published, "published", (id) => !isDatedAndPlain(id)),
    ];
    older.set(period.id, periodNumbers(period, all));
  }
  const earlier = [...older.values(), before].toSorted((a, b) => a.period.from - b.period.from);
  return { own, previous: before, earlier };
}

type Told = readonly [id: string, figure: PublishedFigure, provenance: Provenance];

function previousNumbers(previous: Facts, { kept, revisions }: Material): PeriodNumbers {
  const { period } = previous;
  const published = kept.find((one) => one.period.id === period.id);
  const revised = new Map(
    revisions !== null && revisions.published.period.id === period.id
      ? revisions.figures.map((one) => [one.figure, one] as const)
      : [],
  );
  const isLittle = (id: string): boolean =>
    revised.get(id)?.hidesNumbers === true && !SHOWN_ANYWAY.has(id);
  return periodNumbers(period, [
    ...told(previous, "export", (id) => isDatedAndPlain(id) && !revised.has(id)),
    ...told(previous, "revised", (id) => isDatedAndPlain(id) && revised.has(id) && !isLittle(id)),
    ...told(published, "revisedLittle", (id) => isDatedAndPlain(id) && isLittle(id)),
    ...told(published, "published", (id) => !isDatedAndPlain(id)),
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

/** True for what the export of today tells of an earlier day, and may tell. */
function isDatedAndPlain(id: string): boolean {
  return !isSensitive(id) && !isKnownByReportsOnly(id);
}
