import { formatInteger, oneOf } from "../language/words.ts";

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
