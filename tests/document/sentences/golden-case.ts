import type { Redefinition } from "../../../src/codebook/redefinitions.ts";
import { STANDARD_CODEBOOK } from "../../../src/codebook/codebook.ts";
import { SAMPLE_CODEBOOK } from "../../sample-codebook.ts";
import { audited, publishable } from "../../../src/disclosure/publishable.ts";
import type {
  DisclosureSummary,
  PublishedFigures,
} from "../../../src/disclosure/published-figures.ts";
import type { Accessibility, Material } from "../../../src/document/block-entry.ts";
import { materialOf } from "../../../src/document/build-report.ts";
import type { EarlierPublications } from "../../../src/document/report-material.ts";
import { CATALOGUE } from "../../../src/figures/catalogue.ts";
import type { ComputedFigure } from "../../../src/figures/definition.ts";
import type { SkippedRows } from "../../../src/monitor/case.ts";
import { isoDay, parseIsoDay } from "../../../src/period/day.ts";
import { parsePeriod, precedingPeriod, type Period } from "../../../src/period/period.ts";
import { protectedFigures } from "../protected-figures.ts";
import { computed, count, type Figures } from "./figure-values.ts";

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
  readonly accessibility?: Partial<Accessibility>;
  readonly contact?: string;
  readonly letterFrom?: string;
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
  /** The corrections of earlier reports: the period and the day, what was wrong, and which figures. */
  readonly corrections?: readonly (readonly [
    period: string,
    day: string,
    reason: string,
    ...figures: readonly string[],
  ])[];
  /** The figures that the report mentions. */
  readonly mentioned?: readonly string[];
  /** Whether its pages say of a number that it is not shown; they do where left out. */
  readonly hidesNumbers?: boolean;
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
  const { earlier = [], before, kept = [], publication } = golden;
  const latest = publication === undefined ? null : latestOf(golden, publication);
  let period = periodOf(golden);
  const ofEarlier = [...earlier, ...(before === undefined ? [] : [before])].toReversed();
  const series = ofEarlier.map((figures) => {
    period = precedingPeriod(period);
    return publishEarlier(figures, period, golden);
  });
  const previous = precedingPeriod(periodOf(golden)).id;
  const isLatestPrevious = series.length === 0 && latest?.anew.period.id === previous;
  const chain = [
    ...kept.map(([id, figures]) => publishEarlier(figures, periodOf({ period: id }), golden)),
    ...(publication?.alsoKept ?? []).map((id) =>
      publishEarlier(publication?.published ?? {}, periodOf({ period: id }), golden),
    ),
    ...(latest === null ? [] : [latest.published]),
  ];
  const material = materialOf({
    figures: publishedOfCase(golden),
    earlierFigures: isLatestPrevious ? [latest.anew] : series.toReversed(),
    // What an export does not date is known of the previous period where that was kept.
    publications: { chain: chain.length === 0 ? series.slice(0, 1) : chain, latest },
    events: (golden.events ?? []).map(([day, label]) => ({
      day: requireDay(day),
      label,
      isLetter: /brie/i.test(label),
    })),
    redefinitions: golden.redefinitions ?? SAMPLE_CODEBOOK.codebook.redefinitions,
    website: golden.website ?? null,
    accessibility: { statement: null, contact: null, ...golden.accessibility },
    contact: golden.contact ?? null,
    letterFrom: golden.letterFrom ?? null,
    called: "deze rapportage",
    accountability: { id: "zo-telden-we", title: "Zo telden we" },
  });
  const corrections = (golden.corrections ?? []).map(([id, day, reason, ...figures]) => {
    return { period: periodOf({ period: id }), day: requireDay(day), reason, figures };
  });
  return { ...material, corrections };
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

/** What was published before, beside what the export makes of it now. */
function latestOf(
  golden: GoldenCase,
  { published, anew = published, isOtherCodebook = false, ...about }: Publication,
): EarlierPublications["latest"] {
  const period = precedingOf(periodOf(golden), about.period);
  const sideOf = (figures: Figures, skipped: SkippedRows | undefined): PublishedFigures =>
    publishEarlier(figures, period, { ...golden, skipped: skipped ?? { rows: 0, byRule: {} } });
  return {
    published: sideOf(published, about.skippedThen),
    anew: sideOf(anew, about.skippedNow),
    isOtherCodebook,
  };
}

/** Figures of an earlier period, in which anyone had registered. */
function publishEarlier(figures: Figures, period: Period, golden: GoldenCase): PublishedFigures {
  const registered = { "registrations.total": count(1) };
  return publish({ ...registered, ...figures }, period, { ...golden, latestDate: null });
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
