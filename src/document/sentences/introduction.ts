import type { SentenceEntries } from "../block-entry.ts";
import { thisPeriod } from "../period-words.ts";
import { plain, reference, say, type Run } from "../../model/text.ts";
import { ACCOUNTABILITY_SECTION } from "../withheld.ts";

/** An address as people write it, and as a link. */
function address(website: string): Run {
  const text = website.replace(/^https?:\/\//, "").replace(/\/$/, "");
  return { text, origin: "settings.website", target: website };
}

export const INTRODUCTION_SENTENCES: SentenceEntries = {
  // The first report of all has no earlier one to point at.
  "introduction.earlier": ({ website, previous, kept }) =>
    website === null || (previous === null && kept.length === 0)
      ? null
      : say`Eerdere rapportages vind je op ${address(website)}.`,

  "introduction.contact": ({ contact }) =>
    contact === null ? null : [{ text: contact, origin: "settings.contact" }],

  "reading.referenceDate": ({ facts }) =>
    say`De cijfers gaan over alle aanmeldingen tot en met ${facts.referenceDayRun}, de peildatum. Gaat een cijfer alleen over ${thisPeriod(facts)}, dan staat dat erbij.`,

  "reading.shares": () =>
    plain("Percentages ronden we af. Daardoor is de som soms net geen honderd procent."),

  "reading.withheld": ({ facts }) => {
    if (facts.threshold <= 1) return null;
    const { title, id } = ACCOUNTABILITY_SECTION;
    return say`Kleine aantallen waaraan je een gezin zou kunnen herkennen, tonen we niet. Hoe dat zit, lees je in ${reference(title, id)}.`;
  },
};
