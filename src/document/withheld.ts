import type { PublishedCategory } from "../disclosure/published-figures.ts";
import { NOT_SHOWN } from "../language/terms.ts";
import type { Facts } from "./facts.ts";
import { numberRun, plain, reference, say, type Run, type Text } from "./text.ts";

/** Where the report says what is not shown, and why. */
export const ACCOUNTABILITY_SECTION = { id: "verantwoording", title: "Verantwoording" } as const;

/**
 * The line that explains "niet getoond", for below a chart, table or list; undefined where all
 * `categories` are shown.
 */
export function withheldRemark(
  categories: readonly Pick<PublishedCategory, "value">[],
  { thresholdRun }: Facts,
): Text | undefined {
  if (categories.every(({ value }) => value !== null)) return undefined;
  const { title, id } = ACCOUNTABILITY_SECTION;
  return say`Niet getoond: aantallen onder de ${thresholdRun}, en aantallen waaruit die zijn af te leiden. Zie ${reference(title, id)}.`;
}

/** The value of a category as it prints: its number, or that it is not shown. */
export function valueText({ code, value }: PublishedCategory, id: string, facts: Facts): Text {
  return value === null ? plain(NOT_SHOWN) : [numberRun(value, facts.originOf(`${id}.${code}`))];
}

/** The name of a category, which may hold a number of its own. */
export function labelRun(
  { code, label }: Pick<PublishedCategory, "code" | "label">,
  id: string,
): Run {
  return { text: label, origin: `${id}.${code}.label` };
}
