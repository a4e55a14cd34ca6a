import { isKnownByReportsOnly } from "../../src/compare/newest-known.ts";
import { isHeld } from "../../src/disclosure/published-figures.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { numberOf, type FiguresOf } from "../../src/model/origins/interpret.ts";
import { parseOrigin, type Edition, type Value } from "../../src/model/origins/origin.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { plainText, type Text } from "../../src/model/text.ts";
import { addDays, isoDay } from "../../src/period/day.ts";
import { monthsIn, parsePeriod, type Period } from "../../src/period/period.ts";
import { drawnValuesIn, mentionsIn, numberIn, quoted, type Mention } from "./mentions.ts";
import { Balance } from "./balance.ts";

/** Here the report tells what was published beside what is known now. */
const REVISIONS = "aangepast";

/** The words for that in a line below a chart. */
const SAYS_REVISED = /aangepast|herzien|vorige rapportage|eerdere rapportage/i;

/** Figures whose numbers are all of one stream: how many came from one day on up to another. */
const STREAMS: Readonly<Record<string, string>> = {
  "registrations.total": "registrations",
  "registrations.inPeriod": "registrations",
  "registrations.byMonth": "registrations",
  "registrations.viaLetter": "registrations through the letter",
  "registrations.viaLetterInPeriod": "registrations through the letter",
  "registrations.viaLetterByMonth": "registrations through the letter",
};

/** What a number is of, however many origins it goes by. */
interface Subject {
  readonly key: string;
  /** The days after and up to which it counts what came; null where it is no such number. */
  readonly span: Span | null;
}

interface Span {
  readonly stream: string;
  /** Null for the beginning. */
  readonly after: string | null;
  readonly to: string;
}

/**
 * Where a report contradicts itself: one number with two values in print, stocks and flows that do
 * not add up, or an earlier number that is not the newest known. What says that a number was
 * revised, with both of its values, is no contradiction.
 */
export function contradictionsIn(model: ReportModel, figuresOf: FiguresOf): readonly string[] {
  const reader = new SubjectReader(model, figuresOf);
  const told = mentionsIn(model)
    .filter(({ section }) => section !== REVISIONS)
    .map((mention) => ({ mention, subject: reader.subjectOf(mention.source) }));
  return [
    ...twiceTold(told),
    ...notInBalance(told),
    ...notNewest(told, model.period.id),
    ...drawnOtherwise(model, figuresOf),
  ];
}

interface Told {
  readonly mention: Mention;
  readonly subject: Subject | null;
}

function twiceTold(told: readonly Told[]): readonly string[] {
  const bySubject = Map.groupBy(
    told.filter(({ subject }) => subject !== null),
    ({ subject }) => subject?.key ?? "",
  );
  return [...bySubject].flatMap(([key, all]) => {
    const mentions = all.map(({ mention }) => mention);
    const current = mentions.filter((one) => !saysItWas(one, mentions));
    const byNumber = Map.groupBy(current, ({ number }) => number);
    if (byNumber.size < 2) return [];
    const places = [...byNumber].map(
      ([number, [first]]) => `${number ?? "not shown"} (${first?.source ?? ""}) in ${place(first)}`,
    );
    return [`${key} is ${places.join(", and ")}`];
  });
}

/** True for a number as it was published, in a text that says so or says what it is now. */
function saysItWas({ origin, beside, number }: Mention, all: readonly Mention[]): boolean {
  if (!isKept(origin)) return false;
  const others = all.filter((one) => one.beside === beside && !isKept(one.origin));
  return others.some((one) => one.number !== number) || SAYS_REVISED.test(plainText(beside));
}

function isKept(origin: Mention["origin"]): boolean {
  return "edition" in origin && origin.edition?.isKept === true;
}

/** Numbers of a stream that do not add up, such as 785 then, 182 since and 965 now. */
function notInBalance(told: readonly Told[]): readonly string[] {
  const balances = new Map<string, Balance>();
  return told.flatMap(({ mention, subject }) => {
    const span = subject?.span ?? null;
    if (span === null || mention.number === null || isKept(mention.origin)) return [];
    const balance = balances.get(span.stream) ?? new Balance();
    balances.set(span.stream, balance);
    const follows = balance.add(span.after ?? "", span.to, mention.number);
    if (follows === mention.number) return [];
    return [
      `${span.stream} from ${span.after ?? "the start"} to ${span.to} are ${follows} by the other numbers, and ${mention.number} in ${place(mention)}`,
    ];
  });
}

/** Earlier numbers that the export does not know, and flows of periods of another length. */
function notNewest(told: readonly Told[], own: string): readonly string[] {
  const length = monthsIn(periodOf(own));
  return told.flatMap(({ mention }) =>
    valuesIn(mention.source).flatMap((value) => {
      if (value.kind !== "number" || value.edition === null) return [];
      const { edition, figure } = value;
      if (isKnownByReportsOnly(figure) && !edition.isKept) {
        return [`the export does not know ${mention.source}, in ${place(mention)}`];
      }
      const isFlow = CATALOGUE.some(({ id, measure }) => id === figure && measure === "flow");
      if (isFlow && monthsIn(periodOf(edition.period)) !== length) {
        return [`${mention.source} is of another length, in ${place(mention)}`];
      }
      return [];
    }),
  );
}

/** The values that an origin takes together, one by one. */
function valuesIn(source: string): readonly Value[] {
  const origin = parseOrigin(source);
  if (origin === undefined) return [];
  if (origin.kind === "number" || origin.kind === "own") return [origin];
  if (!("parts" in origin)) return [];
  return origin.parts.flatMap((part) =>
    part.kind === "plus" || part.kind === "minus" ? part.parts : [part],
  );
}

/**
 * Bars and points that are not as long or as high as the numbers beside them say: as the number in
 * print, or as the part of which that is a share.
 */
function drawnOtherwise(model: ReportModel, figuresOf: FiguresOf): readonly string[] {
  return drawnValuesIn(model.sections).flatMap(({ value, text }) => {
    const numbers = text.flatMap(({ text: printed, origin = "" }) => {
      const number = numberIn(printed);
      const parsed = parseOrigin(origin);
      const part = parsed?.kind === "share" ? numberOf(parsed.parts[0], figuresOf) : undefined;
      return typeof number === "number" ? [[number, part ?? number]] : [];
    });
    const [only] = numbers;
    if (value === null || only === undefined || numbers.length > 1) return [];
    return only.some((one) => Math.abs(value - one) <= 0.5)
      ? []
      : [`drawn as ${value}: ${quoted(text)}`];
  });
}

/** Reads of which thing a number is. */
class SubjectReader {
  readonly #model: ReportModel;
  readonly #figuresOf: FiguresOf;

  constructor(model: ReportModel, figuresOf: FiguresOf) {
    this.#model = model;
    this.#figuresOf = figuresOf;
  }

  /** Null for what is no number of any figures. */
  subjectOf(source: string): Subject | null {
    const origin = parseOrigin(source);
    if (origin === undefined) return null;
    switch (origin.kind) {
      case "number":
        return this.#ofNumber(origin);
      case "own":
        return { key: JSON.stringify(origin), span: null };
      case "share": {
        const [part, whole] = origin.parts;
        const isWhole =
          part.kind === "number" && part.field === "numerator" && whole.kind === "number";
        if (isWhole && whole.field === "denominator" && whole.figure === part.figure) {
          return this.#ofNumber({ ...part, field: "percentage" });
        }
        return this.#ofParts(origin);
      }
      case "plus":
      case "minus":
      case "signed":
        return this.#ofParts(origin);
      case "sum":
      case "before": {
        const { from, to } = this.#periodOf(origin.edition);
        const code = origin.code ?? "";
        if (STREAMS[origin.figure] === undefined) {
          return { key: `${source} of ${from} to ${to}`, span: null };
        }
        const span =
          origin.kind === "before"
            ? spanOf(origin.figure, null, dayBefore(`${code}-01`))
            : spanOf(origin.figure, dayBefore(`${code}-01-01`), min(`${code}-12-31`, to));
        return { key: keyOf(span), span };
      }
      case "max":
      case "ties":
        return {
          key: `${origin.kind} ${origin.figure} ${this.#periodOf(origin.edition).to}`,
          span: null,
        };
      default:
        return null;
    }
  }

  #ofParts(origin: { readonly kind: string; readonly parts: readonly unknown[] }): Subject | null {
    const keys = origin.parts.map((part) => this.#keyOfPart(part as Value));
    // A number less what it was is what a revision tells.
    return keys.includes(null) || new Set(keys).size < keys.length
      ? null
      : { key: `${origin.kind}(${keys.join("; ")})`, span: null };
  }

  #keyOfPart(part: Value | { readonly kind: "plus" | "minus"; readonly parts: readonly Value[] }) {
    if (part.kind === "number") return this.#ofNumber(part).key;
    if (part.kind === "own") return JSON.stringify(part);
    return this.#ofParts(part)?.key ?? null;
  }

  #ofNumber({ edition, figure, field }: Extract<Value, { kind: "number" }>): Subject {
    const { from, to } = this.#periodOf(edition);
    if (STREAMS[figure] !== undefined) {
      const span = /^\d{4}-\d{2}$/.test(field)
        ? spanOf(figure, dayBefore(`${field}-01`), lastDayOf(field))
        : spanOf(
            figure,
            figure.endsWith("InPeriod") || figure.endsWith("inPeriod") ? dayBefore(from) : null,
            to,
          );
      return { key: keyOf(span), span };
    }
    const asOf = this.#heldOn(edition, figure, field) ?? to;
    const definition = CATALOGUE.find(({ id }) => id === figure);
    const stock = flowsInto(figure) ?? (isStockOfFlow(figure) ? figure : null);
    if (definition?.measure === "flow") {
      const span =
        stock === null || field === "total"
          ? null
          : { stream: `${stock} ${field}`, after: dayBefore(from), to };
      return { key: `${figure} ${field} from ${from} to ${to}`, span };
    }
    const span =
      stock === null || field === "total"
        ? null
        : { stream: `${stock} ${field}`, after: null, to: asOf };
    return { key: `${figure} ${field} on ${asOf}`, span };
  }

  /** The day of a number that is held: it is of that day, and not of its edition's. */
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

/** The stock that a flow makes up, each case once. */
function flowsInto(flow: string): string | null {
  const relations = CATALOGUE.find(({ id }) => id === flow)?.relations ?? [];
  return (
    relations.flatMap((one) => (one.kind === "flowInto" && one.once ? [one.stock] : []))[0] ?? null
  );
}

function isStockOfFlow(stock: string): boolean {
  return CATALOGUE.some(({ id }) => flowsInto(id) === stock);
}

function spanOf(figure: string, after: string | null, to: string): Span {
  return { stream: STREAMS[figure] ?? figure, after, to };
}

function keyOf({ stream, after, to }: Span): string {
  return `${stream} ${after === null ? "" : `after ${after} `}up to ${to}`;
}

function periodOf(id: string): Period {
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

function place(mention: Mention | undefined): string {
  return mention === undefined ? "" : `${mention.section}: “${quoted(mention.beside as Text)}”`;
}
