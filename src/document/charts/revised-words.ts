import { nounFor, NOUNS, verbFor } from "../../language/words.ts";
import type { Material } from "../block-entry.ts";
import { MOST_REVISIONS_TOLD, revisedMonthsRun, type RevisedMonth } from "../revised-months.ts";
import { listTexts, say, type Text } from "../../model/text.ts";

/** Which months changed since the earlier report, for who hears the chart; null for none. */
export function revisedAlt({ revisions }: Material, months: readonly RevisedMonth[]): Text | null {
  if (revisions === null || months.length === 0) return null;
  if (months.length > MOST_REVISIONS_TOLD) {
    return say`In ${revisedMonthsRun(months, revisions)} maanden is het aantal anders dan in de vorige rapportage.`;
  }
  const changes = months.map(({ name, before, now }) => {
    return say`${name} van ${before.run} naar ${now.run}`;
  });
  return say`Sinds de vorige rapportage ${verbFor(months.length, "veranderde", "veranderden")} ${listTexts(changes)}.`;
}

/** What the asterisks in the chart stand for; null where there are none. */
export function revisedRemark(
  { revisions }: Material,
  months: readonly RevisedMonth[],
): Text | null {
  const [first, ...others] = months;
  if (revisions === null || first === undefined) return null;
  if (months.length > MOST_REVISIONS_TOLD) {
    return say`* Herzien: in ${revisedMonthsRun(months, revisions)} maanden is het aantal anders dan in de vorige rapportage. Wat het was, staat in de cijfers als tabel.`;
  }
  const numbers = [
    say`${first.before.run} ${nounFor(NOUNS.registration, first.before.value)} in ${first.name}`,
    ...others.map(({ name, before }) => say`${before.run} in ${name}`),
  ];
  return say`* Herzien. In de vorige rapportage telden we ${listTexts(numbers)}.`;
}
