import { type Count, type Facts, shareOf } from "./facts.ts";
import { rank, type RankedCategory } from "./ranking.ts";
import { FEWEST_FOR_SHARES, type Share, shareRun } from "./shares.ts";
import { say, type Text } from "../model/text.ts";

/** The one answer that is given most, and its share in what is counted. */
export interface ClearLeader {
  readonly leader: RankedCategory;
  readonly share: Share;
}

/**
 * The answer that surely is given most: null where some tie, where one that is not shown may be as
 * large, where it is of an earlier day, and where too few are counted to speak of most.
 *
 * @param whole what the shares are of; null where that is not shown
 * @param apart answers that are not counted in, such as the unknown
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

/** " (67%)" behind the words of a finding; nothing where no percentage is true of the share. */
export function percentageBehind(share: Share): Text {
  const run = shareRun(share);
  return run?.text.match(/^\d+%$/) ? say` (${run})` : [];
}
