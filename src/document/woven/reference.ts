import { CATALOGUE } from "../../figures/catalogue.ts";
import { closestTerms } from "../../language/closest.ts";
import { type CallFault, callFault } from "../../messages/woven.ts";
import type { PublishedFigures } from "../../disclosure/published-figures.ts";

/** The number of which period a call requests, or the difference between two periods. */
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

/** For use before any figures have been read. */
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
 * Reads which number a call requests. A word behind the figure is one of its categories or fields,
 * or else a style or period. The order matters: `analyses.byState` has a category with the name of
 * a style.
 */
export function referenceOf(
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
