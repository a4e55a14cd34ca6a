import { formatInteger } from "../language/numbers.ts";

/** The Dutch words of a workbook around its numbers. */
export const workbookMessages = {
  title: (document: string, period: string) => `Cijfers bij ${document} ${period}`,
  subject: (document: string) => `De cijfers van ${document}, als tabellen`,

  /** The names of the sheets that hold no numbers. */
  sheets: { cover: "Voorblad", contents: "Inhoud", notes: "Noten", definitions: "Definities" },
  /** The names of the sheets with single numbers. */
  keyFigures: "Kerncijfers",
  series: "Verloop",
  /** The names of the sheets with one breakdown each. */
  breakdowns: {
    "registrations.byMonth": "Per maand",
    "registrations.byRoute": "Route",
    "registrations.viaLetterByMonth": "Brief per maand",
    "registrations.byOrigin": "Herkomst",
    "status.byCategory": "Status",
    "people.bySupported": "Wie ondersteund",
    "families.byComposition": "Gezin",
    "families.byCustody": "Gezag",
    "children.byMeasure": "Maatregel",
    "children.byResidence": "Verblijf",
    "placements.byReason": "Redenen",
    "regions.byRegion": "Regio",
    "support.desiredSituation": "Gewenste situatie",
    "support.requestsByTheme": "Vragen per thema",
    "support.providedByTheme": "Geboden per thema",
    "analyses.byState": "Verklarende analyses",
    "results.byTheme": "Resultaten per thema",
    "results.byResult": "Resultaten",
    "results.inPeriodByTheme": "In periode per thema",
    "results.inPeriodByResult": "In periode per resultaat",
  } as Readonly<Record<string, string>>,

  columns: {
    about: "Onderwerp",
    content: "Inhoud",
    sheet: "Werkblad",
    shows: "Wat erop staat",
    note: "Noot of begrip",
    meaning: "Uitleg",
    figure: "Cijfer",
    part: "Onderdeel",
    unit: "Eenheid",
    measure: "Gaat over",
    definition: "Wat we precies tellen",
    code: "Naam in het cijferbestand (csv)",
    category: "Categorie",
    month: "Maand",
  },
  cover: {
    organisation: "Organisatie",
    period: "Periode",
    referenceDay: "Peildatum",
    published: "Gepubliceerd op",
    earlierEdition: "Eerdere versie",
    mistake: "Gecorrigeerd",
    draft: "Concept, nog niet gepubliceerd",
    status: "Status",
    internal:
      "NIET-PUBLICEREN: kleine aantallen zijn in dit bestand te zien. Het is alleen voor intern gebruik.",
    warning: "Let op",
    what: "Wat dit is",
    whatItIs: (document: string) =>
      `Alle cijfers van ${document} als tabellen. Elk werkblad heeft één tabel, vanaf kolom A. Het werkblad Inhoud noemt alle werkbladen.`,
    protection: "Bescherming",
    webpage: "Webpagina",
    earlier: "Eerdere rapporten",
    contact: "Contact",
    accessibility: "Niet goed te lezen?",
    statement: "Toegankelijkheidsverklaring",
  },
  titles: {
    contents: "Inhoud",
    notes: "Noten en begrippen",
    definitions: "Definities: wat we precies tellen",
    keyFigures: "Kerncijfers: aantallen, percentages en dagen",
    series: "Verloop: kerncijfers over meer periodes",
  },
  oneTable: "Dit werkblad heeft één tabel.",
  internalLine: "NIET-PUBLICEREN: alleen voor intern gebruik.",
  unitAndMeasure: (unit: string, measure: string) => `Eenheid: ${unit}. Gaat over: ${measure}.`,
  toContents: "Naar de inhoud",
  toNotes: "Wat de noten zeggen, staat op het werkblad Noten",
  measures: { stock: "stand aan het eind", flow: "in de periode" },

  /** The numbers of a figure, by their field. */
  parts: {
    value: "aantal",
    missing: "niet ingevuld bij",
    percentage: "percentage",
    numerator: "aantal binnen de tijd",
    denominator: "van hoeveel",
    n: "aantal",
    median: "de helft hooguit (mediaan)",
    p90: "9 van de 10 hooguit (90e percentiel)",
  } as Readonly<Record<string, string>>,
  total: "Totaal",

  noteCall: (number: number) => `[noot ${number}]`,
  notes: {
    held: (period: string, day: string, categories: string | null) =>
      `In de kolom ${period} staat ${categories === null ? "hier" : `bij ${categories}`} de stand van ${day}. Sindsdien veranderde het weinig. Zo’n kleine verandering tonen we niet.`,
    lowerBound: (period: string) =>
      `Periode ${period}: bij meer dan 5% van de aanmeldingen is dit aantal niet ingevuld. Lees het als ten minste dit aantal.`,
    several:
      "Een aanmelding kan in meer categorieën tellen. De aantallen samen kunnen dus meer zijn dan het totaal.",
    overlaps: (period: string, others: string) =>
      `Periode ${period}: niet getoond, omdat deze periode overlapt met ${others}, waarover al een rapport is bewaard.`,
    revised: (period: string) =>
      `Dit cijfer over ${period} is bijgewerkt: in het rapport over die periode stond iets anders.`,
    revisedLittle: (period: string) =>
      `Dit cijfer over ${period} is bijgewerkt: in het rapport over die periode stond iets anders. De aantallen erachter tonen we niet, omdat er maar weinig bij of af kwam.`,
    asPublished: (period: string) =>
      `Dit cijfer over ${period} staat hier zoals we het toen publiceerden. Er kwam daarna weinig bij of af; wat dat hier verandert, tonen we niet.`,
    undated:
      "Van deze antwoorden bewaart de monitor geen datum. Aantallen van eerdere periodes staan hier zoals we ze toen publiceerden. Een verschil kan er ook door komen dat we nu van meer gezinnen weten hoe het zit.",
    publishedThen:
      "Aantallen van eerdere periodes staan hier zoals we ze toen publiceerden, om de gezinnen te beschermen.",
  },
  terms: {
    referenceDay: (day: string) =>
      `De dag waarop we de stand tellen: ${day}. Bij een eerdere periode is dat de laatste dag van die periode.`,
    notShown: (threshold: number) =>
      `Om de gezinnen te beschermen tonen we van gevoelige cijfers geen aantallen onder de ${formatInteger(threshold)}, en geen aantallen waaruit die zijn af te leiden.`,
    notShownAny: "Om de gezinnen te beschermen tonen we dit getal niet.",
    notAvailable: "Dit getal is er niet: de gegevens ontbreken, of we publiceerden het toen niet.",
    notApplicable: "Van niets is geen percentage en geen aantal dagen te geven.",
    stock: "Hoe het er op de laatste dag van de periode voor stond, geteld vanaf de start.",
    flow: "Wat er in de periode gebeurde: wat een datum binnen de periode heeft.",
    median:
      "De helft van de mensen had hooguit zoveel dagen. Onder de 10 mensen tonen we dit niet.",
    p90: "Van elke 10 mensen hadden er 9 hooguit zoveel dagen. Onder de 50 mensen tonen we dit niet.",
  },
  redefined: (day: string, change: string) =>
    `Vanaf ${day} ${change}. Vergelijk dit daarom niet met cijfers van voor die datum.`,
} as const;
