import { formatDecimal, formatInteger } from "../language/numbers.ts";

/** What a file of the kit is, by its extension or by its role in the kit. */
export const FILE_KINDS = {
  pdf: "het document als pdf",
  html: "het document als webpagina",
  ods: "de cijfers als spreadsheet",
  xlsx: "de cijfers als spreadsheet (Excel)",
  csv: "het cijferbestand (csv)",
  json: "gegevens voor programma's",
  jsonld: "gegevens voor dataportalen",
  picture: "afbeelding",
  description: "beschrijving bij een afbeelding",
  other: "hoort bij het document",
  block: "blok om in WordPress te plakken",
  points: "vijf punten voor mail en pers",
  statement: "alinea voor de toegankelijkheidsverklaring",
  sums: "controlegetallen (SHA-256)",
  readMe: "wat je doet, stap voor stap",
  zip: "alles bij elkaar, om door te geven",
} as const;

export type FileKind = keyof typeof FILE_KINDS;

const KILO = 1000;

/** A size in Dutch: "122 kB", "1,2 MB". A kilobyte is 1000 bytes. */
export function formatBytes(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / KILO));
  return kilobytes < KILO
    ? `${formatInteger(kilobytes)} kB`
    : `${formatDecimal(bytes / KILO ** 2)} MB`;
}

/** The Dutch words in the files of a kit, apart from its instructions. */
export const kitTexts = {
  language: "Nederlands",
  webpage: (title: string, language: string) => `${title} (webpagina, ${language})`,
  file: (title: string, type: string, size: string, language: string) =>
    `${title} (${type}, ${size}, ${language})`,
  sheet: (period: string) => `Alle cijfers in een spreadsheet, ${period}`,
  table: (period: string) => `Cijferbestand voor programma's en onderzoek, ${period}`,

  block: {
    inBrief: "In het kort",
    keyFigures: "Belangrijkste cijfers",
    reference: (period: string, day: string) =>
      `De peildatum is ${day}. Met “deze periode” bedoelen we ${period}.`,
    read: "Lezen en downloaden",
    bestForm:
      "De webpagina werkt het best met een voorleesprogramma, op een telefoon en met grote letters. De pdf is ook te lezen met een voorleesprogramma.",
    pdfForm: "De pdf is te lezen met een voorleesprogramma.",
    unreadable: (point: string) =>
      `Kun je iets niet lezen? Laat het ons weten: ${point}. We sturen het je in een vorm die je wel kunt lezen.`,
    call: (number: string) => `bel ${number}`,
    statement: "Lees onze toegankelijkheidsverklaring",
    contact: "Contact",
  },

  points: {
    title: (report: string) => `Kernpunten: ${report}`,
    use: "Voor een mail of een persbericht. Elk punt staat op zichzelf: je kunt het los overnemen. Verander de getallen niet en laat de periode erbij staan.",
    embargo: (moment: string) => `Onder embargo tot ${moment}.`,
    publishedOn: (day: string) => `Openbaar op ${day}. Verspreid dit niet eerder.`,
    comparedWith: (period: string) => `vergeleken met ${period}`,
    reference: (day: string) => `peildatum ${day}`,
    source: (parts: readonly string[]) => `Bron: ${parts.join(", ")}.`,
    link: "Het rapport:",
    linkUnknown: "zet hier het adres van de pagina met het rapport",
    contact: "Contact:",
  },

  statement: {
    aims: (report: string, pdf: string) =>
      `${report} is gemaakt om te voldoen aan WCAG 2.1, niveau A en AA (de norm EN 301 549). De pdf is gemaakt om te voldoen aan ${pdf}.`,
    pdfNames: {
      "2a": "PDF/UA-1 (ISO 14289-1) en PDF/A-2a",
      "3a": "PDF/UA-1 (ISO 14289-1) en PDF/A-3a",
      "4f": "PDF/UA-2 (ISO 14289-2) en PDF/A-4f",
    },
    machine: "Wat een machine heeft getest",
    ofReport: (passed: number, all: number) =>
      passed === all
        ? `Peildatum, het programma dat dit rapport maakt, deed ${formatInteger(all)} tests op dit rapport. Alle zijn goed.`
        : `Peildatum, het programma dat dit rapport maakt, deed ${formatInteger(all)} tests op dit rapport. Daarvan zijn er ${formatInteger(passed)} goed.`,
    subjects: {
      files: "de bestanden",
      pdf: "de pdf",
      page: "de webpagina",
      colours: "de kleuren",
      texts: "de teksten",
    },
    subject: (name: string, passed: number, all: number) => `${name}: ${passed} van de ${all} goed`,
    failed: (what: string) => `Niet goed: ${what}`,
    release: (version: string) =>
      `Versie ${version} van dat programma is vooraf getest met voorbeeldrapporten, niet met dit rapport: met veraPDF (de pdf), Nu HTML Checker en axe-core (de webpagina).`,
    person: "Wat een mens heeft beoordeeld",
    noPerson:
      "Of dit rapport helemaal aan de norm voldoet, kan een machine niet zeggen. Door een mens is nog niet beoordeeld:",
    forPerson: [
      "of het te volgen is met een voorleesprogramma, zoals NVDA, JAWS of VoiceOver;",
      "of de tekst bij elke grafiek zegt wat er te zien is;",
      "of de webpagina te bedienen is met alleen een toetsenbord, en met de stem;",
      "of zij te lezen is op een telefoon, vergroot tot 400% en met eigen kleuren;",
      "of de teksten duidelijk zijn voor wie ze bedoeld zijn (B1).",
    ],
    otherForm: "Een andere vorm nodig?",
    noContact: "Kun je iets niet lezen? Laat het ons weten. We sturen het je in een andere vorm.",
  },
} as const;
