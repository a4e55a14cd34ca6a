import type { PublishedCategory } from "../disclosure/published-figures.ts";
import type { Facts } from "./facts.ts";
import { numberRun, say, type Text } from "./text.ts";

/**
 * The line that explains "niet getoond", for below a chart, table or list; undefined where all
 * `categories` are shown.
 */
export function withheldRemark(
  categories: readonly PublishedCategory[],
  { threshold }: Facts,
): Text | undefined {
  if (categories.every(({ value }) => value !== null)) return undefined;
  return say`Niet getoond: om gezinnen te beschermen laten we aantallen onder de ${numberRun(threshold, "disclosureThreshold")} niet zien, en soms ook een ander aantal waaruit zo'n klein aantal is af te leiden.`;
}
