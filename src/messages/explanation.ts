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
