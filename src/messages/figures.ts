import { formatInteger, NOT_SHOWN } from "../language/words.ts";

/** The Dutch words around figures in a terminal and in Markdown. */
export const figuresMessages = {
  heading: (period: string, referenceDate: string) =>
    `Cijfers over ${period} (peildatum ${referenceDate})`,
  source: (rows: number, threshold: number) =>
    `Export: ${formatInteger(rows)} regels; grens voor kleine aantallen: ${threshold}`,
  /** A held value, with its reference date in words: "eind december 2023". */
  held: (number: string, day: string) => `${number} (stand ${day})`,
  overlaps: (figure: string, periods: string) =>
    `${figure}: niet getoond, omdat deze periode overlapt met ${periods}, waarover al een rapport is bewaard.`,
  ofPeriods: "Cijfers van meer periodes",
  column: (id: string, period: string, referenceDate: string) =>
    `${id}: ${period} (peildatum ${referenceDate})`,
  together:
    "Naast elkaar vertellen periodes meer dan elk apart. Daarom kan hier een aantal ontbreken dat je bij één periode wel ziet, of er staat een eerdere stand.",
  overlapsOf: (id: string, figure: string, periods: string) =>
    `${id}, ${figure}: niet getoond, omdat deze periode overlapt met ${periods}.`,
  figure: "Cijfer",
  value: "Waarde",
  /** The numbers of a figure, by their field. */
  fields: {
    percentage: "percentage",
    missing: "niet ingevuld bij",
    numerator: "aantal",
    denominator: "van",
    n: "aantal",
    median: "mediaan",
    p90: "90e percentiel",
    total: "totaal",
  },
  /** The numbers by their field, for a row of a file, where each is without context. */
  fieldsAlone: {
    value: "aantal",
    missing: "aantal waarbij het niet is ingevuld",
    numerator: "teller",
    denominator: "noemer",
    percentage: "percentage",
    n: "aantal",
    median: "mediaan",
    p90: "90e percentiel",
    total: "totaal",
  } as Readonly<Record<string, string>>,
  standOf: (day: string) => `stand ${day}`,
  nothingToCount: "er was niets te tellen",
} as const;

/** The Dutch texts of `report audit`. */
export const auditMessages = {
  ofKept: (folder: string) =>
    `Je noemt geen bestanden. We kijken daarom naar alle rapporten die bewaard zijn in ${folder}.`,
  noFile: (text: string) =>
    `"${text}" is geen bestand, en geen map met een bestand met cijfers (figures-….json). Noem bestanden met cijfers, zoals out/2024-Q1/voortgangsrapportage/figures-2024-Q1.json. Voor alle bewaarde rapporten noem je niets: report audit`,
  busy: (publications: number) =>
    publications === 1
      ? "Nagaan wat er uit 1 bestand is af te leiden…"
      : `Nagaan wat er uit ${formatInteger(publications)} bestanden is af te leiden…`,
  title: "Wat is er af te leiden uit deze cijfers?",
  read: "Gelezen",
  sameAs: (file: string) => `gelijk aan ${file}; telt één keer mee`,
  outcome: (derivable: number, withheld: number, publications: number) => {
    const together =
      publications === 1
        ? "uit dit bestand"
        : `uit deze ${formatInteger(publications)} bestanden samen`;
    if (withheld === 0) return `Er is niets af te leiden ${together}: elk aantal wordt getoond.`;
    if (withheld === 1) {
      return `Het ene niet getoonde aantal is ${derivable === 1 ? "" : "niet "}af te leiden ${together}.`;
    }
    const howMany =
      derivable === 0
        ? "is er geen"
        : derivable === 1
          ? "is er 1"
          : `zijn er ${formatInteger(derivable)}`;
    return `Van de ${formatInteger(withheld)} niet getoonde aantallen ${howMany} af te leiden ${together}.`;
  },
  fewest: (values: number) =>
    `Van elk niet getoond aantal zijn nog ten minste ${formatInteger(values)} waarden mogelijk.`,
  noValueFound:
    "Bij een of meer niet getoonde aantallen vonden we geen waarde die past bij alles wat er staat. Dan is niet te zeggen wat er af te leiden is. Vaak is er iets aan een bestand veranderd: haal het dan terug zoals het gepubliceerd is.",
  whatToDo: (publications: number) =>
    publications === 1
      ? "Wat af te leiden is, kan over één gezin gaan. Is dit bestand nog niet gepubliceerd? Maak het rapport dan opnieuw met deze versie van Peildatum. Wat al gepubliceerd is, blijft af te leiden."
      : "Wat af te leiden is, kan over één gezin gaan. Is een van deze bestanden nog niet gepubliceerd? Bewaar dan eerst met report snapshot wat wel gepubliceerd is, en maak dit rapport opnieuw: het houdt rekening met alles wat bewaard is. Wat al gepubliceerd is, blijft af te leiden.",
  figure: "Cijfer",
  /** The column headers, in two lines each. */
  columns: {
    withheld: ["niet", "getoond"],
    derivable: ["af te", "leiden"],
    twoValues: ["2 waarden", "over"],
    threeValues: ["3 waarden", "over"],
  },
  together: "Samen",
  explained: [
    "niet getoond: het aantal ontbreekt, of er staat nog een eerdere stand",
    "af te leiden: er is maar één waarde die past bij alles wat er staat",
    "waarden over: zo veel waarden passen bij alles wat er staat",
  ],
  intruder:
    "We rekenen met iemand die al deze bestanden heeft, die weet hoe de cijfers samenhangen en die onze regels kent.",
} as const;

/** The descriptions of the files that are attached to the PDF. */
export const pdfMessages = {
  figuresJson: "De cijfers van dit rapport, om te lezen met een programma (JSON)",
  figuresCsv: "De cijfers van dit rapport als tabel, om te openen in Excel (CSV)",
} as const;

/** The Dutch words of a workbook around its numbers. */
export const workbookMessages = {
  title: (document: string, period: string) => `Cijfers bij ${document} ${period}`,
  subject: (document: string) => `De cijfers van ${document}, als tabellen`,

  /** The names of the sheets without numbers. */
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

/** The Dutch descriptions of the figures as data, for data portals and programs. */
export const openDataMessages = {
  title: (report: string) => `Cijfers bij ${report}`,
  description: (report: string, subject: string, referenceDate: string) =>
    `De cijfers bij “${report}”. ${subject}. De stand is die op ${referenceDate}.`,
  corrected: (reasons: readonly string[]) =>
    `Een eerdere versie had een fout. ${reasons.join(" ")}`,
  protected: `Kleine aantallen waaraan je een gezin zou kunnen herkennen, staan er niet in: daar staat “${NOT_SHOWN}”.`,
  internal: "Deze cijfers zijn voor intern gebruik. Publiceer ze niet.",
  country: "Nederland",
  /** The files, by the last part of their names. */
  files: {
    csv: "Cijferbestand (CSV)",
    json: "Gegevens voor programma's (JSON)",
    ods: "Cijfers als spreadsheet (ODS)",
    xlsx: "Cijfers als spreadsheet (Excel)",
  },
  /** The columns of figures.csv. */
  columns: {
    period_id: "De periode, zoals 2024-Q1",
    from: "De eerste dag van de periode",
    to: "De laatste dag van de periode: de peildatum",
    figure: "De code van het cijfer, die in elke periode dezelfde is",
    kind: "Het soort cijfer: een aantal (count), een verdeling (breakdown), een deel van een geheel (share) of de mediaan en het 90e percentiel (quantiles)",
    measure:
      "Of het cijfer de stand op de peildatum geeft (stock), of wat er in de periode gebeurde (flow)",
    category: "De code van de categorie van een verdeling; leeg bij een getal van het hele cijfer",
    field: "De code van het soort getal",
    value: "Het getal; leeg als het niet getoond wordt, niet beschikbaar is of niet bestaat",
    unit: "Wat er geteld is",
    status:
      "Of het getal er staat (shown), niet getoond wordt (withheld), niet beschikbaar is (unavailable), of dat van een eerdere dag is (held, met die dag)",
    cijfer: "De naam van het cijfer",
    categorie: "De naam van de categorie; leeg bij een getal van het hele cijfer",
    soort_getal: "Het soort getal in woorden",
    toelichting: "Waarom er geen getal staat, of van welke dag het is; anders leeg",
    definitie: "Het adres waar staat wat het cijfer precies telt; leeg als het nergens staat",
  },
  /** The names of settings that DCAT-AP-NL requires and that can be missing. */
  missing: {
    publisher: "de naam van de uitgever bij dataset.publisher",
    publisherUri: "het adres van de uitgever in een register bij dataset.publisherUri",
    licence: "de licentie bij dataset.licence",
    themes: "een thema bij dataset.themes",
    contact: "een mailadres of webadres bij dataset.contact",
    webpage: "het adres van elk rapport bij webpage",
  },
} as const;
