import {
  isWithheld,
  type PublishedBreakdown,
  type PublishedFigure,
  type PublishedFigures,
  type PublishedQuantiles,
} from "../disclosure/published-figures.ts";
import { figureOf } from "../figures/catalogue.ts";
import { formatPeriodShort } from "../language/dates.ts";
import { nounFor, type Noun } from "../language/words.ts";
import { parseIsoDay, type Day } from "../period/day.ts";
import { isoMonth, monthsBetween } from "../period/month.ts";
import { parsePeriod, type Period } from "../period/period.ts";
import type { Share } from "./shares.ts";
import { dayRun, numberRun, say, type Run, type Text } from "./text.ts";

/** A count that may be shown, ready to be written. */
export interface Count {
  readonly value: number;
  readonly run: Run;
  /** More than 5% of the rows have no number, so that the sum is a lower bound. */
  readonly isLowerBound: boolean;
}

/** Where more than 1 in 20 rows has no number, a sum is written as "ten minste". */
const LOWER_BOUND_ONE_IN = 20;

/**
 * The protected figures as the document's texts ask for them. A figure that is withheld or
 * unavailable answers null, so that no text can print what is not there. It keeps track of the
 * figures asked for: of those the Verantwoording says whether something is not shown.
 */
export class Facts {
  readonly #figures: PublishedFigures;
  readonly #prefix: string;
  readonly #incomparable: ReadonlySet<string>;
  readonly #used = new Set<string>();

  /**
   * @param prefix goes before every origin: empty for the report's own period
   * @param incomparable the figures that counted something else then: they answer null
   */
  constructor(
    figures: PublishedFigures,
    prefix = "",
    incomparable: ReadonlySet<string> = new Set<string>(),
  ) {
    this.#figures = figures;
    this.#prefix = prefix;
    this.#incomparable = incomparable;
  }

  get period(): Period {
    const period = parsePeriod(this.#figures.period.id);
    if (period === undefined) throw new Error("published figures of a period that is none");
    return period;
  }

  get periodLabel(): string {
    return this.#figures.period.label;
  }

  get periodRun(): Run {
    return { text: this.periodLabel, origin: this.originOf("period.label") };
  }

  /** The period in few letters, for the head of a column: "jan–mrt 2024". */
  get shortPeriodRun(): Run {
    return { text: formatPeriodShort(this.period), origin: this.originOf("period.short") };
  }

  /** The months of the period as `jjjj-mm`. */
  get periodMonths(): readonly string[] {
    const { firstMonth, lastMonth } = this.period;
    return monthsBetween(firstMonth, lastMonth).map(isoMonth);
  }

  get referenceDay(): Day {
    return requireDay(this.#figures.period.to);
  }

  get referenceDayRun(): Run {
    return dayRun(this.referenceDay, this.originOf("period.to"));
  }

  get latestDay(): Day | null {
    const { latestDate } = this.#figures.source;
    return latestDate === null ? null : requireDay(latestDate);
  }

  /** The earliest day that is not far from all others, where an earlier one is; else null. */
  get firstDay(): Day | null {
    const { firstDate } = this.#figures.source;
    return firstDate === undefined ? null : requireDay(firstDate);
  }

  get thresholdRun(): Run {
    return numberRun(this.threshold, "disclosureThreshold");
  }

  get threshold(): number {
    return this.#figures.disclosureThreshold;
  }

  get sourceRows(): number {
    return this.#figures.source.rows;
  }

  /** The rows that were left out because they break a rule; null for none. */
  get skipped(): NonNullable<PublishedFigures["source"]["skipped"]> | null {
    return this.#figures.source.skipped ?? null;
  }

  /** The ids of the figures that texts, tables and charts have asked for. */
  get used(): ReadonlySet<string> {
    return this.#used;
  }

  /** The same with what counted something else then: only for who says so beside it. */
  get evenIfRedefined(): Facts {
    return new Facts(this.#figures, this.#prefix);
  }

  /** The figures by id, in the catalogue's order. */
  entries(): readonly (readonly [string, PublishedFigure])[] {
    return Object.entries(this.#figures.figures);
  }

  /** The origin of a number of these figures. */
  originOf(field: string): string {
    return `${this.#prefix}${field}`;
  }

  /** The name of a figure; it may hold a number of its own: "binnen 2 dagen". */
  labelOf(id: string): Run {
    return { text: this.#figures.figures[id]?.label ?? id, origin: `label(${id})` };
  }

  count(id: string): Count | null {
    const figure = this.#figure(id);
    if (figure?.kind !== "count" || !("value" in figure) || isWithheld(figure)) return null;
    const rows = this.registrations;
    const missing = "missing" in figure ? (figure.missing ?? 0) : 0;
    return {
      value: figure.value,
      run: numberRun(figure.value, this.originOf(`${id}.value`)),
      isLowerBound: missing * LOWER_BOUND_ONE_IN > rows,
    };
  }

  /** A share of at least one thing. */
  share(id: string): Share | null {
    const figure = this.#figure(id);
    if (figure?.kind !== "share" || !("numerator" in figure) || figure.denominator === 0)
      return null;
    const { numerator, denominator } = figure;
    return {
      numerator,
      denominator,
      origins: [this.originOf(`${id}.numerator`), this.originOf(`${id}.denominator`)],
    };
  }

  breakdown(id: string): PublishedBreakdown | null {
    const figure = this.#figure(id);
    return figure?.kind === "breakdown" && "categories" in figure ? figure : null;
  }

  quantiles(id: string): PublishedQuantiles | null {
    const figure = this.#figure(id);
    return figure?.kind === "quantiles" && "n" in figure ? figure : null;
  }

  /** One category of a breakdown; null where it may not be shown. */
  category(id: string, code: string): Count | null {
    const found = this.breakdown(id)?.categories.find((category) => category.code === code);
    return found === undefined || found.value === null
      ? null
      : this.#part(found.value, `${id}.${code}`);
  }

  /** What a breakdown counts in all; null where it is not available. */
  total(id: string): Count | null {
    const breakdown = this.breakdown(id);
    return breakdown === null ? null : this.#part(breakdown.total, `${id}.total`);
  }

  #part(value: number, field: string): Count {
    return { value, run: numberRun(value, this.originOf(field)), isLowerBound: false };
  }

  /** The number of rows that the figures are about. */
  get registrations(): number {
    const figure = this.#figures.figures["registrations.total"];
    return figure !== undefined && "value" in figure ? (figure.value ?? 0) : 0;
  }

  #figure(id: string): PublishedFigure | null {
    const known = figureOf(id).id;
    this.#used.add(known);
    // A release that had no such figure may have published an earlier period.
    return this.#incomparable.has(known) ? null : (this.#figures.figures[known] ?? null);
  }
}

/** A count by itself: "25", "ten minste 447". */
export function countAlone(count: Count): Text {
  return say`${count.isLowerBound ? "ten minste " : ""}${count.run}`;
}

/** A count with its noun: "1 gezin", "25 gezinnen", "ten minste 1.569 kinderen". */
export function countWithNoun(count: Count, noun: Noun): Text {
  return say`${countAlone(count)} ${nounFor(noun, count.value)}`;
}

function requireDay(iso: string): Day {
  const day = parseIsoDay(iso);
  if (day === undefined) throw new Error("a published figure file with a date that is none");
  return day;
}
