import { ALT_REST, type ChartBlock } from "../model/chart.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/text.ts";
import { marksOf } from "../render/page-style.ts";
import { sourceLines } from "./foot.ts";

/** Stands for a reference while its sentence is looked for. */
const REFERENCE = "\uE000";

/** The line below a chart, without sentences that refer to another place of the report. */
export function remarkOf({ remark = [] }: ChartBlock): string {
  const marked = remark.map(({ text, target }) => (target === undefined ? text : REFERENCE));
  return marked
    .join("")
    .replaceAll(/(?<=^|[.!?] )[^.!?]*\uE000[^.!?]*[.!?] ?/g, "")
    .replaceAll(REFERENCE, "")
    .trim();
}

/** What a picture of a chart says to whoever cannot see it. */
export interface ChartWords {
  readonly title: string;
  /** What is behind the title: whether it may be public, what is drawn, what it shows, and whose it is. */
  readonly rest: string;
}

/** A picture stands alone: its alt text says all that stands in it beside the chart, too. */
export function wordsOf(model: ReportModel, chart: ChartBlock): ChartWords {
  const alt = plainText(chart.alt).replace(ALT_REST, "");
  const parts = [
    marksOf(model),
    plainText(chart.subtitle ?? []),
    alt,
    remarkOf(chart),
    ...sourceLines(model, true),
  ];
  return { title: plainText(chart.title), rest: sentences(parts) };
}

/** The words of a picture as one paragraph. */
export function altOf({ title, rest }: ChartWords): string {
  return sentences([title, rest]);
}

function sentences(parts: readonly string[]): string {
  return parts
    .map((part) => part.replaceAll(/\s+/g, " ").trim())
    .filter((part) => part !== "")
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(" ");
}
