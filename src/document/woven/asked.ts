import { closestTerm } from "../../language/closest.ts";
import type { Noun } from "../../language/words.ts";
import { type CallFault, callFault } from "../../messages/woven.ts";
import type { Call, Condition, ValueCall } from "../../narrative/woven/calls.ts";
import { type Month, monthsBetween } from "../../period/month.ts";
import type { Period } from "../../period/period.ts";
import { KNOWN_NOUNS, nounOf } from "./nouns.ts";
import { type CategoriesOf, type Reference, referenceOf } from "./reference.ts";

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
  const requested =
    "noun" in call ? printedNumber(call, categoriesOf) : requestedNumber(call, categoriesOf);
  if ("code" in requested) return requested;
  if (call.kind !== "als") return null;
  return testsOf(requested, call, categoriesOf).find((one) => "code" in one) ?? null;
}
