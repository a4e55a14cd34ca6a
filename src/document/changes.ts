import { toldDifference } from "../compare/comparison.ts";
import { figureOf } from "../figures/catalogue.ts";
import { formatInteger, signed, wholePercentage } from "../language/numbers.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import type { Material } from "./block-entry.ts";
import { countAlone, differenceOf, type Count, type Facts } from "./facts.ts";
import { FEWEST_FOR_SHARES, shareRun, type Share } from "./shares.ts";
import { capitalised, say, type Run, type Text } from "../model/text.ts";

/** Words for how an amount changed, each from its lower bound on, in thousandths of what it was. */
const CHANGE_WORDS: readonly (readonly [from: number, amount: string])[] = [
  [0, "veel minder"],
  [520, "minder"],
  [900, "iets minder"],
  [970, "ongeveer evenveel"],
  [1031, "iets meer"],
  [1101, "meer"],
  [1500, "veel meer"],
  [2051, "meer dan twee keer zoveel"],
];

/** Of these words the verb is a singular, and "als" follows: "is ongeveer evenveel als". */
const EQUATING = /evenveel|zoveel/;

/** From this on, in thousandths of what it was, a number halved or doubled. */
const HALVED = { from: 480, to: 520 } as const;
const DOUBLED = { from: 1950, to: 2050 } as const;

/** Of numbers below this the difference itself says more than words. */
const FEWEST_FOR_WORDS = 10;

/** Words for how a percentage changed, each from its lower bound on, in percentage points. */
const POINT_WORDS: readonly (readonly [from: number, more: string, less: string])[] = [
  [0, "iets vaker", "iets minder vaak"],
  [3, "vaker", "minder vaak"],
  [10, "veel vaker", "veel minder vaak"],
];

/** How much a count changed; `few` where the numbers themselves say more than words. */
type ChangeDegree =
  | { readonly kind: "words"; readonly amount: string }
  | { readonly kind: "doubled" | "halved"; readonly isExact: boolean }
  | { readonly kind: "few" };

/** How much a count changed, by the share of what it was that it is now. */
function degreeOfChange(now: number, before: number): ChangeDegree {
  if (now < FEWEST_FOR_WORDS || before < FEWEST_FOR_WORDS) return { kind: "few" };
  const ratio = (now * 1000) / before;
  if (ratio >= DOUBLED.from && ratio <= DOUBLED.to) {
    return { kind: "doubled", isExact: now === before * 2 };
  }
  if (ratio >= HALVED.from && ratio <= HALVED.to) {
    return { kind: "halved", isExact: now * 2 === before };
  }
  const [, amount] = CHANGE_WORDS.findLast(([from]) => ratio >= from) ?? [0, ""];
  return { kind: "words", amount };
}

/** How much more or less often something happens, by so many points: "iets vaker". */
function degreeOfPoints(points: number, isMore: boolean): string {
  const [, more, less] = POINT_WORDS.findLast(([from]) => points >= from) ?? [0, "", ""];
  return isMore ? more : less;
}

/** The reference date of another period, by that period: "aan het eind van februari 2024". */
export function atTheEndOf({ periodMonths, periodRun }: Facts): Text {
  return say`aan het eind van ${periodMonths.length === 1 ? "" : "de periode "}${periodRun}`;
}

/** A count beside what it was in the previous period. */
export interface ToldChange {
  readonly now: Count;
  readonly before: Count;
  /** By how much it is more, as the comparison tells it. */
  readonly difference: number;
}

/**
 * How a count, or the total of a breakdown, changed since the previous period. Null where there is
 * nothing to compare with, and where the comparison does not tell the difference.
 */
export function toldChange(
  { facts, previous, comparison }: Pick<Material, "facts" | "previous" | "comparison">,
  id: string,
): ToldChange | null {
  const isBreakdown = figureOf(id).kind === "breakdown";
  const countIn = (side: Facts): Count | null => (isBreakdown ? side.total(id) : side.count(id));
  const now = countIn(facts);
  const before = previous === null ? null : countIn(previous);
  const difference = toldDifference(comparison, id);
  if (now === null || before === null || difference === null) return null;
  return { now, before, difference };
}

/** A difference with its sign, "+149" or "−3", and the origins of the two numbers. */
export function signedRun(difference: number, now: string, before: string): Run {
  const text = signed(formatInteger(difference), difference);
  return { text, origin: ORIGIN_OF.signed(now, before) };
}

/**
 * How a count compares with what it was: "Dat zijn er iets meer dan in december 2023 (52)."
 * Null where that is not told.
 *
 * @param when names the other period: "in december 2023", "aan het eind van december 2023"
 */
export function countChange(change: ToldChange | null, when: Text): Text | null {
  if (change === null) return null;
  const { now, before, difference } = change;
  const was = countAlone(before);
  if (difference === 0) {
    return now.value === 0 ? say`Dat was ${when} ook zo.` : say`Dat is evenveel als ${when}.`;
  }
  if (now.value === 0) {
    return say`${capitalised(when)} ${before.value === 1 ? "was" : "waren"} het er nog ${was}.`;
  }
  if (before.value === 0) return say`${capitalised(when)} waren het er nog geen.`;
  const degree = degreeOfChange(now.value, before.value);
  if (degree.kind === "few") {
    const verb = Math.abs(difference) === 1 ? "is" : "zijn";
    const direction = difference > 0 ? "meer" : "minder";
    return say`Dat ${verb} er ${differenceOf(now, before).run} ${direction} dan ${when} (${was}).`;
  }
  if (degree.kind === "words") {
    return EQUATING.test(degree.amount)
      ? say`Dat is ${degree.amount} als ${when} (${was}).`
      : say`Dat zijn er ${degree.amount} dan ${when} (${was}).`;
  }
  const about = degree.isExact ? "" : "ongeveer ";
  const words = degree.kind === "doubled" ? "een verdubbeling" : "de helft";
  return say`Dat is ${about}${words}: ${when} waren het er ${was}.`;
}

/**
 * How a share compares with what it was, by whole percents: "Dat is iets vaker dan …(83%)."
 * Null where one of them is a share of too few to speak of percents.
 */
export function shareChange(now: Share, before: Share, when: Text): Text | null {
  const was = shareRun(before);
  if (was === null || Math.min(now.denominator, before.denominator) < FEWEST_FOR_SHARES)
    return null;
  const difference = now.numerator * before.denominator - before.numerator * now.denominator;
  if (difference === 0) {
    const isAllOrNone = now.numerator === 0 || now.numerator === now.denominator;
    return isAllOrNone ? say`Dat was ${when} ook zo.` : say`Dat is even vaak als ${when} (${was}).`;
  }
  // As printed, so that words and numbers agree: "bijna alle" is less than 100%.
  if (shareRun(now)?.text === was.text) return say`Dat is ongeveer even vaak als ${when} (${was}).`;
  const points = Math.abs(wholePercent(now) - wholePercent(before));
  return say`Dat is ${degreeOfPoints(points, difference > 0)} dan ${when} (${was}).`;
}

function wholePercent({ numerator, denominator }: Share): number {
  return wholePercentage(numerator, denominator) ?? 0;
}
