import { parsePeriod } from "../../period/period.ts";

/**
 * The grammar of origins. The model holds an origin as a short text, which reads well in a kept
 * file; `Origin` is what that text says. Figures, fields and codes go by their names in figures.json.
 */

/** Whose figures: those of the report's own period where there is no edition. */
export interface Edition {
  /** `2023-Q4/…`: the id of an earlier period, by the export of the report. */
  readonly period: string;
  /** `2023-Q4@kept/…`: as it was published and kept. Another export may make something else of it. */
  readonly isKept: boolean;
}

interface InEdition {
  readonly edition: Edition | null;
}

interface OfFigure extends InEdition {
  readonly figure: string;
}

const SOURCE_FIELD = /^(?:rows|latestDate|skipped\.(?:rows|byRule\.[\w-]+))$/;
const DISCLOSURE_FIELDS = ["withheld", "held", "derivable", "against"] as const;
const PERIOD_FIELDS = ["label", "short", "to"] as const;
const SETTINGS = ["website", "contact", "events"] as const;
const RULES = [
  "contactWithinDays",
  "welcomeWithinDays",
  "ninetiethPercentile",
  "fewestForShares",
] as const;
const WORDS_OF_FIGURE = ["overlaps", "unavailable"] as const;

/** A number that stands in a file of figures. */
export type Value =
  /** `children.returned.value`, `results.byTheme.total`, `regions.byRegion.IJmond`: `field` may be a code. */
  | (OfFigure & { readonly kind: "number"; readonly field: string })
  /** `source.rows`, `source.skipped.rows`, `source.skipped.byRule.date-invalid`. */
  | (InEdition & { readonly kind: "rows"; readonly field: string })
  /** `disclosure.withheld`: how many numbers are so; `disclosure.against`: how many reports. */
  | (InEdition & {
      readonly kind: "disclosure";
      readonly field: (typeof DISCLOSURE_FIELDS)[number];
    })
  /** `disclosureThreshold`. */
  | (InEdition & { readonly kind: "threshold" });

/** A value, or what two or three of them make. */
export type Term =
  | Value
  /** `value + value`. */
  | { readonly kind: "plus"; readonly parts: readonly Value[] }
  /** `value - value`, of which the sign is left out, or `value - value - value`. */
  | { readonly kind: "minus"; readonly parts: readonly Value[] };

/** Where a number, a day or a name in a text comes from. */
export type Origin =
  | Term
  /** `share(part, whole)`: a percentage, or the words for it. */
  | { readonly kind: "share"; readonly parts: readonly [part: Term, whole: Term] }
  /** `signed(now - before)`: a difference with its sign. */
  | { readonly kind: "signed"; readonly parts: readonly [now: Value, before: Value] }
  /** `sum(registrations.byMonth.2023*)`: of all categories whose codes begin so. */
  | (OfFigure & { readonly kind: "sum"; readonly start: string })
  /** `before(registrations.byMonth.2022-04)`: the sum of all categories before that one. */
  | (OfFigure & { readonly kind: "before"; readonly code: string })
  /** `max(registrations.byMonth)`, and `ties(…)`: how many categories have it. */
  | (OfFigure & { readonly kind: "max" | "ties" })
  /** `year(registrations.byMonth)`: a year that codes begin with. */
  | (OfFigure & { readonly kind: "year" })
  /** `span(registrations.byMonth)`: its first and last label; with a code, from that one on. */
  | (OfFigure & { readonly kind: "span"; readonly code: string | null })
  /**
   * `revised(2023-Q4)`: how many figures are no longer as they were published;
   * `revised(2023-Q4/registrations.byMonth)`: how many categories of one.
   */
  | { readonly kind: "revised"; readonly period: string; readonly figure: string | null }
  /** `results.byTheme.gezinsherstel.label`. */
  | (OfFigure & { readonly kind: "categoryLabel"; readonly code: string })
  /** `children.returned.asOf`, `results.byTheme.overig.asOf`: the day of a number that is held. */
  | (OfFigure & { readonly kind: "asOf"; readonly code: string | null })
  /** `results.inPeriodByTheme.overlaps`: periods; `children.total.unavailable`: columns. */
  | (OfFigure & { readonly kind: (typeof WORDS_OF_FIGURE)[number] })
  /** `label(children.returned)`, `definition(children.returned)`. */
  | (OfFigure & { readonly kind: "label" | "definition" })
  /** `period.label`, `period.short`, `period.to`. */
  | (InEdition & { readonly kind: "period"; readonly field: (typeof PERIOD_FIELDS)[number] })
  /** `source.latestDate`. */
  | (InEdition & { readonly kind: "latestDate" })
  /** `rule.contactWithinDays`: a number that the tool itself sets. */
  | { readonly kind: "rule"; readonly name: (typeof RULES)[number] }
  /** `settings.contact`. */
  | { readonly kind: "setting"; readonly name: (typeof SETTINGS)[number] }
  /** `redefinition(children.byMeasure@2024-01-01).from` and `.change`. */
  | {
      readonly kind: "redefinition";
      readonly figure: string;
      readonly day: string;
      readonly field: "from" | "change";
    };

/** Writes the origins of what is made of others; the arguments are origins, figures and codes. */
export const ORIGIN_OF = {
  share: (part: string, whole: string) => `share(${part}, ${whole})`,
  plus: (one: string, other: string) => `${one} + ${other}`,
  minus: (...values: readonly string[]) => values.join(" - "),
  signed: (now: string, before: string) => `signed(${now} - ${before})`,
  sum: (figure: string, start: string) => `sum(${figure}.${start}*)`,
  before: (figure: string, code: string) => `before(${figure}.${code})`,
  max: (figure: string) => `max(${figure})`,
  ties: (figure: string) => `ties(${figure})`,
  year: (figure: string) => `year(${figure})`,
  span: (figure: string, code?: string) =>
    code === undefined ? `span(${figure})` : `span(${figure}.${code})`,
  revised: (periodOrFigure: string) => `revised(${periodOrFigure})`,
  label: (figure: string) => `label(${figure})`,
  definition: (figure: string) => `definition(${figure})`,
  redefinition: (figure: string, day: string, field: "from" | "change") =>
    `redefinition(${figure}@${day}).${field}`,
} as const;

/** What the text of an origin says; undefined where it is none. */
export function parseOrigin(text: string): Origin | undefined {
  return parseCall(text) ?? parseWords(text) ?? parseTerm(text);
}

function parseCall(text: string): Origin | undefined {
  const [, name = "", given = "", end] = /^([a-z]+)\((.*)\)(?:\.(from|change))?$/s.exec(text) ?? [];
  if (end !== undefined || name === "redefinition") return parseRedefinition(name, given, end);
  if (name === "share") {
    const parts = termsIn(given);
    return parts && { kind: name, parts };
  }
  if (name === "signed") {
    const [now, before, more] = valuesIn(given, " - ") ?? [];
    if (now === undefined || before === undefined || more !== undefined) return undefined;
    return { kind: name, parts: [now, before] };
  }
  const path = inEdition(given);
  const { edition } = path;
  if (name === "revised") return parseRevised(given, path);
  const { figure, rest } = figureIn(path.rest) ?? {};
  if (figure === undefined) return undefined;
  switch (name) {
    case "max":
    case "ties":
    case "year":
    case "label":
    case "definition":
      return rest === null ? { kind: name, edition, figure } : undefined;
    case "span":
      return { kind: name, edition, figure, code: rest ?? null };
    case "before":
      return rest ? { kind: name, edition, figure, code: rest } : undefined;
    case "sum":
      return rest?.endsWith("*") === true
        ? { kind: name, edition, figure, start: rest.slice(0, -1) }
        : undefined;
    default:
      return undefined;
  }
}

function parseRedefinition(name: string, given: string, end: string | undefined) {
  const [, figure, day] = /^(\w+\.\w+)@(\d{4}-\d{2}-\d{2})$/.exec(given) ?? [];
  if (name !== "redefinition" || figure === undefined || day === undefined) return undefined;
  return end === "from" || end === "change"
    ? ({ kind: "redefinition", figure, day, field: end } as const)
    : undefined;
}

function parseRevised(given: string, { edition, rest }: Path): Origin | undefined {
  if (edition === null) {
    return parsePeriod(given) && { kind: "revised", period: given, figure: null };
  }
  const found = figureIn(rest);
  return found?.rest === null && !edition.isKept
    ? { kind: "revised", period: edition.period, figure: found.figure }
    : undefined;
}

/** The origins of days and words, which have an end of their own. */
function parseWords(text: string): Origin | undefined {
  const { edition, rest } = inEdition(text);
  const [, head, name = ""] = /^(period|rule|settings|source)\.(\w+)$/.exec(rest) ?? [];
  const field = oneOf(PERIOD_FIELDS, name);
  const [rule, setting] = [oneOf(RULES, name), oneOf(SETTINGS, name)];
  if (head === "period") return field && { kind: "period", edition, field };
  if (head === "source" && name === "latestDate") return { kind: "latestDate", edition };
  if (head === "rule") return edition === null && rule ? { kind: "rule", name: rule } : undefined;
  if (head === "settings") {
    return edition === null && setting ? { kind: "setting", name: setting } : undefined;
  }
  const [, path = "", end = ""] = /^(.+)\.(label|asOf|overlaps|unavailable)$/s.exec(rest) ?? [];
  const found = figureIn(path);
  if (found === undefined) return undefined;
  const { figure, rest: code } = found;
  const words = oneOf(WORDS_OF_FIGURE, end);
  if (end === "label" && code !== null) return { kind: "categoryLabel", edition, figure, code };
  if (end === "asOf") return { kind: "asOf", edition, figure, code };
  return words && code === null ? { kind: words, edition, figure } : undefined;
}

function parseTerm(text: string): Term | undefined {
  const [sum, less] = [valuesIn(text, " + "), valuesIn(text, " - ")];
  if (sum?.length === 2) return { kind: "plus", parts: sum };
  if (less?.length === 2 || less?.length === 3) return { kind: "minus", parts: less };
  return parseValue(text);
}

function parseValue(text: string): Value | undefined {
  const { edition, rest } = inEdition(text);
  if (rest === "disclosureThreshold") return { kind: "threshold", edition };
  const [, head, name = ""] = /^(source|disclosure)\.(.+)$/.exec(rest) ?? [];
  if (head === "source") {
    const isNumber = SOURCE_FIELD.test(name) && name !== "latestDate";
    return isNumber ? { kind: "rows", edition, field: name } : undefined;
  }
  if (head === "disclosure") {
    const field = oneOf(DISCLOSURE_FIELDS, name);
    return field && { kind: "disclosure", edition, field };
  }
  const { figure, rest: field } = figureIn(rest) ?? {};
  if (figure === undefined || !field) return undefined;
  return { kind: "number", edition, figure, field };
}

/**
 * The values between separators. The name of a region may hold a separator: only one that stands
 * between two values separates them.
 */
function valuesIn(text: string, separator: string): readonly Value[] | undefined {
  for (const [before, after] of splits(text, separator)) {
    const first = parseValue(before);
    const others = first && valuesIn(after, separator);
    if (first !== undefined && others !== undefined) return [first, ...others];
  }
  const only = parseValue(text);
  return only && [only];
}

/** The two terms of a share. */
function termsIn(text: string): readonly [Term, Term] | undefined {
  for (const [before, after] of splits(text, ", ")) {
    const [part, whole] = [parseTerm(before), parseTerm(after)];
    if (part !== undefined && whole !== undefined) return [part, whole];
  }
  return undefined;
}

/** The text in two, at each place where the separator stands. */
function splits(text: string, separator: string): readonly (readonly [string, string])[] {
  const parts = text.split(separator);
  return parts
    .slice(1)
    .map((_, index) => [
      parts.slice(0, index + 1).join(separator),
      parts.slice(index + 1).join(separator),
    ]);
}

interface Path {
  readonly edition: Edition | null;
  readonly rest: string;
}

function inEdition(text: string): Path {
  const [, period = "", kept, rest = ""] = /^(\d{4}[^/@]*)(@kept)?\/(.+)$/s.exec(text) ?? [];
  if (parsePeriod(period) === undefined) return { edition: null, rest: text };
  return { edition: { period, isKept: kept !== undefined }, rest };
}

/** These stand where a figure has the name of its subject, and are none. */
const NO_SUBJECTS = ["period", "source", "disclosure", "rule", "settings"] as const;

/** The figure that a path begins with, and what follows it; null where nothing does. */
function figureIn(
  path: string,
): { readonly figure: string; readonly rest: string | null } | undefined {
  const [, subject = "", name = "", rest = null] =
    /^([a-zA-Z]+)\.([a-zA-Z0-9]+)(?:\.(.+))?$/s.exec(path) ?? [];
  if (name === "" || oneOf(NO_SUBJECTS, subject) !== undefined) return undefined;
  return { figure: `${subject}.${name}`, rest };
}

function oneOf<T extends string>(known: readonly T[], name: string): T | undefined {
  return known.find((one) => one === name);
}
