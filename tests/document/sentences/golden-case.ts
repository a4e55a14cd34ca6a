import type { Redefinition } from "../../../src/codebook/column.ts";
import { STANDARD_CODEBOOK } from "../../../src/codebook/codebook.ts";
import { SAMPLE_CODEBOOK } from "../../sample-codebook.ts";
import { audited, publishable } from "../../../src/disclosure/decide-withheld.ts";
import type {
  DisclosureSummary,
  PublishedFigures,
} from "../../../src/disclosure/published-figures.ts";
import type { Accessibility, Material } from "../../../src/document/block-entry.ts";
import { type EarlierPublications, materialOf } from "../../../src/document/build-report.ts";
import { CATALOGUE } from "../../../src/figures/catalogue.ts";
import type { ComputedFigure } from "../../../src/figures/definition.ts";
import type { SkippedRows } from "../../../src/monitor/case.ts";
import { isoDay, parseIsoDay } from "../../../src/period/day.ts";
import { parsePeriod, type Period, precedingPeriod } from "../../../src/period/period.ts";
import { protectedFigures } from "../protected-figures.ts";
import { computed, count, type Figures } from "./figure-values.ts";
import { TEST_RELEASE } from "../../test-release.ts";

/** One situation for an entry of the report. A part that is left out does not matter. */
export interface GoldenCase {
  /** What is special about it, in plain English. It is the heading in the golden file. */
  readonly name: string;
  /** The figures before protection. The export lacks the column of a figure that is left out. */
  readonly figures: Figures;
  /** The figures of the previous period; left out if there is no such period. */
  readonly before?: Figures;
  /** The figures of the periods before that, the oldest first. */
  readonly earlier?: readonly Figures[];
  /** The figures in snapshots, the oldest first. */
  readonly kept?: readonly (readonly [period: string, figures: Figures])[];
  /** The publication of an earlier period, and the current figures of that period. */
  readonly publication?: Publication;
  /** The first quarter of 2024 if left out. */
  readonly period?: string;
  readonly threshold?: number;
  /** The number of rows of the export. If left out, the number of registrations. */
  readonly rows?: number;
  /** The rows that were left out because they break a rule. */
  readonly skipped?: SkippedRows;
  /** The last date in the export as `jjjj-mm-dd`. If left out, the reference date. */
  readonly latestDate?: string | null;
  /** The first date that is close to the others, if an earlier date exists. */
  readonly firstDate?: string;
  /** Days as `jjjj-mm-dd` with their events. */
  readonly events?: readonly (readonly [day: string, label: string])[];
  readonly website?: string;
  readonly accessibility?: Partial<Accessibility>;
  readonly contact?: string;
  readonly letterFrom?: string;
  /** The redefinitions of the sample's codebook if left out. */
  readonly redefinitions?: readonly Redefinition[];
  /**
   * The protection that follows from earlier publications, by the id of a count, or by the id of a
   * breakdown and the code of a category. A day as `jjjj-mm-dd` means that the number is held since
   * that day.
   */
  readonly protectedAs?: Readonly<Record<string, string>>;
  /** The published periods that overlap a flow, by the id of the flow. */
  readonly overlaps?: Readonly<Record<string, readonly [string, ...string[]]>>;
  readonly disclosure?: DisclosureSummary;
  /** The corrections of earlier reports: the period, the day, the mistake and the figures. */
  readonly corrections?: readonly (readonly [
    period: string,
    day: string,
    reason: string,
    ...figures: readonly string[],
  ])[];
  /** The figures that the report mentions. */
  readonly mentioned?: readonly string[];
  /** Whether its pages say that a number is not shown. True if left out. */
  readonly hidesNumbers?: boolean;
}

/** An earlier period as it was published, and the figures that the export now gives for it. */
export interface Publication {
  readonly published: Figures;
  /** The same as the published figures if left out. */
  readonly anew?: Figures;
  /** The period right before if left out. */
  readonly period?: string;
  readonly isOtherCodebook?: boolean;
  /** Earlier periods with the same figures in snapshots, the oldest first. */
  readonly alsoKept?: readonly string[];
  /** The rows that were left out because they break a rule. */
  readonly skippedThen?: SkippedRows;
  readonly skippedNow?: SkippedRows;
}

/** The cases of the entries of a golden file, by the id of the entry. */
export type GoldenCases = Readonly<Record<string, readonly GoldenCase[]>>;

/** The material of an entry in a situation. The figures are protected as for a real report. */
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
    // Data without dates is known for the previous period only if there is a snapshot of it.
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
    release: TEST_RELEASE,
    called: "deze rapportage",
    accountability: { id: "zo-telden-we", title: "Zo telden we" },
  });
  const corrections = (golden.corrections ?? []).map(([id, day, reason, ...figures]) => {
    return { period: periodOf({ period: id }), day: requireDay(day), reason, figures };
  });
  return { ...material, corrections };
}

/** The published figures of a case. */
export function publishedOfCase(golden: GoldenCase): PublishedFigures {
  const { protectedAs = {}, overlaps = {}, disclosure } = golden;
  const published = publish(golden.figures, periodOf(golden), golden);
  return {
    ...protectedFigures(published, protectedAs, overlaps),
    ...(disclosure === undefined ? {} : { disclosure }),
  };
}

/** The earlier publication and the current figures of its period. */
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

/** The figures of an earlier period with registrations. */
function publishEarlier(figures: Figures, period: Period, golden: GoldenCase): PublishedFigures {
  const registered = { "registrations.total": count(1) };
  return publish({ ...registered, ...figures }, period, { ...golden, latestDate: null });
}

/** The period of a case. */
export function periodOf({ period: id = "2024-Q1" }: Pick<GoldenCase, "period">): Period {
  const period = parsePeriod(id);
  if (period === undefined) throw new Error(`${id} is no period`);
  return period;
}

/** The previous period, or the given period in its place. */
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
