import {
  isWithheld,
  type PublishedBreakdown,
  type PublishedFigure,
  type PublishedFigures,
  type PublishedQuantiles,
  type PublishedShare,
} from "../disclosure/published-figures.ts";
import { nounFor, type Noun } from "../language/words.ts";
import { parseIsoDay, type Day } from "../period/day.ts";
import { isoMonth, monthOfDay, monthsBetween } from "../period/month.ts";
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
 * figures asked for: those are the ones that the Verantwoording defines.
 */
export class Facts {
  readonly #figures: PublishedFigures;
  readonly #used = new Set<string>();

  constructor(figures: PublishedFigures) {
    this.#figures = figures;
  }

  get periodLabel(): string {
    return this.#figures.period.label;
  }

  get periodRun(): Run {
    return { text: this.periodLabel, origin: "period.label" };
  }

  /** The months of the period as `jjjj-mm`. */
  get periodMonths(): readonly string[] {
    const { from, to } = this.#figures.period;
    const months = monthsBetween(monthOfDay(requireDay(from)), monthOfDay(requireDay(to)));
    return months.map(isoMonth);
  }

  get referenceDay(): Day {
    return requireDay(this.#figures.period.to);
  }

  get referenceDayRun(): Run {
    return dayRun(this.referenceDay, "period.to");
  }

  get latestDay(): Day | null {
    const { latestDate } = this.#figures.source;
    return latestDate === null ? null : requireDay(latestDate);
  }

  get threshold(): number {
    return this.#figures.disclosureThreshold;
  }

  get sourceRows(): number {
    return this.#figures.source.rows;
  }

  /** The ids of the figures that texts, tables and charts have asked for. */
  get used(): ReadonlySet<string> {
    return this.#used;
  }

  /** The figures by id, in the catalogue's order. */
  entries(): readonly (readonly [string, PublishedFigure])[] {
    return Object.entries(this.#figures.figures);
  }

  count(id: string): Count | null {
    const figure = this.#figure(id);
    if (figure.kind !== "count" || !("value" in figure) || isWithheld(figure)) return null;
    const rows = this.registrations;
    return {
      value: figure.value,
      run: numberRun(figure.value, `${id}.value`),
      isLowerBound: (figure.missing ?? 0) * LOWER_BOUND_ONE_IN > rows,
    };
  }

  share(id: string): PublishedShare | null {
    const figure = this.#figure(id);
    return figure.kind === "share" && "numerator" in figure ? figure : null;
  }

  breakdown(id: string): PublishedBreakdown | null {
    const figure = this.#figure(id);
    return figure.kind === "breakdown" && "categories" in figure ? figure : null;
  }

  quantiles(id: string): PublishedQuantiles | null {
    const figure = this.#figure(id);
    return figure.kind === "quantiles" && "n" in figure ? figure : null;
  }

  /** One category of a breakdown; null where it may not be shown. */
  category(id: string, code: string): Count | null {
    const found = this.breakdown(id)?.categories.find((category) => category.code === code);
    if (found === undefined || found.value === null) return null;
    return {
      value: found.value,
      run: numberRun(found.value, `${id}.${code}`),
      isLowerBound: false,
    };
  }

  /** The number of rows that the figures are about. */
  get registrations(): number {
    const figure = this.#figures.figures["registrations.total"];
    return figure !== undefined && "value" in figure ? (figure.value ?? 0) : 0;
  }

  #figure(id: string): PublishedFigure {
    const figure = this.#figures.figures[id];
    if (figure === undefined) throw new Error(`no figure ${id} in the catalogue`);
    this.#used.add(id);
    return figure;
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
