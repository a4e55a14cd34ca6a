import type { ChartBlock } from "../../model/chart.ts";
import type { Text } from "../../model/text.ts";

/** What is drawn as the title, or as the subtitle below a finding. */
export function titled(drawn: Text, finding: Text | null): Pick<ChartBlock, "title" | "subtitle"> {
  return finding === null ? { title: drawn } : { title: finding, subtitle: drawn };
}
