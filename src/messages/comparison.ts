import { formatInteger, listOf } from "../language/words.ts";

/** The Dutch words around a comparison of figures in a terminal, in Markdown and on a page. */
export const diffMessages = {
  title: "Vergelijking van cijfers",
  internal:
    "NIET-PUBLICEREN: kleine aantallen zijn hier te zien. Deze vergelijking is alleen voor intern gebruik.",
  old: "Oud",
  new: "Nieuw",
  side: (period: string, referenceDate: string) => `${period} (peildatum ${referenceDate})`,
  sameExport: "Beide kunnen uit dezelfde export komen.",
  otherExport: "Ze komen uit twee verschillende exports.",
  thresholds: (old: number, now: number) =>
    `De grens voor kleine aantallen is niet dezelfde: ${old} bij de oude cijfers, ${now} bij de nieuwe.`,
  nothing: (rows: number) =>
    rows === 1
      ? "Er is geen verschil: het getal is gelijk."
      : `Er is geen verschil: alle ${formatInteger(rows)} getallen zijn gelijk.`,
  changed: (changed: number, rows: number) =>
    rows === 1
      ? "Het getal is veranderd."
      : changed === 1
        ? `Van de ${formatInteger(rows)} getallen is er 1 veranderd.`
        : `Van de ${formatInteger(rows)} getallen zijn er ${formatInteger(changed)} veranderd.`,
  noneChanged: (rows: number) =>
    rows === 1 ? "Dit getal is niet veranderd." : "Geen van deze getallen is veranderd.",
  figure: "Cijfer",
  category: "Categorie",
  difference: "Verschil",
  percent: "%",
  class: "Soort",
  lessThan: (threshold: number) => `minder dan ${formatInteger(threshold)}`,
  lessThanExplained: (threshold: number) =>
    `minder dan ${formatInteger(threshold)} verschil, maar wel een verschil; hoeveel precies tonen we niet, omdat een gezin eraan te herkennen kan zijn`,
  hiddenExplained: (threshold: number) =>
    `een aangepast cijfer noemen we zonder getallen waar een gezin eraan te herkennen kan zijn: waar een verschil kleiner is dan ${formatInteger(threshold)}, of waar minder dan ${formatInteger(threshold)} aanmeldingen bij kwamen of vervielen`,
  heldAsOf: "stand van",
  heldExplained: (threshold: number) =>
    `het getal erboven is het laatste dat is gepubliceerd, en gold op deze datum; sindsdien veranderde het te weinig om te laten zien: met minder dan ${formatInteger(threshold)}, of bij minder dan ${formatInteger(threshold)} gezinnen`,
  allCategories: "per groep",
  perMonth: "per maand",
  points: "pp",
  categoryNew: "komt erbij",
  categoryVanished: "valt weg",
  classes: {
    new: "nieuw",
    revision: "aangepast",
    definition: "definitie",
    length: "lengte",
    protection: "beschermd",
    unavailable: "ontbreekt",
  },
  unchanged: "gelijk",
  legend: "Soorten verschillen",
  explained: {
    new: "beide getallen gelden op hun eigen datum, of in hun eigen periode",
    revision: "dezelfde datum of periode, en toch een ander getal",
    definition: "tussen beide veranderde wat het cijfer telt; ze zijn niet te vergelijken",
    length:
      "beide periodes zijn niet even lang; we trekken ze niet van elkaar af en geven het aantal per maand",
    protection:
      "een van beide wordt niet getoond, of is een getal van een eerdere datum, om gezinnen te beschermen; een verschil geven we dus niet",
    unavailable: "een van beide is er niet",
  },
  unchangedExplained: "dezelfde datum of periode, en hetzelfde getal",
  pointsExplained: "procentpunt, het verschil tussen twee afgeronde percentages",
  remark: "Let op",
  contents: "Onderwerpen",
  skip: "Naar de vergelijking",
  percentInFull: "Verschil in procenten",
  chartExplained:
    "De bovenste balk is oud, de onderste nieuw. Bij elk cijfer is de langste balk het hoogste getal; bij een percentage is een volle balk 100%. Zijn de periodes niet even lang, dan gaan de balken over een maand. Wat niet getoond wordt, heeft geen balk.",
  bySize: "Het grootste verschil eerst",
  subjects: {
    registrations: "Aanmeldingen",
    status: "Trajecten",
    responseTimes: "Reactietijd",
    waitingTimes: "Wachttijd",
    people: "Wie wordt ondersteund",
    families: "Gezinnen",
    children: "Kinderen",
    placements: "Uithuisplaatsingen",
    regions: "Jeugdzorgregio's",
    support: "Ondersteuning",
    analyses: "Verklarende analyses",
    results: "Resultaten",
  } as Readonly<Record<string, string>>,
} as const;

/** The Dutch messages about wrong options of `report diff`. */
export const diffUsage = {
  only: "--only kan alleen changed zijn: alleen wat veranderd is.",
  published: (period: string, file: string, now: string) =>
    `De cijfers van ${period} komen hier uit de export van nu, en zijn anders dan de gepubliceerde cijfers. Wil je met de gepubliceerde cijfers vergelijken? Typ dan: report diff ${file} ${now}`,
  sort: "--sort is catalogue (de volgorde van de cijfers) of change (het grootste verschil eerst).",
  noFigure: (pattern: string, suggestion: string | undefined) =>
    `Er is geen cijfer dat bij "${pattern}" past.${suggestion === undefined ? "" : ` Bedoel je ${suggestion}?`} Een patroon is de naam van een cijfer, zoals registrations.total, of een deel met een sterretje, zoals registrations.*.`,
} as const;

const paragraphs = (count: number): string =>
  count === 1 ? "1 alinea" : `${formatInteger(count)} alinea's`;

/** The Dutch words around a comparison of texts in a terminal, in Markdown and on a page. */
export const diffTextsMessages = {
  title: "Vergelijking van teksten",
  old: "Oud",
  new: "Nieuw",
  side: (label: string, id: string) => `${label} (${id})`,
  notice: (mark: string, document: string) => `${mark} (${document})`,
  figuresAside:
    "We vergelijken de woorden. Andere getallen, maanden, kwartalen of jaren tellen niet als verschil.",
  nothing: (texts: number) =>
    texts === 1
      ? "Er is geen verschil: in de tekst staan dezelfde woorden."
      : `Er is geen verschil: in alle ${formatInteger(texts)} teksten staan dezelfde woorden.`,
  changed: (changed: number, texts: number) =>
    changed === 1
      ? `Van de ${texts === 1 ? "1 tekst" : `${formatInteger(texts)} teksten`} is er 1 veranderd.`
      : `Van de ${formatInteger(texts)} teksten zijn er ${formatInteger(changed)} veranderd.`,
  paragraphs: (counts: readonly string[]) => `Alinea's: ${listOf(counts)}.`,
  withheld: (files: readonly string[], document: string) =>
    `Niet vergeleken: ${listOf(files)} (${document}). Die tekst hoort niet bij deze uitgave; kies een andere met --edition.`,
  onlyIn: (period: string, count: number) => `alleen in ${period} (${paragraphs(count)})`,
  sampleBegun: "is nu een voorbeeldtekst, en was dat niet",
  sampleEnded: "was een voorbeeldtekst, en is dat niet meer",
  lines: {
    both: (now: number, old: number) => `regel ${now} (was regel ${old})`,
    one: (line: number) => `regel ${line}`,
    old: (line: number) => `was regel ${line}`,
  },
  states: {
    same: "gelijk",
    figures: "alleen cijfers of maanden anders",
    changed: "veranderd",
    new: "nieuw",
    gone: "weg",
  },
  moved: "verplaatst",
  /** Follows the number of texts. */
  figuresOnly: "met alleen andere cijfers of maanden",
  same: (count: number) => `${paragraphs(count)} gelijk`,
  skip: "Naar de vergelijking",
  contents: "Teksten",
  /** A screen reader reads these before and after words that are gone or new. */
  heard: { gone: "(weg:", new: "(nieuw:", end: ")" },
  gone: "weg",
  came: "nieuw",
  legend: "Uitleg",
  legendGone: "stond in de oude tekst",
  legendNew: "staat in de nieuwe tekst",
  legendParagraph:
    "Een alinea is hier ook een kop, een punt van een lijst, een citaat of een rij van een tabel. De regel is die van het bestand.",
} as const;

/** The Dutch messages about wrong options of `report diff --texts`. */
export const diffTextsUsage = {
  noPeriod: (text: string) =>
    `Met --texts vergelijk je de teksten van twee periodes. "${text}" is geen periode. Schrijf die als 2024-Q1 of 2024-02..2024-04.`,
  figuresOnly: (option: string) =>
    `De optie ${option} gaat over cijfers. Laat haar weg bij --texts, of laat --texts weg.`,
  noTexts: (folder: string) =>
    `Er zijn geen teksten om te vergelijken in ${folder}. Welke teksten er zijn, zegt: report documents`,
} as const;

/** The Dutch words of a comparison, in every format. */
export const compareMessages = {
  redefined: (day: string, change: string) => `Vanaf ${day} ${change}.`,
  incomparable: "Cijfers van voor en na die datum zijn daarom niet zomaar te vergelijken.",
  mixed:
    "Een periode die deels voor en deels na die datum ligt, telt deels op de oude en deels op de nieuwe manier.",
  reworded: "De omschrijving van dit cijfer is niet in beide bestanden dezelfde.",
} as const;
