import type { SentenceEntries } from "../block-entry.ts";
import { joinTexts, plain, reference, say, type Run } from "../../model/text.ts";
import { ACCOUNTABILITY_SECTION } from "../withheld.ts";

/** An address as people write it, and as a link. */
function address(website: string): Run {
  const text = website.replace(/^https?:\/\//, "").replace(/\/$/, "");
  return { text, origin: "settings.website", target: website };
}

export const INTRODUCTION_SENTENCES: SentenceEntries = {
  "introduction.about": ({ facts }) =>
    say`Dit is de voortgangsrapportage over ${facts.periodRun}. Je leest hoeveel gezinnen zich bij ons hebben aangemeld, hoe het met hun trajecten staat en wat er voor hen beter is geworden.`,

  "introduction.earlier": ({ website }) =>
    website === null ? null : say`Eerdere rapportages vind je op ${address(website)}.`,

  "introduction.contact": ({ contact }) =>
    contact === null ? null : [{ text: contact, origin: "settings.contact" }],

  "reading.referenceDate": ({ facts }) =>
    say`De cijfers gaan over alle aanmeldingen tot en met ${facts.referenceDayRun}. Die dag noemen we de peildatum. Staat er een periode bij, dan gaat het cijfer alleen over die periode.`,

  "reading.registrations": () =>
    plain(
      "Een aanmelding staat voor een gezin. Soms weten we iets nog niet van een gezin. Dan staat er: onbekend of nog niet in beeld.",
    ),

  "reading.shares": () =>
    plain(
      "Percentages ronden we af op hele procenten. Bij elkaar opgeteld kunnen ze daardoor iets meer of minder zijn dan het geheel.",
    ),

  "reading.withheld": ({ facts }) => {
    if (facts.threshold <= 1) return null;
    const { title, id } = ACCOUNTABILITY_SECTION;
    return joinTexts([
      say`Kleine aantallen die iets over een gezin kunnen verraden, laten we weg. Dan staat er: niet getoond.`,
      facts.disclosure === null || facts.disclosure.held === 0
        ? null
        : plain(
            "Bij sommige aantallen staat een datum. Die aantallen zijn sindsdien maar weinig veranderd.",
          ),
      say`Hoe we dat doen, lees je in de ${reference(title, id)}.`,
    ]);
  },
};
