import { formatInteger } from "../language/numbers.ts";

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

  figureMissing: (list: readonly string[]) => [
    "Noem het cijfer dat je uitgelegd wilt hebben, zoals: report explain registrations.total --period 2024-Q1",
    "Dit zijn alle cijfers:",
    ...list,
  ],
  figureUnknown: (suggestion: string | undefined) =>
    `Dit cijfer bestaat niet.${suggestion === undefined ? "" : ` Bedoel je ${suggestion}?`} Bekijk alle cijfers met: report explain`,
} as const;
