import {
  type DisclosureSummary,
  isHeld,
  isWithheld,
  type PublishedBreakdown,
  type PublishedCategory,
  type PublishedFigure,
  type PublishedFigures,
  type PublishedQuantiles,
} from "../disclosure/published-figures.ts";
import { figureOf } from "../figures/catalogue.ts";
import {
  formatAsOf,
  formatPeriodInFull,
  formatPeriodShort,
  spelledOut,
} from "../language/dates.ts";
import { listOf } from "../language/words.ts";
import {
  type Day,
  isoMonth,
  monthsBetween,
  parseIsoDay,
  parsePeriod,
  type Period,
} from "../period/period.ts";
import { numberOf } from "../model/origins/read-origins.ts";
import { ORIGIN_OF, parseOrigin } from "../model/origins/origin.ts";
import { type Count, dayRun, numberRun, type Run, type ShownCount } from "../model/text.ts";
import type { Share } from "./wording.ts";

/** A section that texts refer to. */
export interface PlaceInDocument {
  readonly id: string;
  readonly title: string;
}

/** If more than 1 in 20 rows has no number, a sum is written as "ten minste". */
const LOWER_BOUND_ONE_IN = 20;

/**
 * The protected figures of one period, for all texts, tables and charts of the document. Each
 * number comes with its origin, so that the report can show where a printed number comes from.
 *
 * The methods decide what a text may use. A number that is withheld or not available is null, so
 * that no text can print it. `count`, `category` and `total` return only numbers of the reference
 * date, because a text may calculate with them or speak of the present. A held number is an older
 * number, and these methods return null for it. A text that prints a number together with its day
 * uses `shownCount`, `shownCategory` or `shownValue` instead.
 */
export class Facts {
  readonly #figures: PublishedFigures;
  readonly #prefix: string | ((field: string) => string);
  readonly #incomparable: ReadonlySet<string>;
  /** The section that explains what is not shown; null if the document has none. */
  readonly accountability: PlaceInDocument | null;

  /**
   * @param figures the protected figures of one period
   * @param prefix the text before each origin, or a function that returns it for a field: empty for
   *   the report's own period
   * @param incomparable the ids of figures with another definition in this period: the methods
   *   return null for them
   * @param accountability the section that explains what is not shown
   */
  constructor(
    figures: PublishedFigures,
    prefix: string | ((field: string) => string) = "",
    incomparable: ReadonlySet<string> = new Set<string>(),
    accountability: PlaceInDocument | null = null,
  ) {
    this.accountability = accountability;
    this.#figures = figures;
    this.#prefix = prefix;
    this.#incomparable = incomparable;
  }

  get period(): Period {
    const period = parsePeriod(this.#figures.period.id);
    if (period === undefined) throw new Error("the published figures have an invalid period");
    return period;
  }

  get periodLabel(): string {
    return this.#figures.period.label;
  }

  get periodRun(): Run {
    return { text: spelledOut(this.periodLabel), origin: this.originOf("period.label") };
  }

  /** The period in its shortest form, for the head of a column: "jan–mrt 2024". */
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

  /** The earliest plausible date, if an earlier date lies far from all others; else null. */
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

  /** The numbers of rows that were left out because they break a rule; null for none. */
  get skipped(): NonNullable<PublishedFigures["source"]["skipped"]> | null {
    return this.#figures.source.skipped ?? null;
  }

  /**
   * The same facts, including the figures with another definition. Only for a text that mentions
   * the other definition.
   */
  get withRedefined(): Facts {
    return new Facts(this.#figures, this.#prefix, new Set(), this.accountability);
  }

  /** The figures by id, in the order of the catalogue. */
  entries(): readonly (readonly [string, PublishedFigure])[] {
    return Object.entries(this.#figures.figures);
  }

  /**
   * The origin of a number of these figures. `field` is the path of the number:
   * "children.returned.value".
   */
  originOf(field: string): string {
    const prefix = typeof this.#prefix === "string" ? this.#prefix : this.#prefix(field);
    return `${prefix}${field}`;
  }

  /** A figure as data; null if it is absent or had another definition. */
  published(id: string): PublishedFigure | null {
    const known = figureOf(id).id;
    // An old id leads to the figure of today: an earlier period may have been published by an older
    // release.
    return this.#incomparable.has(known) ? null : (this.#figures.figures[known] ?? null);
  }

  /** The label of a figure. It has an origin, because it may contain a number: "binnen 2 dagen". */
  labelOf(id: string): Run {
    return { text: this.#figures.figures[id]?.label ?? id, origin: ORIGIN_OF.label(id) };
  }

  /**
   * The result of the audit that looks for withheld numbers that can be derived; null if there was
   * no audit.
   */
  get disclosure(): DisclosureSummary | null {
    return this.#figures.disclosure ?? null;
  }

  /** A count on the reference date; null if it is held. */
  count(id: string): Count | null {
    return ofToday(this.shownCount(id));
  }

  /** A count as it is shown: of the reference date, or held. */
  shownCount(id: string): ShownCount | null {
    const figure = this.published(id);
    if (figure?.kind !== "count" || !("value" in figure) || isWithheld(figure)) return null;
    const rows = this.registrations;
    const missing = "missing" in figure ? (figure.missing ?? 0) : 0;
    return {
      value: figure.value,
      run: numberRun(figure.value, this.originOf(`${id}.value`)),
      isLowerBound: missing * LOWER_BOUND_ONE_IN > rows,
      asOf: isHeld(figure) ? this.#asOf(figure.asOf, id) : null,
    };
  }

  /** True for a count that is available but withheld. */
  isWithheld(id: string): boolean {
    const figure = this.published(id);
    return figure !== null && isWithheld(figure);
  }

  /** A share; null if its denominator is 0. */
  share(id: string): Share | null {
    const figure = this.published(id);
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
    const figure = this.published(id);
    return figure?.kind === "breakdown" && "categories" in figure ? figure : null;
  }

  quantiles(id: string): PublishedQuantiles | null {
    const figure = this.published(id);
    return figure?.kind === "quantiles" && "n" in figure ? figure : null;
  }

  /** A category of a breakdown on the reference date; null if it is withheld or held. */
  category(id: string, code: string): Count | null {
    return ofToday(this.shownCategory(id, code));
  }

  /** A category of a breakdown as it is shown: of the reference date, or held. */
  shownCategory(id: string, code: string): ShownCount | null {
    const found = this.breakdown(id)?.categories.find((category) => category.code === code);
    return found === undefined ? null : this.shownValue(found, id);
  }

  /** The number of a category of the breakdown `id`; null if it is withheld. */
  shownValue(category: PublishedCategory, id: string): ShownCount | null {
    if (isWithheld(category)) return null;
    const field = `${id}.${category.code}`;
    const asOf = isHeld(category) ? this.#asOf(category.asOf, field) : null;
    return { ...this.#part(category.value, field), asOf };
  }

  /**
   * The names of the published periods that overlap the period of a flow, which is why no category
   * of the flow is shown; null for none.
   */
  overlaps(id: string): Run | null {
    const overlapped = this.breakdown(id)?.overlaps;
    if (overlapped === undefined) return null;
    const names = overlapped.map((period) => {
      const known = parsePeriod(period);
      return known === undefined ? period : formatPeriodInFull(known);
    });
    return { text: listOf(names), origin: this.originOf(`${id}.overlaps`) };
  }

  /** The total of a breakdown; null if it is not available. */
  total(id: string): Count | null {
    const breakdown = this.breakdown(id);
    return breakdown === null ? null : this.#part(breakdown.total, `${id}.total`);
  }

  /**
   * The number that an origin describes, such as the largest number of a breakdown. It is computed
   * from the origin itself, so that the number and its origin always agree. Null if it is withheld.
   * Throws an error if the origin does not describe a number of these figures.
   */
  derived(origin: string): Count | null {
    const parsed = parseOrigin(origin);
    const value = parsed && numberOf(parsed, (edition) => (edition ? undefined : this.#figures));
    if (value === undefined)
      throw new Error(`${origin} does not describe a number of these figures`);
    return value === null ? null : { value, run: numberRun(value, origin), isLowerBound: false };
  }

  #asOf(asOf: string, field: string): Run {
    return { text: formatAsOf(requireDay(asOf)), origin: this.originOf(`${field}.asOf`) };
  }

  #part(value: number, field: string): Count {
    return { value, run: numberRun(value, this.originOf(field)), isLowerBound: false };
  }

  /** The number of registrations that the figures are about. */
  get registrations(): number {
    const figure = this.#figures.figures["registrations.total"];
    return figure !== undefined && "value" in figure ? (figure.value ?? 0) : 0;
  }
}

function ofToday(count: ShownCount | null): Count | null {
  if (count === null || count.asOf !== null) return null;
  const { value, run, isLowerBound } = count;
  return { value, run, isLowerBound };
}

function requireDay(iso: string): Day {
  const day = parseIsoDay(iso);
  if (day === undefined) throw new Error("the published figures have an invalid date");
  return day;
}
