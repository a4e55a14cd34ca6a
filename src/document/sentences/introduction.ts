import type { SentenceEntries } from "../block-entry.ts";
import { thisPeriod } from "../period-words.ts";
import { joinTexts, plain, reference, say, type Run, type Text } from "../../model/text.ts";

/** A web address or phone number in the form for readers, with its link. */
function address(written: string, origin: string, target = written): Run {
  return { text: written.replace(/^https?:\/\//i, "").replace(/\/$/, ""), origin, target };
}

/** Where the document is as a web page, for readers of the PDF. */
export function webpageText(webpage: string, called: string): Text {
  return say`Lees ${called} als webpagina: ${address(webpage, "settings.webpage")}`;
}

export const INTRODUCTION_SENTENCES: SentenceEntries = {
  // The first report of all has no earlier report to refer to.
  "introduction.earlier": ({ website, previous, kept }) =>
    website === null || (previous === null && kept.length === 0)
      ? null
      : say`Eerdere rapportages vind je op ${address(website, "settings.website")}.`,

  "introduction.contact": ({ contact }) =>
    contact === null ? null : [{ text: contact, origin: "settings.contact" }],

  "introduction.unreadable": ({ accessibility: { contact }, called }) => {
    if (contact === null) return null;
    // The text of a link must say what the link does, also for someone who hears only the link.
    const words = contact.link.startsWith("tel:") ? `bel ${contact.text}` : contact.text;
    const point = address(words, "settings.accessibility.contact", contact.link);
    return say`Kun je iets in ${called} niet lezen? Laat het ons weten: ${point}. We sturen het je in een vorm die je wel kunt lezen.`;
  },

  "introduction.statement": ({ accessibility: { statement } }) =>
    statement === null
      ? null
      : say`Onze toegankelijkheidsverklaring staat op ${address(statement, "settings.accessibility.statement")}.`,

  "reading.referenceDate": ({ facts }) =>
    say`De cijfers gaan over alle aanmeldingen tot en met ${facts.referenceDayRun}, de peildatum. Gaat een cijfer alleen over ${thisPeriod(facts)}, dan staat dat erbij.`,

  "reading.shares": () =>
    plain("Percentages ronden we af. Daardoor is de som soms net geen honderd procent."),

  "reading.withheld": ({ facts }) => {
    if (facts.threshold <= 1) return null;
    const { accountability } = facts;
    const why =
      accountability === null
        ? null
        : say`Hoe dat zit, lees je in ${reference(accountability.title, accountability.id)}.`;
    return joinTexts([
      plain("Kleine aantallen waaraan je een gezin zou kunnen herkennen, tonen we niet."),
      why,
    ]);
  },
};
