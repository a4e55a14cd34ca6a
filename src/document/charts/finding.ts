import type { ChartBlock } from "../../model/chart.ts";
import type { Text } from "../../model/text.ts";

/**
 * The title and subtitle of a chart. With a finding the title is the finding, and the subtitle is
 * what is drawn.
 */
export function titled(drawn: Text, finding: Text | null): Pick<ChartBlock, "title" | "subtitle"> {
  return finding === null ? { title: drawn } : { title: finding, subtitle: drawn };
}
