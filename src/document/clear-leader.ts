import { type Count, shareOf } from "./counts.ts";
import { type Facts } from "./facts.ts";
import { rank, type RankedCategory } from "./ranking.ts";
import { FEWEST_FOR_SHARES, type Share, shareRun } from "./shares.ts";
import { say, type Text } from "../model/text.ts";

/** The answer that is given most often, and its share of all answers. */
export interface ClearLeader {
  readonly leader: RankedCategory;
  readonly share: Share;
}

/**
 * The answer that is certainly given most often. Null if answers tie, if a withheld answer may be
 * as large, if the number is held, or if there are too few answers.
 *
 * @param whole the count that the shares are a part of; null if it is not shown
 * @param apart the codes of answers that do not count, such as the unknown
 */
export function clearLeader(
  facts: Facts,
  id: string,
  whole: Count | null,
  apart: readonly string[] = [],
): ClearLeader | null {
  if (whole === null || whole.value < FEWEST_FOR_SHARES) return null;
  const [leader, tie] = rank(facts, id, apart)?.leaders ?? [];
  if (leader === undefined || tie !== undefined || leader.asOf !== null) return null;
  return { leader, share: shareOf(leader, whole) };
}

/**
 * A percentage to put behind the words of a finding: " (67%)". Empty if a rounded percentage would
 * be wrong for the share.
 */
export function percentageBehind(share: Share): Text {
  const run = shareRun(share);
  return run?.text.match(/^\d+%$/) ? say` (${run})` : [];
}
