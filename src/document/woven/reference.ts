import type { PublishedFigures } from "../../disclosure/published-figures.ts";
import { CATALOGUE } from "../../figures/catalogue.ts";
import { firstLost, firstUnprintable } from "../../language/characters.ts";
import { closestTerm, closestTerms } from "../../language/likely-meaning.ts";
import { type Noun, NOUNS } from "../../language/words.ts";
import { type CallFault, callFault } from "../../messages/text-checks.ts";
import type { Call, Condition, ValueCall } from "../../narrative/narrative.ts";
import { type Month, monthsBetween, type Period } from "../../period/period.ts";

/** The period whose number a call requests, or the difference between two periods. */
type When = "now" | "previous" | "difference";

/** How a number is written. */
type Style = "exact" | "rounded" | "fraction";

/** The number that a call requests, and its style. */
export interface Reference {
  readonly figure: string;
  readonly kind: (typeof CATALOGUE)[number]["kind"];
  /** The code of a category or the name of a field; null for the main number of the figure. */
  readonly part: string | null;
  readonly when: When;
  readonly style: Style;
}

/** The words that a writer adds to a call to change its period or style. */
const FORMS: Readonly<Record<string, { readonly when: When } | { readonly style: Style }>> = {
  vorige: { when: "previous" },
  verschil: { when: "difference" },
  afgerond: { style: "rounded" },
  breuk: { style: "fraction" },
};

/** The fields of each kind of figure. */
const FIELDS = {
  count: [],
  share: ["numerator", "denominator"],
  quantiles: ["median", "p90", "n"],
  breakdown: ["total"],
} as const;

/** Returns the codes of the categories of a breakdown; null if they are not known. */
export type CategoriesOf = (figure: string) => readonly string[] | null;

/** Knows no categories. For use before any figures have been read. */
export const NO_CATEGORIES: CategoriesOf = () => null;

/**
 * Returns the categories that breakdowns have in any of these figures.
 *
 * @param regions all regions of the codebook, because figures contain only the regions in the
 *   export
 */
export function categoriesIn(
  figures: readonly PublishedFigures[],
  regions: readonly string[],
): CategoriesOf {
  return (figure) => {
    const known = figures.flatMap((one) => {
      const found = one.figures[figure];
      return found !== undefined && "categories" in found ? [found.categories] : [];
    });
    if (known.length === 0) return null;
    const codes = known.flat().map(({ code }) => code);
    return [...new Set([...codes, ...(figure === BY_REGION ? regions : [])])];
  };
}

const BY_REGION = "regions.byRegion";

/**
 * Reads which number a call requests. A word after the figure is one of its categories or fields,
 * or else a style or period. The order matters: `analyses.byState` has a category with the name of
 * a style.
 */
function referenceOf(
  { figure, parts }: { readonly figure: string; readonly parts: readonly string[] },
  categoriesOf: CategoriesOf,
): Reference | CallFault {
  const definition = CATALOGUE.find(({ id }) => id === figure);
  if (definition === undefined) {
    const ids = CATALOGUE.map(({ id }) => id);
    return callFault.unknownFigure(closestTerms(figure, ids));
  }
  const { kind } = definition;
  const categories = categoriesOf(figure);
  const known: readonly string[] = [...FIELDS[kind], ...(categories ?? [])];
  let part: string | null = null;
  let when: When | null = null;
  let style: Style | null = null;
  for (const word of parts) {
    const form = Object.hasOwn(FORMS, word) ? FORMS[word] : undefined;
    const isUnread = kind === "breakdown" && categories === null && form === undefined;
    if (part === null && when === null && style === null && (known.includes(word) || isUnread)) {
      part = word;
    } else if (form === undefined) {
      const names = [...known, ...Object.keys(FORMS)];
      return callFault.unknownCategory(closestTerms(word, names));
    } else if ("when" in form) {
      if (when !== null) return callFault.formsClash;
      ({ when } = form);
    } else {
      if (style !== null) return callFault.formsClash;
      ({ style } = form);
    }
  }
  if (kind === "quantiles" && part === null) return callFault.fieldMissing(FIELDS.quantiles);
  return { figure, kind, part, when: when ?? "now", style: style ?? "exact" };
}

/** A number that a text requests, to print it or to compare it. */
export interface RequestedNumber {
  readonly reference: Reference;
  /** True if it is printed as a share: "85%". */
  readonly isShare: boolean;
}

/** A number that a call prints, with its noun. */
export interface PrintedNumber extends RequestedNumber {
  readonly noun: Noun | null;
}

/** One comparison of a condition. */
export interface NumberTest {
  readonly comparison: "groter" | "kleiner" | "gelijk";
  readonly with: "vorige" | number | RequestedNumber;
}

/** The number that a call prints, or a fault if the call is wrong for every report. */
export function printedNumber(
  call: Extract<ValueCall, { readonly figure: string }>,
  categoriesOf: CategoriesOf,
): PrintedNumber | CallFault {
  const requested = requestedNumber(call, categoriesOf, call.kind === "aandeel");
  if ("code" in requested) return requested;
  const noun = call.noun === null ? null : nounOf(call.noun);
  if (noun === undefined) {
    const written = call.noun ?? "";
    if (written.includes("/")) return callFault.nounNoWord;
    return callFault.nounUnknown(closestTerm(written, KNOWN_NOUNS));
  }
  const isOfPoints = requested.isShare && requested.reference.when === "difference";
  return isOfPoints && noun !== null ? callFault.nounOnShare : { ...requested, noun };
}

/** The number that a condition is about, or a fault. */
export function requestedNumber(
  call: { readonly figure: string; readonly parts: readonly string[] },
  categoriesOf: CategoriesOf,
  asShare = false,
): RequestedNumber | CallFault {
  const reference = referenceOf(call, categoriesOf);
  if ("code" in reference) return reference;
  const { kind, part, style, when } = reference;
  const isShare = asShare || (kind === "share" && part === null) || style === "fraction";
  if (!isShare) return { reference, isShare };
  if (when === "difference" && (kind !== "share" || style !== "exact")) return callFault.formsClash;
  const isOfWhole = kind === "share" && part === null;
  const isOfCategory = kind === "breakdown" && part !== null && part !== "total";
  return isOfWhole || isOfCategory ? { reference, isShare } : callFault.noShare;
}

/** A whole number as a writer types it. */
const NUMBER = /^-?(?:\d{1,3}(?:\.\d{3})+|\d+)%?$/;

/** The comparisons of a condition. A comparison with something that is not a number is a fault. */
export function testsOf(
  { reference }: RequestedNumber,
  { tests }: Extract<Condition, { readonly kind: "als" }>,
  categoriesOf: CategoriesOf,
): readonly (NumberTest | CallFault)[] {
  return tests.map(({ comparison, with: other }) => {
    if (other === "vorige") {
      return reference.when === "now" ? { comparison, with: other } : callFault.formsClash;
    }
    if (NUMBER.test(other)) return { comparison, with: Number(other.replaceAll(/[.%]/g, "")) };
    const [figure = "", ...parts] = other.trim().split(/\s+/);
    if (!figure.includes(".")) return callFault.notANumber;
    const requested = requestedNumber({ figure, parts }, categoriesOf);
    return "code" in requested ? requested : { comparison, with: requested };
  });
}

/** The words for the months of a period. */
const ORDINALS =
  "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde".split(
    " ",
  );

/** The month of a period that a writer names. Undefined if the period does not have it. */
export function monthNamed(which: string, { firstMonth, lastMonth }: Period): Month | undefined {
  const months = monthsBetween(firstMonth, lastMonth);
  return which === "laatste" ? months.at(-1) : months[ORDINALS.indexOf(which)];
}

/**
 * The fault in the names that a call uses, whatever the values of the figures are. Null if there is
 * none.
 */
export function faultInNames(
  call: Call,
  period: Period,
  categoriesOf: CategoriesOf,
): CallFault | null {
  if (call.kind === "maand") {
    return monthNamed(call.which, period) === undefined ? callFault.month : null;
  }
  if ("form" in call) {
    return call.form === null || call.form === "vorige" ? null : callFault.formUnknown;
  }
  const requested =
    "noun" in call ? printedNumber(call, categoriesOf) : requestedNumber(call, categoriesOf);
  if ("code" in requested) return requested;
  if (call.kind !== "als") return null;
  return testsOf(requested, call, categoriesOf).find((one) => "code" in one) ?? null;
}

/** Nouns that a writer may count, in addition to those of the report itself. */
const OTHER_NOUNS: readonly Noun[] = [
  { singular: "antwoord", plural: "antwoorden" },
  { singular: "brief", plural: "brieven" },
  { singular: "broer", plural: "broers" },
  { singular: "collega", plural: "collega’s" },
  { singular: "dochter", plural: "dochters" },
  { singular: "gemeente", plural: "gemeenten" },
  { singular: "gesprek", plural: "gesprekken" },
  { singular: "instelling", plural: "instellingen" },
  { singular: "jongere", plural: "jongeren" },
  { singular: "klacht", plural: "klachten" },
  { singular: "maand", plural: "maanden" },
  { singular: "maatregel", plural: "maatregelen" },
  { singular: "melding", plural: "meldingen" },
  { singular: "moeder", plural: "moeders" },
  { singular: "ouder", plural: "ouders" },
  { singular: "plaatsing", plural: "plaatsingen" },
  { singular: "pleeggezin", plural: "pleeggezinnen" },
  { singular: "procesbegeleider", plural: "procesbegeleiders" },
  { singular: "reden", plural: "redenen" },
  { singular: "regio", plural: "regio’s" },
  { singular: "resultaat", plural: "resultaten" },
  { singular: "stap", plural: "stappen" },
  { singular: "uithuisplaatsing", plural: "uithuisplaatsingen" },
  { singular: "vader", plural: "vaders" },
  { singular: "vraag", plural: "vragen" },
  { singular: "week", plural: "weken" },
  { singular: "zoon", plural: "zonen" },
  { singular: "zus", plural: "zussen" },
];

const ALL: readonly Noun[] = [
  ...Object.values(NOUNS),
  { singular: "mens", plural: "mensen" },
  { singular: "analyse", plural: "analyses" },
  ...OTHER_NOUNS,
];

/**
 * Both forms of a noun as a writer gives them: "lopend traject/lopende trajecten". Only words are
 * allowed: a number would have no origin, and a sign could hide a text from the checks.
 */
const BOTH = /^\s*([\p{L}\p{M}'’ -]+?)\s*\/\s*([\p{L}\p{M}'’ -]+?)\s*$/u;

/** True for a word with letters that the print can show. */
function isPrintable(word: string): boolean {
  return /\p{L}/u.test(word) && firstLost(word) < 0 && firstUnprintable(word) < 0;
}

/**
 * The noun that a writer means by one of its forms, or gives in both forms. Undefined for another
 * word.
 */
function nounOf(written: string): Noun | undefined {
  const [, singular, plural] = BOTH.exec(written) ?? [];
  if (singular !== undefined && plural !== undefined) {
    return [singular, plural].every(isPrintable) ? { singular, plural } : undefined;
  }
  const word = written.trim().toLowerCase().replaceAll("'", "’");
  // The singular of "mensen" is "persoon".
  if (word === "mens") return NOUNS.person;
  return ALL.find((noun) =>
    [noun.singular, noun.plural].some((form) => form.replaceAll("'", "’") === word),
  );
}

/** The singulars of the nouns that `nounOf` knows. */
const KNOWN_NOUNS: readonly string[] = ALL.map(({ singular }) => singular);
