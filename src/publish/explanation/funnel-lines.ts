import { formatIsoDay } from "../../language/dates.ts";
import { explainMessages as texts } from "../../messages/explain.ts";
import type { Explanation } from "../../explain/explanation.ts";

/** One line of the way from the export to what a figure counts. */
export interface FunnelLine {
  /** Rows that go on, or rows that are left behind on the way to the next that go on. */
  readonly sign: "" | "−" | "=";
  readonly text: string;
  readonly rows: number;
}

/** The funnel as a sum: rows that are left behind are subtracted, and what is left stands below. */
export function funnelLines({ funnel, period }: Explanation): readonly FunnelLine[] {
  const { exported, skipped, later, registered, steps } = funnel;
  return [
    { sign: "", text: texts.exported, rows: exported },
    ...(skipped === 0 ? [] : [{ sign: "−" as const, text: texts.skipped, rows: skipped }]),
    { sign: "−", text: texts.later, rows: later },
    { sign: "=", text: texts.registered(formatIsoDay(period.to)), rows: registered },
    ...steps.flatMap(({ text, rows, left }): FunnelLine[] => [
      ...left.map((one): FunnelLine => ({ sign: "−", ...one })),
      { sign: "=", text, rows },
    ]),
  ];
}

/** What stands below the funnel of a figure of which the rest may not be told; null for others. */
export function funnelEnd({ kind, protection }: Explanation): string | null {
  if (!protection.isSensitive) return null;
  return kind === "breakdown" ? texts.protectedFunnel : texts.protectedCount;
}
