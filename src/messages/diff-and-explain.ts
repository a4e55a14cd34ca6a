import { formatInteger, listOf, oneOf } from "../language/words.ts";

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

const SEE_ALL = "Bekijk alle cijfers met: report explain";

interface NamedFigure {
  readonly id: string;
  readonly label: string;
}

function inList({ id, label }: NamedFigure): string {
  return `  ${id}: ${label}`;
}

function meantOneOf(figures: readonly NamedFigure[]): string {
  return figures.length === 0 ? "" : ` Bedoel je ${oneOf(figures.map(({ id }) => id))}?`;
}

function publishedOn(day: string | null): string {
  return day === null ? "Bewaard zonder datum van publicatie" : `Gepubliceerd op ${day}`;
}

/** The Dutch words with which a figure is explained. */
export const explainMessages = {
  kinds: {
    count: (unit: string) => `een aantal (${unit})`,
    share: (unit: string) =>
      `een aandeel: een deel van de ${unit}, in hele procenten (een half naar boven)`,
    breakdown: (unit: string) => `een verdeling: ${unit} per categorie`,
    quantiles: (unit: string) =>
      `een spreiding in ${unit}: bij de helft is het ten hoogste de mediaan, bij 9 van de 10 ten hoogste het 90e percentiel`,
  },
  measures: {
    stock: (referenceDate: string) => `een stand: alles tot en met de peildatum, ${referenceDate}`,
    flow: (_: string, period: string) =>
      `een stroom: alleen wat een datum heeft in de periode ${period}`,
  },
  missing: (rows: number) =>
    rows === 0
      ? "Bij elke aanmelding is dit ingevuld."
      : `Bij ${rows === 1 ? "1 aanmelding" : `${formatInteger(rows)} aanmeldingen`} is dit niet (helemaal) ingevuld. Wat niet is ingevuld, telt niet mee.`,
  unavailable: (columns: readonly string[]) =>
    `Dit cijfer is er niet, omdat de export ${columns.length === 1 ? "een kolom" : "kolommen"} mist: ${columns.join(", ")}.`,
  undated: (columns: number, latest: string, referenceDay: string) =>
    `Dit cijfer gebruikt ${columns === 1 ? "een kolom" : "kolommen"} zonder datum. We weten alleen wat daar op ${latest} in stond, niet op ${referenceDay}.`,
  notSensitive: "Dit cijfer is niet gevoelig. We tonen het altijd.",
  notSensitiveDays: (median: number, p90: number) =>
    `Dit cijfer is niet gevoelig. De mediaan tonen we vanaf ${formatInteger(median)} aanmeldingen, en het 90e percentiel vanaf ${formatInteger(p90)}: bij minder zou het bijna over één gezin gaan.`,
  withheld: (withheld: number, all: number) => {
    if (withheld === 0) return "In deze periode laten we bij dit cijfer niets weg.";
    if (all === 1) return "In deze periode tonen we dit aantal niet.";
    return withheld === all
      ? "In deze periode tonen we geen van de aantallen per categorie."
      : `In deze periode tonen we ${formatInteger(withheld)} van de ${formatInteger(all)} categorieën niet.`;
  },

  held: (held: number, all: number) =>
    all === 1
      ? "We tonen het aantal dat het laatst is gepubliceerd, met de datum erbij: sindsdien veranderde het maar weinig. Aan het nieuwe aantal kan een gezin te herkennen zijn."
      : `Bij ${formatInteger(held)} van de ${formatInteger(all)} categorieën tonen we het aantal dat het laatst is gepubliceerd, met de datum erbij: sindsdien veranderde het maar weinig. Aan het nieuwe aantal kan een gezin te herkennen zijn.`,
  notKept: (period: string) =>
    `Er is geen vergelijking met ${period}: de export zegt niet hoe het toen was, en er is geen rapport van precies die periode bewaard waar dit cijfer in staat.`,

  notPublished: (period: string) =>
    `Er is geen vergelijking met ${period}: er is geen rapport van precies die periode bewaard. Van dit cijfer noemen we een eerder getal alleen als het is gepubliceerd, omdat het verschil met een ander getal een gezin kan verraden.`,

  published: "Wat is er gepubliceerd?",
  publishedAs: (day: string | null, old: string, now: string | null) =>
    `${publishedOn(day)} als ${old}; uit deze export komt nu ${now ?? "hetzelfde"}.`,
  publishedSame: (day: string | null) =>
    `${publishedOn(day)}; uit deze export komen nu dezelfde getallen.`,
  publishedOther: (day: string | null) =>
    `${publishedOn(day)}; uit deze export komen nu andere getallen. Oud is zoals gepubliceerd, nieuw komt uit deze export.`,

  heading: (label: string, period: string) => `${label}, ${period}`,
  name: "Naam",
  kind: "Vorm",
  measure: "Moment",
  definition: "Wat telt het?",
  columns: "Uit welke kolommen?",
  absent: "ontbreekt in deze export",
  funnel: "Van de export naar het cijfer",
  exported: "rijen in de export",
  skipped: "weggelaten, omdat er een fout in staat",
  later: "aangemeld na de peildatum",
  registered: (referenceDate: string) => `aangemeld tot en met ${referenceDate}`,
  protectedFunnel:
    "Hoeveel van deze aanmeldingen in elke categorie tellen, staat hieronder, voor zover we dat tonen.",
  protectedCount: "Hoeveel van deze aanmeldingen meetellen, staat hieronder, als we dat tonen.",
  outcome: "Wat komt eruit?",
  old: (period: string) => `oud is ${period}`,
  now: (period: string) => `nieuw is ${period}`,
  protection: "Hoe beschermen we het?",
  remarks: "Let op",
  internal:
    "NIET-PUBLICEREN: kleine aantallen zijn hier te zien. Deze uitleg is alleen voor intern gebruik.",
  rows: "Aantal",
  step: "Stap",

  allFigures: "Alle cijfers",
  howToExplain:
    "Laat een cijfer uitleggen met zijn naam of zijn omschrijving, zoals: report explain registrations.total --period 2024-Q1",
  howToName:
    "Ook het laatste deel van een naam mag, als maar één cijfer zo heet: report explain supported",
  figureTaken: (figure: string, label: string) => `Dit gaat over ${figure} (${label}).`,
  figureIsNumber: `Noem het cijfer, niet het getal, zoals: report explain registrations.total. ${SEE_ALL}`,
  figureUnknown: (near: readonly NamedFigure[]) => [
    `Dit cijfer bestaat niet.${meantOneOf(near)}`,
    ...near.map(inList),
    SEE_ALL,
  ],
  figureAmbiguous: (figures: readonly NamedFigure[]) => [
    `Er zijn meer cijfers met deze naam.${meantOneOf(figures)}`,
    ...figures.map(inList),
  ],
  figureIsGroup: (figures: readonly NamedFigure[]) => [
    `Zo begint de naam van meer cijfers. Noem er één.${meantOneOf(figures)}`,
    ...figures.map(inList),
  ],
} as const;
