import { nounFor, NOUNS, verbFor } from "../../language/words.ts";
import type { Material, Revisions, SentenceEntries } from "../block-entry.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import {
  reachesPublished,
  revisedMonthsRun,
  moreOrFewer,
  shiftOf,
  type Shift,
} from "../revised-months.ts";
import { peakMonths } from "./registrations.ts";
import {
  capitalised,
  dayRun,
  joinTexts,
  listTexts,
  numberRun,
  plain,
  reference,
  say,
  type Text,
} from "../../model/text.ts";

/** Revised months that the text names; more are in the table. */
const MOST_MONTHS_NAMED = 3;

/** Earlier periods that are named one by one. */
const MOST_PERIODS_NAMED = 3;

/** The report that the figures were published in: "onze vorige rapportage, over december 2023,". */
function earlierReport({ published }: Revisions): Text {
  return say`onze vorige rapportage, over ${published.periodRun},`;
}

/** Registrations of the earlier period, which was just named, and of before. */
function ofThenOrBefore({ published }: Revisions): string {
  return `uit die ${published.periodMonths.length === 1 ? "maand" : "periode"} of eerder`;
}

/** Which months changed, and how, as far as they are few. */
function monthsText(shift: Shift, material: Material, revisions: Revisions): Text {
  const { months } = shift;
  const many = say`het aantal van ${revisedMonthsRun(months, revisions)} maanden`;
  const [only, second] = months;
  if (only !== undefined && second === undefined) {
    const { name, now, before } = only;
    const was =
      before.value === 0
        ? plain("eerst geen")
        : say`dat ${verbFor(before.value, "was", "waren")} er ${before.run}`;
    const number = now.value === 0 ? plain("geen") : [now.run];
    return say`${changed(shift, plain("het aantal van één maand"))}: ${name} telt nu ${number} ${nounFor(NOUNS.registration, now.value)}, ${was}.`;
  }
  if (months.length > MOST_MONTHS_NAMED) {
    if (!hasTable(material)) return say`${changed(shift, many)}.`;
    return say`${changed(shift, many)}. Wat het was, staat in de ${reference("tabel met de aantallen per maand", "tabel-registrations-by-month")}.`;
  }
  const changes = months.map(({ name, now, before }) => {
    return say`${now.run} in ${name} (eerst ${before.run})`;
  });
  return say`${changed(shift, many)}. Nu zijn het er ${listTexts(changes)}.`;
}

/** Whether there is a chart of the months, and so its table. */
function hasTable({ facts }: Material): boolean {
  const byMonth = facts.breakdown("registrations.byMonth");
  return byMonth !== null && byMonth.categories.length > 1 && peakMonths(byMonth) !== null;
}

/** "Daardoor veranderde …" only where what came or went tells all of it. */
function changed({ count, hasRisen, hasFallen }: Shift, what: Text): Text {
  if (count !== null && !(hasRisen && hasFallen)) return say`Daardoor veranderde ${what}`;
  return say`${capitalised(what)} veranderde`;
}

/** Where the registrations themselves did not come or go: how their months can differ all the same. */
function otherWays(shift: Shift): Text | null {
  const { count, isMore, months, hasRisen, hasFallen } = shift;
  if (count === null && months.length > 0) {
    return plain(
      "Het aantal aanmeldingen bleef in totaal gelijk, maar niet in elke maand. Aanmeldingen kregen een andere datum, of er kwamen er evenveel bij als er vervielen.",
    );
  }
  if (!hasRisen || !hasFallen) return null;
  return isMore
    ? plain(
        "In sommige maanden werden het er minder. Daar vervielen aanmeldingen, of kregen ze een andere datum.",
      )
    : plain(
        "In sommige maanden werden het er meer. Daar kwamen aanmeldingen bij, of kregen ze een andere datum.",
      );
}

/** The rows that were left out then or now, with a mistake that may since have been mended. */
function skippedText({ published, anew }: Revisions): Text | null {
  const [then, now] = [published, anew].map((facts) => {
    const rows = facts.skipped?.rows ?? 0;
    return { rows, run: numberRun(rows, facts.originOf("source.skipped.rows")) };
  });
  if (then === undefined || now === undefined || then.rows + now.rows === 0) return null;
  const counted = ({ rows, run }: typeof then, verb: readonly [string, string]): Text =>
    say`${verbFor(rows, ...verb)} ${run} ${nounFor(NOUNS.row, rows)} van de export niet mee, omdat er een fout in`;
  const parts =
    then.rows === 0
      ? say`Toen telde alles mee; nu ${counted(now, ["telt", "tellen"])} staat.`
      : say`Toen ${counted(then, ["telde", "telden"])} stond; nu ${now.rows === 0 ? "telt alles mee" : say`${verbFor(now.rows, "is", "zijn")} dat er ${now.run}`}.`;
  return say`${parts} Daardoor kunnen cijfers veranderen.`;
}

/** Why figures changed, as far as they tell it themselves. */
function causes(material: Material, revisions: Revisions): Text {
  const { facts } = material;
  const shift = shiftOf(material, revisions);
  const change = moreOrFewer(shift);
  const known = [
    reachesPublished(facts, revisions) || facts.latestDay === null
      ? null
      : say`De export van nu loopt maar tot en met ${dayRun(facts.latestDay, "source.latestDate")}. Daardoor kunnen cijfers veranderen.`,
    change === null
      ? null
      : say`Sinds die rapportage ${change} ${ofThenOrBefore(revisions)}.${shift.isMore ? " Een aanmelding voeren we soms pas in als de rapportage al is gemaakt." : ""}`,
    otherWays(shift),
    revisions.isOtherCodebook
      ? plain("Bij die rapportage hoorde een ander codeboek. Daardoor kunnen cijfers veranderen.")
      : null,
    skippedText(revisions),
  ].filter((text) => text !== null);
  const rest =
    known.length === 0
      ? plain(
          "Het aantal aanmeldingen bleef in elke maand gelijk. Gegevens in de monitor zijn aangevuld of verbeterd; waarom, weten we niet.",
        )
      : plain(
          "Verder kunnen gegevens in de monitor zijn aangevuld of verbeterd; welke, weten we niet.",
        );
  return joinTexts([...known, rest]);
}

export const REVISION_SENTENCES: SentenceEntries = {
  "registrations.revised": (material) => {
    const { revisions } = material;
    if (revisions === null) return null;
    const shift = shiftOf(material, revisions);
    if (shift.months.length === 0) return null;
    const change = moreOrFewer(shift);
    const months = monthsText(shift, material, revisions);
    return change === null
      ? say`Sinds ${earlierReport(revisions)} bleef het aantal aanmeldingen in totaal gelijk, maar niet in elke maand. ${months}`
      : say`Sinds ${earlierReport(revisions)} ${change} ${ofThenOrBefore(revisions)}. ${months}`;
  },

  "accountability.asPublished": ({ kept }) => {
    const [first] = kept;
    if (first === undefined) return null;
    const of =
      kept.length > MOST_PERIODS_NAMED
        ? say`onze rapportages vanaf ${first.periodRun}`
        : listTexts(kept.map(({ periodRun }) => [periodRun]));
    return say`De cijfers van ${of} staan er zoals we ze toen publiceerden, behalve waar staat dat ze herzien zijn.`;
  },

  "accountability.revised": ({ revisions }) => {
    if (revisions === null) return null;
    const anew = say`We berekenden de cijfers van ${earlierReport(revisions)} opnieuw met de export van nu.`;
    const { length } = revisions.figures;
    if (length === 0) {
      return say`${anew} Alle aantallen die we toen en nu tonen, bleven hetzelfde.`;
    }
    const run = numberRun(length, ORIGIN_OF.revised(revisions.published.period.id));
    return say`${anew} Daarbij ${verbFor(length, "veranderde", "veranderden")} ${run} ${verbFor(length, "cijfer", "cijfers")}.`;
  },

  "accountability.revisionCauses": (material) => {
    const { revisions } = material;
    return revisions === null || revisions.figures.length === 0
      ? null
      : causes(material, revisions);
  },
};
