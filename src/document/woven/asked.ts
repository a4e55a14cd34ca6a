import { closestTerm } from "../../language/closest.ts";
import type { Noun } from "../../language/words.ts";
import { type CallFault, callFault } from "../../messages/woven.ts";
import type { Call, Condition, ValueCall } from "../../narrative/woven/calls.ts";
import { type Month, monthsBetween } from "../../period/month.ts";
import type { Period } from "../../period/period.ts";
import { KNOWN_NOUNS, nounOf } from "./nouns.ts";
import { type CategoriesOf, type Reference, referenceOf } from "./reference.ts";

/** A number that a text requests, to print it or to compare it. */
export interface Asked {
  readonly reference: Reference;
  /** True if it is printed as a share: "85%". */
  readonly isShare: boolean;
}

/** A number that a call prints, with its noun. */
export interface AskedValue extends Asked {
  readonly noun: Noun | null;
}

/** One comparison of a condition. */
export interface AskedTest {
  readonly comparison: "groter" | "kleiner" | "gelijk";
  readonly with: "vorige" | number | Asked;
}

/** The number that a call prints, or a fault if the call is wrong for every report. */
export function askedBy(
  call: Extract<ValueCall, { readonly figure: string }>,
  categoriesOf: CategoriesOf,
): AskedValue | CallFault {
  const asked = askedOf(call, categoriesOf, call.kind === "aandeel");
  if ("code" in asked) return asked;
  const noun = call.noun === null ? null : nounOf(call.noun);
  if (noun === undefined) {
    const written = call.noun ?? "";
    if (written.includes("/")) return callFault.nounNoWord;
    return callFault.nounUnknown(closestTerm(written, KNOWN_NOUNS));
  }
  const isOfPoints = asked.isShare && asked.reference.when === "difference";
  return isOfPoints && noun !== null ? callFault.nounOnShare : { ...asked, noun };
}

/** The number that a condition is about, or a fault. */
export function askedOf(
  call: { readonly figure: string; readonly parts: readonly string[] },
  categoriesOf: CategoriesOf,
  isShareAsked = false,
): Asked | CallFault {
  const reference = referenceOf(call, categoriesOf);
  if ("code" in reference) return reference;
  const { kind, part, style, when } = reference;
  const isShare = isShareAsked || (kind === "share" && part === null) || style === "fraction";
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
  { reference }: Asked,
  { tests }: Extract<Condition, { readonly kind: "als" }>,
  categoriesOf: CategoriesOf,
): readonly (AskedTest | CallFault)[] {
  return tests.map(({ comparison, with: other }) => {
    if (other === "vorige") {
      return reference.when === "now" ? { comparison, with: other } : callFault.formsClash;
    }
    if (NUMBER.test(other)) return { comparison, with: Number(other.replaceAll(/[.%]/g, "")) };
    const [figure = "", ...parts] = other.trim().split(/\s+/);
    if (!figure.includes(".")) return callFault.notANumber;
    const asked = askedOf({ figure, parts }, categoriesOf);
    return "code" in asked ? asked : { comparison, with: asked };
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
 * The fault in the names that a call uses, for every value of the figures. Null if there is none.
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
  const asked = "noun" in call ? askedBy(call, categoriesOf) : askedOf(call, categoriesOf);
  if ("code" in asked) return asked;
  if (call.kind !== "als") return null;
  return testsOf(asked, call, categoriesOf).find((one) => "code" in one) ?? null;
}
