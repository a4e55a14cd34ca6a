import type { ChartBlock } from "../../model/chart.ts";
import { say, type Text } from "../../model/text.ts";

/** What is drawn as the title, or as the subtitle below a finding. */
export function titled(drawn: Text, finding: Text | null): Pick<ChartBlock, "title" | "subtitle"> {
  return finding === null ? { title: drawn } : { title: finding, subtitle: drawn };
}

/** The alt text: what the chart shows above all, then its kind and numbers. */
export function readWith(finding: Text | null, numbers: Text): Text {
  return finding === null ? numbers : say`${finding}. ${numbers}`;
}
