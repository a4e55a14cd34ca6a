import { wholePercentage } from "../language/numbers.ts";
import { countAlone, type Count } from "./facts.ts";
import { shareRun, type Share } from "./shares.ts";
import { capitalised, numberRun, say, type Text } from "./text.ts";

/** Words for how a number changed, each from its lower bound on, in thousandths of what it was. */
const CHANGE_WORDS: readonly (readonly [from: number, words: string])[] = [
  [0, "veel minder dan"],
  [520, "minder dan"],
  [900, "iets minder dan"],
  [970, "ongeveer evenveel als"],
  [1031, "iets meer dan"],
  [1101, "meer dan"],
  [1500, "veel meer dan"],
  [2051, "meer dan twee keer zoveel als"],
];

/** From this on, in thousandths of what it was, a number halved or doubled. */
const HALVED = { from: 480, to: 520 } as const;
const DOUBLED = { from: 1950, to: 2050 } as const;

/** Of numbers below this the difference itself says more than words. */
const FEWEST_FOR_WORDS = 10;

/** Words for how a percentage changed, each from its lower bound on, in percentage points. */
const POINT_WORDS: readonly (readonly [from: number, more: string, less: string])[] = [
  [1, "iets vaker", "iets minder vaak"],
  [3, "vaker", "minder vaak"],
  [10, "veel vaker", "veel minder vaak"],
];

/**
 * How a count compares with what it was: "Dat zijn er iets meer dan in december 2023 (52)."
 * Null where there is nothing to compare with.
 *
 * @param when names the other period: "in december 2023", "op 31 december 2023"
 */
export function countChange(now: Count, before: Count | null, when: Text): Text | null {
  if (before === null) return null;
  const was = countAlone(before);
  if (now.value === before.value) {
    return now.value === 0
      ? say`Dat was ${when} ook zo.`
      : say`Dat ${now.value === 1 ? "is" : "zijn"} er evenveel als ${when}.`;
  }
  if (now.value === 0) {
    return say`${capitalised(when)} ${before.value === 1 ? "was" : "waren"} het er nog ${was}.`;
  }
  if (before.value === 0) return say`${capitalised(when)} waren het er nog geen.`;
  const ratio = (now.value * 1000) / before.value;
  if (ratio >= DOUBLED.from && ratio <= DOUBLED.to) {
    return say`Dat is een verdubbeling: ${when} ${before.value === 1 ? "was" : "waren"} het er ${was}.`;
  }
  if (ratio >= HALVED.from && ratio <= HALVED.to) {
    const about = now.value * 2 === before.value ? "de helft" : "ongeveer de helft";
    return say`Dat is ${about}: ${when} waren het er ${was}.`;
  }
  if (now.value < FEWEST_FOR_WORDS || before.value < FEWEST_FOR_WORDS) {
    const difference = Math.abs(now.value - before.value);
    const run = numberRun(difference, `${now.run.origin ?? ""} - ${before.run.origin ?? ""}`);
    const direction = now.value > before.value ? "meer" : "minder";
    return say`Dat ${difference === 1 ? "is" : "zijn"} er ${run} ${direction} dan ${when} (${was}).`;
  }
  const words = CHANGE_WORDS.findLast(([from]) => ratio >= from)?.[1] ?? "";
  return say`Dat zijn er ${words} ${when} (${was}).`;
}

/**
 * How a share compares with what it was, by whole percents: "Dat is iets vaker dan …(83%)."
 * Null where one of them is a share of nothing.
 */
export function shareChange(now: Share, before: Share, when: Text): Text | null {
  const is = shareRun(now);
  const was = shareRun(before);
  if (is === null || was === null) return null;
  // Whole percents as printed, so that words and numbers agree.
  const points =
    (wholePercentage(now.numerator, now.denominator) ?? 0) -
    (wholePercentage(before.numerator, before.denominator) ?? 0);
  if (points === 0) return say`Dat is even vaak als ${when} (${was}).`;
  const [, more, less] = POINT_WORDS.findLast(([from]) => Math.abs(points) >= from) ?? [0, "", ""];
  return say`Dat is ${points > 0 ? more : less} dan ${when} (${was}).`;
}
