import { nounFor, NOUNS, verbFor } from "../language/words.ts";
import { joinTexts, plain, reference, type Run, say, type Text } from "../model/text.ts";
import type { Entries, Material, SentenceEntries } from "./block-entry.ts";
import { shownChange } from "./changes.ts";
import type { Facts } from "./facts.ts";
import { CONTACT_DAYS, WELCOME_DAYS } from "./subjects/response-times-and-trends.ts";
import {
  type Count,
  countAlone,
  endOf,
  FEWEST_FOR_SHARES,
  periodBefore,
  shareRun,
  thisPeriod,
} from "./wording.ts";

/** A web address or phone number in the form for readers, with its link. */
export function address(written: string, origin: string, target = written): Run {
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

/** A number in large print, its label, and its change since the previous period. */
interface KeyFigure {
  readonly value: Text;
  readonly label: Text;
  readonly change?: Text;
}

/** The large numbers at the front of the report. */
export const KEY_FIGURES: Entries<KeyFigure> = {
  registrations: (material) => {
    const { facts } = material;
    const total = facts.count("registrations.total");
    if (total === null) return null;
    const label =
      total.value === 1
        ? say`aanmelding tot en met ${facts.referenceDayRun}`
        : say`mensen meldden zich aan tot en met ${facts.referenceDayRun}`;
    return { value: [total.run], label, ...registeredInPeriod(material, total) };
  },

  supported: (material) => {
    const supported = material.facts.count("status.supported");
    if (supported === null) return null;
    return {
      value: [supported.run],
      label: say`${nounFor(NOUNS.trajectory, supported.value)} met ondersteuning`,
      ...changeOfStock(material, "status.supported"),
    };
  },

  contact: (material) =>
    withinTerm(
      material,
      "responseTimes.contactWithin2DaysInPeriod",
      say`eerste contact binnen ${CONTACT_DAYS} dagen (nieuwe aanmeldingen)`,
    ),

  welcome: (material) =>
    withinTerm(
      material,
      "responseTimes.welcomeWithin7DaysInPeriod",
      say`welkomstgesprek binnen ${WELCOME_DAYS} dagen gepland (nieuwe aanmeldingen)`,
    ),

  returned: (material) => {
    const { facts } = material;
    const children = facts.shownCount("children.returned");
    if (children === null || children.value === 0) return null;
    const { asOf, value, run } = children;
    const went = `${nounFor(NOUNS.child, value)} ${verbFor(value, "ging", "gingen")} terug naar huis`;
    if (asOf !== null) return { value: [run], label: say`${went} (stand ${asOf})` };
    return { value: [run], label: say`${went}`, ...changeOfStock(material, "children.returned") };
  },
};

/** The registrations in the period: "118 deze periode, tegen 240 in de drie maanden ervoor". */
function registeredInPeriod(material: Material, total: Count): Pick<KeyFigure, "change"> {
  const id = "registrations.inPeriod";
  const now = material.facts.count(id);
  if (now === null || now.value === total.value) return {};
  const change = shownChange(material, id);
  if (material.previous === null || change === null) {
    return { change: say`${orNobody(now)} deze periode` };
  }
  const before = periodBefore(material.previous);
  const then = change.before.value === 0 ? plain("niemand") : say`tegen ${change.before.run}`;
  return { change: say`${orNobody(now)} deze periode, ${then} in ${before}` };
}

/** A number of people, with the word "niemand" for 0. */
function orNobody({ value, run }: Count): Text {
  return value === 0 ? plain("niemand") : [run];
}

/** The earlier value of a stock: "eind januari waren het er 451". */
function changeOfStock(material: Material, id: string): Pick<KeyFigure, "change"> {
  const change = shownChange(material, id);
  if (material.previous === null || change === null) return {};
  const end = endOf(material.previous, material.facts);
  if (change.difference === 0) return { change: say`evenveel als ${end}` };
  const { before } = change;
  return {
    change: say`${end} ${verbFor(before.value, "was", "waren")} het er ${countAlone(before)}`,
  };
}

/**
 * The share of those who registered in the period. Null if there are too few, or if the share is
 * below 1%.
 */
function withinTerm({ facts, previous }: Material, id: string, label: Text): KeyFigure | null {
  const value = percentageOf(facts, id);
  if (value === null) return null;
  const was = previous === null ? null : percentageOf(previous, id);
  if (previous === null || was === null) return { value: [value], label };
  const then = `in ${periodBefore(previous)}`;
  const isSame = was.text === value.text;
  return {
    value: [value],
    label,
    change: isSame ? say`evenveel als ${then}` : say`${was} ${then}`,
  };
}

/** A share as a percentage. Null if there are too few cases, or if the share is below 1%. */
function percentageOf(facts: Facts, id: string): Run | null {
  const share = facts.share(id);
  if (share === null || share.denominator < FEWEST_FOR_SHARES) return null;
  return share.numerator * 100 < share.denominator ? null : shareRun(share);
}
