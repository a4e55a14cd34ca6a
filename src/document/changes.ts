import { wholePercentage } from "../language/numbers.ts";
import { countAlone, type Count, type Facts } from "./facts.ts";
import { FEWEST_FOR_SHARES, shareRun, type Share } from "./shares.ts";
import { capitalised, numberRun, say, type Text } from "./text.ts";

/** Words for how a number changed, each from its lower bound on, in thousandths of what it was. */
const CHANGE_WORDS: readonly (readonly [from: number, words: string])[] = [
  [0, "zijn er veel minder dan"],
  [520, "zijn er minder dan"],
  [900, "zijn er iets minder dan"],
  [970, "is ongeveer evenveel als"],
  [1031, "zijn er iets meer dan"],
  [1101, "zijn er meer dan"],
  [1500, "zijn er veel meer dan"],
  [2051, "is meer dan twee keer zoveel als"],
];

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

/** The reference date of another period, by that period: "aan het eind van februari 2024". */
export function atTheEndOf({ periodMonths, periodRun }: Facts): Text {
  return say`aan het eind van ${periodMonths.length === 1 ? "" : "de periode "}${periodRun}`;
}

/**
 * How a count compares with what it was: "Dat zijn er iets meer dan in december 2023 (52)."
 * Null where there is nothing to compare with.
 *
 * @param when names the other period: "in december 2023", "aan het eind van december 2023"
 */
export function countChange(now: Count, before: Count | null, when: Text): Text | null {
  if (before === null) return null;
  const was = countAlone(before);
  if (now.value === before.value) {
    return now.value === 0 ? say`Dat was ${when} ook zo.` : say`Dat is evenveel als ${when}.`;
  }
  if (now.value === 0) {
    return say`${capitalised(when)} ${before.value === 1 ? "was" : "waren"} het er nog ${was}.`;
  }
  if (before.value === 0) return say`${capitalised(when)} waren het er nog geen.`;
  if (now.value < FEWEST_FOR_WORDS || before.value < FEWEST_FOR_WORDS) {
    const difference = Math.abs(now.value - before.value);
    const run = numberRun(difference, `${now.run.origin ?? ""} - ${before.run.origin ?? ""}`);
    const direction = now.value > before.value ? "meer" : "minder";
    return say`Dat ${difference === 1 ? "is" : "zijn"} er ${run} ${direction} dan ${when} (${was}).`;
  }
  const ratio = (now.value * 1000) / before.value;
  if (ratio >= DOUBLED.from && ratio <= DOUBLED.to) {
    const about = now.value === before.value * 2 ? "" : "ongeveer ";
    return say`Dat is ${about}een verdubbeling: ${when} waren het er ${was}.`;
  }
  if (ratio >= HALVED.from && ratio <= HALVED.to) {
    const about = now.value * 2 === before.value ? "" : "ongeveer ";
    return say`Dat is ${about}de helft: ${when} waren het er ${was}.`;
  }
  const words = CHANGE_WORDS.findLast(([from]) => ratio >= from)?.[1] ?? "";
  return say`Dat ${words} ${when} (${was}).`;
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
  const [, more, less] = POINT_WORDS.findLast(([from]) => points >= from) ?? [0, "", ""];
  return say`Dat is ${difference > 0 ? more : less} dan ${when} (${was}).`;
}

function wholePercent({ numerator, denominator }: Share): number {
  return wholePercentage(numerator, denominator) ?? 0;
}
