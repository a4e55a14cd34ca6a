import type { Redefinition } from "../../../src/codebook/redefinitions.ts";
import { STANDARD_CODEBOOK } from "../../../src/codebook/codebook.ts";
import { SAMPLE_CODEBOOK } from "../../sample-codebook.ts";
import { audited, publishable } from "../../../src/disclosure/publishable.ts";
import type {
  DisclosureSummary,
  PublishedFigures,
} from "../../../src/disclosure/published-figures.ts";
import { newestKnown } from "../../../src/compare/newest-known.ts";
import { revisedFigures } from "../../../src/compare/revisions.ts";
import type { Material, Revisions } from "../../../src/document/block-entry.ts";
import { Facts } from "../../../src/document/facts.ts";
import { comparePeriods, redefinedBetween } from "../../../src/document/redefinitions.ts";
import { CATALOGUE } from "../../../src/figures/catalogue.ts";
import type { ComputedFigure } from "../../../src/figures/definition.ts";
import type { SkippedRows } from "../../../src/monitor/case.ts";
import { isoDay, parseIsoDay } from "../../../src/period/day.ts";
import { parsePeriod, precedingPeriod, type Period } from "../../../src/period/period.ts";
import { protectedFigures } from "../protected-figures.ts";
import { computed, type Figures } from "./figure-values.ts";

/** One situation that an entry of the report can meet; what is left out does not play a part. */
export interface GoldenCase {
  /** What is special about it, in plain English: the heading in the golden file. */
  readonly name: string;
  /** Unprotected; of a figure that is left out the export lacks the column. */
  readonly figures: Figures;
  /** The figures of the previous period; none where there is no such period. */
  readonly before?: Figures;
  /** Those of the periods before that, the oldest first. */
  readonly earlier?: readonly Figures[];
  /** Those of periods that were published and kept, the oldest first. */
  readonly kept?: readonly (readonly [period: string, figures: Figures])[];
  /** What was published of an earlier period and kept, and what of it is told now. */
  readonly publication?: Publication;
  /** The first quarter of 2024 where left out. */
  readonly period?: string;
  readonly threshold?: number;
  /** The rows of the export; as many as there are registrations where left out. */
  readonly rows?: number;
  /** The rows that were left out because they break a rule. */
  readonly skipped?: SkippedRows;
  /** The last date in the export as `jjjj-mm-dd`; the reference date where left out. */
  readonly latestDate?: string | null;
  /** The first that is not far from all others, where an earlier one is. */
  readonly firstDate?: string;
  /** Days as `jjjj-mm-dd` with what happened. */
  readonly events?: readonly (readonly [day: string, label: string])[];
  readonly website?: string;
  readonly contact?: string;
  /** Those of the sample's codebook where left out. */
  readonly redefinitions?: readonly Redefinition[];
  /**
   * What protection against earlier publications makes of the figures: by the id of a count, or of
   * a breakdown with the code of a category behind it. A day as `jjjj-mm-dd` holds the number of
   * the case, as of then.
   */
  readonly protectedAs?: Readonly<Record<string, string>>;
  /** The kept periods that a flow overlaps, by the id of the flow. */
  readonly overlaps?: Readonly<Record<string, readonly [string, ...string[]]>>;
  readonly disclosure?: DisclosureSummary;
  /** The figures that the report has used before it comes to this entry. */
  readonly used?: readonly string[];
}

/** An earlier period as it was published, beside what the export makes of it now. */
export interface Publication {
  readonly published: Figures;
  /** The same as published where left out. */
  readonly anew?: Figures;
  /** The period right before where left out. */
  readonly period?: string;
  readonly isOtherCodebook?: boolean;
  /** Periods before that of which the same figures were kept, the oldest first. */
  readonly alsoKept?: readonly string[];
  /** The rows that were left out because they break a rule. */
  readonly skippedThen?: SkippedRows;
  readonly skippedNow?: SkippedRows;
}

/** The cases of the entries that a file is about, by the entry's id. */
export type GoldenCases = Readonly<Record<string, readonly GoldenCase[]>>;

/** What an entry gets in that situation, its figures protected as for a real report. */
export function materialOfCase(golden: GoldenCase): Material {
  const period = periodOf(golden);
  const ofPeriods = [...(golden.earlier ?? []), golden.before ?? []].flat().toReversed();
  const redefinitions = golden.redefinitions ?? SAMPLE_CODEBOOK.codebook.redefinitions;
  let preceding = period;
  const series = ofPeriods.map((figures) => {
    preceding = precedingPeriod(preceding);
    return publish(figures, preceding, { ...golden, latestDate: null });
  });
  const published = publishedOfCase(golden);
  const factsOf = (earlier: PublishedFigures, mark = ""): Facts => {
    const incomparable = redefinedBetween(earlier, published, redefinitions);
    return new Facts(earlier, `${earlier.period.id}${mark}/`, incomparable);
  };
  const ofTrend = (golden.kept ?? []).map(([id, figures]) =>
    publish(figures, periodOf({ period: id }), { ...golden, latestDate: null }),
  );
  const facts = new Facts(published);
  for (const id of golden.used ?? []) facts.breakdown(id);
  const revisions = revisionsOf(golden);
  const before = golden.before === undefined ? revisions?.before : series[0];
  const kept = keptBefore(golden).concat(revisions?.published ?? []);
  return {
    facts,
    previous: before === undefined ? null : factsOf(before),
    comparison: before === undefined ? null : comparePeriods(before, published, redefinitions),
    series: [...series.toReversed().map((earlier) => factsOf(earlier)), facts],
    kept: [...ofTrend.map((earlier) => factsOf(earlier, "@kept")), ...kept],
    revisions,
    events: (golden.events ?? []).map(([day, label]) => ({ day: requireDay(day), label })),
    redefinitions,
    website: golden.website ?? null,
    contact: golden.contact ?? null,
  };
}

/** The figures of a case as they are published. */
export function publishedOfCase(golden: GoldenCase): PublishedFigures {
  const { protectedAs = {}, overlaps = {}, disclosure } = golden;
  const published = publish(golden.figures, periodOf(golden), golden);
  return {
    ...protectedFigures(published, protectedAs, overlaps),
    ...(disclosure === undefined ? {} : { disclosure }),
  };
}

function keptBefore(golden: GoldenCase): readonly Facts[] {
  const { published = {}, alsoKept = [] } = golden.publication ?? {};
  return alsoKept.map((period) => {
    const figures = publish(published, periodOf({ period }), { ...golden, latestDate: null });
    return new Facts(figures, `${period}@kept/`);
  });
}

/**
 * What was published before; null for none. `before` is what is known of the previous period, where
 * it was published.
 */
function revisionsOf(
  golden: GoldenCase,
): (Revisions & { before: PublishedFigures | undefined }) | null {
  const { publication } = golden;
  if (publication === undefined) return null;
  const { published, anew = published, isOtherCodebook = false } = publication;
  const { skippedThen, skippedNow } = publication;
  const period = precedingOf(periodOf(golden), publication.period);
  const about = { ...golden, latestDate: null };
  const none = { rows: 0, byRule: {} };
  const before = publish(published, period, { ...about, skipped: skippedThen ?? none });
  const now = publish(anew, period, { ...about, skipped: skippedNow ?? none });
  const isPrevious = period.id === precedingPeriod(periodOf(golden)).id;
  return {
    before: isPrevious ? newestKnown(now, before) : undefined,
    published: new Facts(before, `${period.id}@kept/`),
    anew: new Facts(now, `${period.id}/`),
    figures: revisedFigures(before, now),
    isOtherCodebook,
  };
}

/** The period that a case is about. */
export function periodOf({ period: id = "2024-Q1" }: Pick<GoldenCase, "period">): Period {
  const period = parsePeriod(id);
  if (period === undefined) throw new Error(`${id} is no period`);
  return period;
}

/** The period before another, or the one that is asked for in its place. */
export function precedingOf(period: Period, asked: string | undefined): Period {
  return asked === undefined ? precedingPeriod(period) : periodOf({ period: asked });
}

function publish(figures: Figures, period: Period, golden: GoldenCase): PublishedFigures {
  const unknown = Object.keys(figures).filter((id) => CATALOGUE.every((one) => one.id !== id));
  if (unknown.length > 0) throw new Error(`no figures ${unknown.join()} in the catalogue`);
  const outcomes = CATALOGUE.map((definition) => {
    const given = figures[definition.id];
    const outcome: ComputedFigure | { unavailable: typeof definition.columns } =
      given === undefined
        ? { unavailable: definition.columns }
        : computed(definition, given, { period, codebook: STANDARD_CODEBOOK });
    return { definition, outcome };
  });
  const total = figures["registrations.total"];
  const rows = golden.rows ?? (total?.kind === "count" ? total.value : 0);
  const { latestDate = isoDay(period.to) } = golden;
  const summary = {
    rows,
    sha256: "0".repeat(64),
    latestDate: latestDate === null ? null : requireDay(latestDate),
    skipped: golden.skipped ?? { rows: 0, byRule: {} },
  } as Parameters<typeof publishable>[2];
  const { redefinitions } = SAMPLE_CODEBOOK.codebook;
  const protection = {
    threshold: golden.threshold ?? 5,
    protectChanges: "results",
    ledger: [],
  } as const;
  const published = audited(
    publishable(period, outcomes, summary, protection, redefinitions),
    protection,
  );
  const { firstDate } = golden;
  const source = { ...published.source, ...(firstDate === undefined ? {} : { firstDate }) };
  return { ...published, source };
}

function requireDay(text: string) {
  const day = parseIsoDay(text);
  if (day === undefined) throw new Error(`${text} is no day`);
  return day;
}
