import { listOf } from "../language/words.ts";

/** What readers cannot find in the report, and the settings that would add it. */
const ACCESSIBILITY = {
  both: {
    words:
      "waar de toegankelijkheidsverklaring staat, en niet waar ze het melden als ze iets niet kunnen lezen",
    settings:
      "het adres van de verklaring bij statement, en een mailadres, telefoonnummer of webadres bij contact",
  },
  statement: {
    words: "waar de toegankelijkheidsverklaring staat",
    settings: "het adres ervan bij statement",
  },
  contact: {
    words: "waar ze het melden als ze iets niet kunnen lezen",
    settings: "een mailadres, telefoonnummer of webadres bij contact",
  },
} as const;

/** The Dutch messages about the publication date, and about what a published report lacks. */
export const publicationFindings = {
  "published-before-end": (day: string, referenceDate: string) =>
    `De dag van publicatie is ${day}. Dat is voor het einde van de periode (${referenceDate}). Geef de dag waarop dit rapport gepubliceerd wordt.`,
  "published-before-latest": (day: string, latest: string) =>
    `De dag van publicatie is ${day}, maar de export heeft nog een datum van daarna (${latest}). Kijk of de dag van publicatie klopt.`,
  "accessibility-missing": (which: "both" | "statement" | "contact") =>
    `Lezers vinden in dit rapport niet ${ACCESSIBILITY[which].words}. Zet in de instellingen onder accessibility ${ACCESSIBILITY[which].settings}.`,
  "published-text-changed": (day: string) =>
    `Deze tekst is niet meer zoals hij op ${day} is gepubliceerd, is erbij gekomen of is er niet meer. Is dat de bedoeling? Vertel lezers dan wat er veranderd is.`,
  "webpage-missing": () =>
    "De pdf verwijst niet naar de webpagina van dit rapport, terwijl die voor veel lezers beter werkt. Zet het adres ervan in de instellingen bij webpage, zoals https://www.voorbeeld.nl/rapporten/{period}.",
  "dataset-incomplete": (missing: readonly string[]) =>
    `Een dataportaal kan deze cijfers nog niet opnemen, dus het bestand daarvoor maken we niet. Zet in de instellingen ook ${listOf(missing)}.`,
  "published-on-fixed": (day: string) =>
    `De dag van publicatie (${day}) staat vast in de instellingen, en geldt zo voor elk volgend rapport. Haal hem daar weg en geef hem per rapport met --published-on.`,
} as const;

export type PublicationCode = keyof typeof publicationFindings;
/** The Dutch messages about publishing a report, and about keeping a snapshot of it. */
export const publicationMessages = {
  conceptOverPublished: (folder: string, day: string) =>
    `In ${folder} staat het rapport met publicatiedatum ${day}. Daar zetten we geen concept voor in de plaats. Geef de dag van publicatie met --published-on, kies met --out een andere map, of vervang het toch met --overwrite.`,
  internalOverPublished: (folder: string, day: string) =>
    `In ${folder} staat het rapport met publicatiedatum ${day}. Daar zetten we geen rapport voor intern gebruik voor in de plaats. Kies met --out een andere map, of vervang het toch met --overwrite.`,
  replacedByDraft: (day: string) =>
    `Let op: het rapport met publicatiedatum ${day}, dat hier stond, is vervangen door een rapport dat niet gepubliceerd is.`,
  replacedByOther: (day: string) =>
    `Let op: hier stond een ander rapport, ook met publicatiedatum ${day}. Dat is vervangen. Is het al verspreid? Laat dan weten wat er veranderd is. Een fout vertel je met de instelling corrections.`,
  replacedByLater: (before: string, now: string) =>
    `Let op: hier stond een rapport met publicatiedatum ${before}. Dat is vervangen door dit rapport, met publicatiedatum ${now}. Was het fout? Vertel dat dan met de instelling corrections.`,
  replacedByCorrection: (before: string, now: string) =>
    `Het rapport met publicatiedatum ${before}, dat hier stond, is vervangen door de gecorrigeerde versie, met publicatiedatum ${now}.`,
  changedTexts: (files: readonly string[]) => `Anders dan toen zijn: ${files.join(", ")}.`,
  keepIt: (command: string) => `Bewaar wat je publiceert met: ${command}`,
  keepInstead: (command: string) =>
    `Van deze periode is al een ander rapport bewaard. Publiceer je dit rapport? Bewaar het dan met: ${command}`,
  editionNotKept: (edition: string) =>
    `We bewaren alleen wat gepubliceerd wordt, en de uitgave ${edition} hoort daar niet bij. Laat --edition weg.`,
  /** A placeholder for a day that the user must choose. */
  someDay: "JJJJ-MM-DD",
  conceptNotKept: (command: string) =>
    `Een concept bewaren we niet, alleen wat gepubliceerd is. Geef de dag van publicatie: ${command}`,
} as const;
