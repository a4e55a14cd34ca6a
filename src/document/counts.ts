import { nounFor, type Noun } from "../language/words.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import { numberRun, say, type NumberRun, type Run, type Text } from "../model/text.ts";
import type { Share } from "./shares.ts";

/** How running text writes counts, shares and periods. */

/** A count that may be shown. */
export interface Count {
  readonly value: number;
  readonly run: NumberRun;
  /** True if more than 1 in 20 rows has no number, so that the sum is a lower bound. */
  readonly isLowerBound: boolean;
}

/** A count that is shown. It may be a held number: the number that was published last. */
export interface ShownCount extends Count {
  /** The day of a held number: "eind december 2023". Null for a number of the reference date. */
  readonly asOf: Run | null;
}

/** The absolute difference of two counts. */
export function differenceOf(one: Count, other: Count): Count {
  const value = Math.abs(one.value - other.value);
  const origin = ORIGIN_OF.minus(one.run.origin, other.run.origin);
  return { value, run: numberRun(value, origin), isLowerBound: false };
}

/** One count as a share of another. */
export function shareOf(part: Count, whole: Count): Share {
  const origins = [part.run.origin, whole.run.origin] as const;
  return { numerator: part.value, denominator: whole.value, origins };
}

/** A count without a noun: "25", "ten minste 447", "25 (stand eind december 2023)". */
export function countAlone(count: Count | ShownCount): Text {
  return say`${bareCount(count)}${standBehind(count)}`;
}

/** A count with its noun: "1 gezin", "ten minste 1.569 kinderen", "25 gezinnen (stand eind …)". */
export function countWithNoun(count: Count | ShownCount, noun: Noun): Text {
  return say`${bareCount(count)} ${nounFor(noun, count.value)}${standBehind(count)}`;
}

function bareCount({ run, isLowerBound }: Count): Text {
  return say`${isLowerBound ? "ten minste " : ""}${run}`;
}

function standBehind(count: Count | ShownCount): Text {
  return "asOf" in count && count.asOf !== null ? say` (stand ${count.asOf})` : [];
}
