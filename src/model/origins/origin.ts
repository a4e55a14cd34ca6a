import { parsePeriod } from "../../period/period.ts";

/**
 * The grammar of origins: where each number, day and name in a text comes from. The model contains
 * an origin as a short text, which is easy to read in a file; `Origin` is its parsed form. Figures,
 * fields and codes have their names in figures.json.
 */

/**
 * The earlier period that a figure belongs to. Without an edition, a figure is of the report's own
 * period.
 */
export interface Edition {
  /** The id of the period. `2023-Q4/…` is a figure as computed from the report's export. */
  readonly period: string;
  /**
   * True for `2023-Q4@kept/…`: the figure in the snapshot of that period. It may come from another
   * export, so its number may differ.
   */
  readonly isKept: boolean;
}

/** The numbers in a figures file that belong to no figure. `disclosure.against` counts reports. */
const NUMBERS = [
  "source.rows",
  "source.skipped.rows",
  "disclosure.withheld",
  "disclosure.held",
  "disclosure.derivable",
  "disclosure.against",
  "disclosureThreshold",
] as const;

/** Days and words that belong to no figure, and numbers that the tool itself sets. */
const WORDS = [
  "period.label",
  "period.short",
  "period.to",
  "source.latestDate",
  "rule.contactWithinDays",
  "rule.welcomeWithinDays",
  "rule.ninetiethPercentile",
  "rule.fewestForShares",
  "rule.inhabitants",
  "rule.inhabitantsOn",
  "settings.website",
  "settings.webpage",
  "settings.accessibility.statement",
  "settings.accessibility.contact",
  "settings.contact",
  "settings.events",
  "settings.corrections",
  "settings.letterFrom",
  "kept.publishedOn",
  "texts.field",
  "type.title",
  "tool.version",
  "tool.code",
] as const;

interface OfFigure {
  readonly edition: Edition | null;
  readonly figure: string;
}

/** A figure, or the category with a code. */
interface OfCategory extends OfFigure {
  readonly code: string | null;
}

/** A number in a figures file. */
export type Value =
  /**
   * `children.returned.value`, `results.byTheme.total`, `regions.byRegion.IJmond`: a field or a
   * code.
   */
  | (OfFigure & { readonly kind: "number"; readonly field: string })
  /** One of `NUMBERS`, or `source.skipped.byRule.date-invalid`. */
  | {
      readonly kind: "own";
      readonly edition: Edition | null;
      readonly name: (typeof NUMBERS)[number] | { readonly skippedBy: string };
    };

/** A value, or a sum or difference of two or three values. */
export type Term =
  | Value
  /** `value + value`. */
  | { readonly kind: "plus"; readonly parts: readonly Value[] }
  /** `value - value`, without its sign, or `value - value - value`. */
  | { readonly kind: "minus"; readonly parts: readonly Value[] }
  /** `since(registrations.byMonth.2023-09)`: the sum of that category and all that follow it. */
  | (OfCategory & { readonly kind: "since" });

/** Where a number, a day or a name in a text comes from. */
export type Origin =
  | Term
  /** `share(part, whole)`: a percentage, or the words for it. */
  | { readonly kind: "share"; readonly parts: readonly [part: Term, whole: Term] }
  /** `rate(registrations.byOrigin.flevoland)`: per 100,000 inhabitants of that place. */
  | { readonly kind: "rate"; readonly parts: readonly [count: Value] }
  /** `rounded(registrations.total.value)`, also with a difference: a number in round words. */
  | { readonly kind: "rounded"; readonly parts: readonly [exact: Term] }
  /** `months(waitingTimes.daysOfSupport.median)`: days as months in words. */
  | { readonly kind: "months"; readonly parts: readonly [days: Value] }
  /** `signed(now - before)`: a difference with its sign. */
  | { readonly kind: "signed"; readonly parts: readonly [now: Value, before: Value] }
  /** `sum(registrations.byMonth.2023*)`: the sum of all categories whose codes begin so. */
  | (OfCategory & { readonly kind: "sum" })
  /** `before(registrations.byMonth.2022-04)`: the sum of all categories before that one. */
  | (OfCategory & { readonly kind: "before" })
  /**
   * `max(registrations.byMonth)`: the highest category; `ties(…)`: how many categories have that
   * number.
   */
  | (OfCategory & { readonly kind: "max" | "ties" })
  /** `year(registrations.byMonth)`: a year with which codes begin. */
  | (OfCategory & { readonly kind: "year" })
  /** `span(registrations.byMonth)`: its first and last label; with a code, from that one on. */
  | (OfCategory & { readonly kind: "span" })
  /** `label(children.returned)`, and for a category `results.byTheme.overig.label`. */
  | (OfCategory & { readonly kind: "label" })
  /** `definition(children.returned)`. */
  | (OfCategory & { readonly kind: "definition" })
  /** `children.returned.asOf`, `results.byTheme.overig.asOf`: the day of a held number. */
  | (OfCategory & { readonly kind: "asOf" })
  /** `results.inPeriodByTheme.overlaps`: periods; `children.total.unavailable`: columns. */
  | (OfCategory & { readonly kind: "overlaps" | "unavailable" })
  /**
   * `revised(2023-Q4)`: how many figures have changed since they were published;
   * `revised(2023-Q4/registrations.byMonth)`: how many categories of one figure.
   */
  | { readonly kind: "revised"; readonly period: string; readonly figure: string | null }
  /** `redefinition(children.byMeasure@2024-01-01).from` and `.change`. */
  | {
      readonly kind: "redefinition";
      readonly figure: string;
      readonly day: string;
      readonly field: "from" | "change";
    }
  /** One of `WORDS`. */
  | {
      readonly kind: "words";
      readonly edition: Edition | null;
      readonly name: (typeof WORDS)[number];
    };

/** Writes the origins of derived numbers; the arguments are origins, figures and codes. */
export const ORIGIN_OF = {
  /** The prefix of an origin of another edition. */
  edition: ({ period, isKept }: Edition) => `${period}${isKept ? "@kept" : ""}/`,
  share: (part: string, whole: string) => `share(${part}, ${whole})`,
  plus: (one: string, other: string) => `${one} + ${other}`,
  minus: (...values: readonly string[]) => values.join(" - "),
  signed: (now: string, before: string) => `signed(${now} - ${before})`,
  sum: (figure: string, start: string) => `sum(${figure}.${start}*)`,
  before: (figure: string, code: string) => `before(${figure}.${code})`,
  since: (figure: string, code: string) => `since(${figure}.${code})`,
  rate: (count: string) => `rate(${count})`,
  months: (days: string) => `months(${days})`,
  rounded: (exact: string) => `rounded(${exact})`,
  max: (figure: string) => `max(${figure})`,
  ties: (figure: string) => `ties(${figure})`,
  year: (figure: string) => `year(${figure})`,
  span: (figure: string, code?: string) =>
    code === undefined ? `span(${figure})` : `span(${figure}.${code})`,
  revised: (periodOrFigure: string) => `revised(${periodOrFigure})`,
  label: (figure: string, code?: string) =>
    code === undefined ? `label(${figure})` : `${figure}.${code}.label`,
  definition: (figure: string) => `definition(${figure})`,
  redefinition: (figure: string, day: string, field: "from" | "change") =>
    `redefinition(${figure}@${day}).${field}`,
} as const;

/** Parses the text of an origin; undefined if it is not one. */
export function parseOrigin(text: string): Origin | undefined {
  const [, name = "", given = "", end] = /^([a-z]+)\((.*)\)(?:\.(from|change))?$/s.exec(text) ?? [];
  if (name === "") return parseWords(text) ?? parseTerm(text);
  if (name === "redefinition") {
    const [, figure, day] = /^(\w+\.\w+)@(\d{4}-\d{2}-\d{2})$/.exec(given) ?? [];
    const field = oneOf(["from", "change"], end ?? "");
    return figure && day && field ? { kind: name, figure, day, field } : undefined;
  }
  return end === undefined ? parseCall(name, given) : undefined;
}

function parseCall(name: string, given: string): Origin | undefined {
  if (name === "share") {
    const [first = "", ...others] = given.split(SEPARATORS.share);
    const [part, whole] = [parseTerm(first), parseTerm(others.join(", "))];
    return part && whole && { kind: name, parts: [part, whole] };
  }
  if (name === "rate" || name === "months") {
    const value = parseValue(given);
    return value && { kind: name, parts: [value] };
  }
  if (name === "rounded") {
    const exact = parseTerm(given);
    return exact && { kind: name, parts: [exact] };
  }
  if (name === "signed") {
    const [now, before, more] = valuesOf(given, SEPARATORS.minus);
    return now && before && !more ? { kind: name, parts: [now, before] } : undefined;
  }
  if (name === "revised" && parsePeriod(given) !== undefined) {
    return { kind: name, period: given, figure: null };
  }
  const { edition, figure, rest } = pathOf(given);
  if (figure === undefined) return undefined;
  if (name === "revised") {
    if (edition === null || edition.isKept || rest !== null) return undefined;
    return { kind: name, period: edition.period, figure };
  }
  if (name === "sum") {
    const code = rest?.endsWith("*") === true ? rest.slice(0, -1) : null;
    return code === null ? undefined : { kind: name, edition, figure, code };
  }
  const ofCategory = oneOf(rest === null ? [] : ["before", "since", "span"], name);
  const ofFigure = oneOf(["max", "ties", "year", "span", "label", "definition"], name);
  const kind = ofCategory ?? (rest === null ? ofFigure : undefined);
  return kind && { kind, edition, figure, code: rest };
}

/** Parses the origins of days and words, which have their own endings. */
function parseWords(text: string): Origin | undefined {
  const [edition, path] = inEdition(text);
  const name = oneOf(WORDS, path);
  if (name !== undefined) {
    const isAlone = /^(?:rule|settings)\./.test(name);
    return isAlone && edition !== null ? undefined : { kind: "words", edition, name };
  }
  const [, before = "", end = ""] = /^(.+)\.(\w+)$/s.exec(text) ?? [];
  const { figure, rest: code } = pathOf(before);
  if (figure === undefined) return undefined;
  const ofFigure = oneOf(code === null ? ["asOf", "overlaps", "unavailable"] : [], end);
  const kind = ofFigure ?? (code === null ? undefined : oneOf(["asOf", "label"], end));
  return kind && { kind, edition, figure, code };
}

function parseTerm(text: string): Term | undefined {
  const [, since] = /^since\((.+)\)$/s.exec(text) ?? [];
  if (since !== undefined) {
    const { edition, figure, rest: code } = pathOf(since);
    return figure && code ? { kind: "since", edition, figure, code } : undefined;
  }
  if (!text.includes(" ")) return parseValue(text);
  const [plus, minus] = [SEPARATORS.plus, SEPARATORS.minus].map((one) => valuesOf(text, one));
  if (plus?.length === 2) return { kind: "plus", parts: plus };
  if (minus?.length === 2 || minus?.length === 3) return { kind: "minus", parts: minus };
  return parseValue(text);
}

function parseValue(text: string): Value | undefined {
  const [edition, path] = inEdition(text);
  const name = oneOf(NUMBERS, path);
  if (name !== undefined) return { kind: "own", edition, name };
  const [, skippedBy] = /^source\.skipped\.byRule\.([\w-]+)$/.exec(path) ?? [];
  if (skippedBy !== undefined) return { kind: "own", edition, name: { skippedBy } };
  const { figure, rest: field } = pathOf(text);
  return figure && field ? { kind: "number", edition, figure, field } : undefined;
}

/**
 * Matches the beginning of a value. The name of a region can contain a separator too; this keeps
 * such a name whole. One pass splits a text of any length, because the text may come from a file
 * that someone else wrote.
 */
const BEGINS = String.raw`(?=(?:\d{4}[\w-]{0,20}(?:@kept)?/)?(?:(?:since\()?[a-z]+\.[a-z\d]+\.\S|source\.|disclosure))`;
const SEPARATORS = {
  plus: new RegExp(String.raw` \+ ${BEGINS}`, "i"),
  minus: new RegExp(` - ${BEGINS}`, "i"),
  share: new RegExp(`, ${BEGINS}`, "i"),
};

/** Parses the values of a sum or a difference; also a single value. */
function valuesOf(text: string, separator: RegExp): readonly Value[] {
  const values = text.split(separator).map(parseValue);
  return values.every((value) => value !== undefined) ? values : [];
}

function inEdition(text: string): readonly [edition: Edition | null, path: string] {
  const [, period = "", kept, path = ""] = /^(\d{4}[^/@]*)(@kept)?\/(.+)$/s.exec(text) ?? [];
  if (period === "" || parsePeriod(period) === undefined) return [null, text];
  return [{ period, isKept: kept !== undefined }, path];
}

/** Words before the first full stop that are not the subject of a figure. */
const NO_SUBJECT = /^(?:period|source|disclosure|rule|settings)$/;

/** Splits a text into its figure and the rest; null if nothing follows. */
function pathOf(text: string): {
  readonly edition: Edition | null;
  readonly figure?: string;
  readonly rest: string | null;
} {
  const [edition, path] = inEdition(text);
  const [, subject = "", name = "", rest = null] =
    /^([a-z]+)\.([a-z\d]+)(?:\.(.+))?$/is.exec(path) ?? [];
  if (subject === "" || NO_SUBJECT.test(subject)) return { edition, rest: null };
  return { edition, figure: `${subject}.${name}`, rest };
}

function oneOf<T extends string>(known: readonly T[], name: string): T | undefined {
  return known.find((one) => one === name);
}
