import { isHeld } from "../../src/disclosure/published-figures.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import type { FiguresOf } from "../../src/model/origins/read-origins.ts";
import {
  parseOrigin,
  type Edition,
  type Origin,
  type Term,
  type Value,
} from "../../src/model/origins/origin.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { addDays, isoDay, parsePeriod, type Period } from "../../src/period/period.ts";

/** Figures with numbers that all count one stream: how many came between two days. */
const STREAMS: Readonly<Record<string, string>> = {
  "registrations.total": "registrations",
  "registrations.inPeriod": "registrations",
  "registrations.byMonth": "registrations",
  "registrations.viaLetter": "registrations through the letter",
  "registrations.viaLetterInPeriod": "registrations through the letter",
  "registrations.viaLetterByMonth": "registrations through the letter",
};

/** The thing that a number counts, whatever its origins are. */
export interface Subject {
  readonly key: string;
  /** The days between which it counts; null if it does not count a stream. */
  readonly span: Span | null;
}

interface Span {
  readonly stream: string;
  /** Null for the beginning. */
  readonly after: string | null;
  readonly to: string;
}

type OfMonths = Extract<Origin, { kind: "sum" | "before" | "since" }>;

/** Finds the thing that a number counts. */
export class SubjectReader {
  readonly #model: ReportModel;
  readonly #figuresOf: FiguresOf;

  constructor(model: ReportModel, figuresOf: FiguresOf) {
    this.#model = model;
    this.#figuresOf = figuresOf;
  }

  /** Null for a number that does not come from figures. */
  subjectOf(source: string): Subject | null {
    const origin = parseOrigin(source);
    if (origin === undefined) return null;
    if (origin.kind === "number") return this.#ofNumber(origin);
    if (origin.kind === "own") return { key: JSON.stringify(origin), span: null };
    if (origin.kind === "share") return this.#ofShare(origin);
    if ("parts" in origin) return this.#ofParts(origin);
    if (origin.kind === "sum" || origin.kind === "before" || origin.kind === "since") {
      return this.#ofMonths(origin);
    }
    if (origin.kind === "max" || origin.kind === "ties") {
      const { to } = this.#periodOf(origin.edition);
      return { key: `${origin.kind} ${origin.figure} ${to}`, span: null };
    }
    return null;
  }

  /** A share of two numbers is the percentage of the figure with these numbers. */
  #ofShare(origin: Extract<Origin, { kind: "share" }>): Subject | null {
    const [part, whole] = origin.parts;
    const isWhole = part.kind === "number" && part.field === "numerator" && whole.kind === "number";
    return isWhole && whole.field === "denominator" && whole.figure === part.figure
      ? this.#ofNumber({ ...part, field: "percentage" })
      : this.#ofParts(origin);
  }

  #ofMonths({ kind, edition, figure, code: given }: OfMonths): Subject {
    const { from, to } = this.#periodOf(edition);
    const code = given ?? "";
    if (STREAMS[figure] === undefined) {
      return { key: `${kind} ${code} of ${figure} from ${from} to ${to}`, span: null };
    }
    const span = {
      before: () => spanOf(figure, null, dayBefore(`${code}-01`)),
      since: () => spanOf(figure, dayBefore(`${code}-01`), to),
      sum: () => spanOf(figure, dayBefore(`${code}-01-01`), min(`${code}-12-31`, to)),
    }[kind]();
    return { key: keyOf(span), span };
  }

  #ofParts(origin: { readonly kind: string; readonly parts: readonly Term[] }): Subject | null {
    const keys = origin.parts.map((part) => this.#ofTerm(part)?.key ?? null);
    // A revision gives a number minus its earlier value.
    return keys.includes(null) || new Set(keys).size < keys.length
      ? null
      : { key: `${origin.kind}(${keys.join("; ")})`, span: null };
  }

  #ofTerm(term: Term): Subject | null {
    if (term.kind === "number") return this.#ofNumber(term);
    if (term.kind === "own") return { key: JSON.stringify(term), span: null };
    return term.kind === "since" ? this.#ofMonths(term) : this.#ofParts(term);
  }

  #ofNumber({ edition, figure, field }: Extract<Value, { kind: "number" }>): Subject {
    const { from, to } = this.#periodOf(edition);
    if (STREAMS[figure] !== undefined) {
      const span = /^\d{4}-\d{2}$/.test(field)
        ? spanOf(figure, dayBefore(`${field}-01`), lastDayOf(field))
        : spanOf(figure, /inPeriod$/i.test(figure) ? dayBefore(from) : null, to);
      return { key: keyOf(span), span };
    }
    const isFlow = CATALOGUE.some(({ id, measure }) => id === figure && measure === "flow");
    const asOf = isFlow ? to : (this.#heldOn(edition, figure, field) ?? to);
    const key = `${figure} ${field} ${isFlow ? `from ${from} to` : "on"} ${asOf}`;
    const stock = isFlow ? flowsInto(figure) : figure;
    // Only the categories of a flow add up: a family can have a result in two periods.
    const isPart =
      stock !== null && field !== "total" && CATALOGUE.some(({ id }) => flowsInto(id) === stock);
    const span = { stream: `${stock} ${field}`, after: isFlow ? dayBefore(from) : null, to: asOf };
    return { key, span: isPart ? span : null };
  }

  /** The day of a held number. It is not the day of its edition. */
  #heldOn(edition: Edition | null, figure: string, field: string): string | null {
    const found = this.#figuresOf(edition)?.figures[figure];
    if (found === undefined) return null;
    const part =
      "categories" in found ? found.categories.find(({ code }) => code === field) : found;
    return part !== undefined && isHeld(part) ? part.asOf : null;
  }

  #periodOf(edition: Edition | null): { readonly from: string; readonly to: string } {
    const { from, to } = periodOf(edition?.period ?? this.#model.period.id);
    return { from: isoDay(from), to: isoDay(to) };
  }
}

/** The stock that a flow adds up to, with each case once. */
function flowsInto(flow: string): string | null {
  const relations = CATALOGUE.find(({ id }) => id === flow)?.relations ?? [];
  return (
    relations.flatMap((one) => (one.kind === "flowInto" && one.once ? [one.stock] : []))[0] ?? null
  );
}

function spanOf(figure: string, after: string | null, to: string): Span {
  return { stream: STREAMS[figure] ?? figure, after, to };
}

function keyOf({ stream, after, to }: Span): string {
  return `${stream} ${after === null ? "" : `after ${after} `}up to ${to}`;
}

export function periodOf(id: string): Period {
  const period = parsePeriod(id);
  if (period === undefined) throw new Error(`${id} is no period`);
  return period;
}

function dayBefore(day: string | Period["from"]): string {
  const given = typeof day === "string" ? periodOf(day.slice(0, "jjjj-mm".length)).from : day;
  return isoDay(addDays(given, -1));
}

function lastDayOf(month: string): string {
  return isoDay(periodOf(month).to);
}

function min(one: string, other: string): string {
  return one < other ? one : other;
}
