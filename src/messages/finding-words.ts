import { formatInteger } from "../language/numbers.ts";

/** The kinds of file that are not CSV, in Dutch, to follow "Dit is". */
export const FILE_KINDS = {
  workbook: "een werkmap van Excel of een ander rekenprogramma",
  archive: "een ingepakt bestand (zip)",
  pdf: "een pdf",
  html: "een webpagina (html)",
  xml: "een XML-bestand",
  json: "een JSON-bestand",
  document: "een tekstdocument, zoals van Word",
  image: "een afbeelding",
  binary: "een bestand met andere tekens dan tekst",
} as const;

export type FileKind = keyof typeof FILE_KINDS;

/** Advice about a cell whose value is not known. */
export const LEAVE_EMPTY = "Laat de cel leeg als je het niet weet.";

const WRITE_DATE = "Schrijf een datum als 2024-04-30 of 30-04-2024.";

/** Why a text is not a date, with advice. */
const DATE_FAULTS = {
  swapped: `Deze dag bestaat niet: een datum begint met de dag of met het jaar. Zijn dag en maand hier verwisseld? ${WRITE_DATE}`,
  "no-such-day":
    "Deze dag bestaat niet. Controleer de dag en de maand: schrijf een datum als 2024-04-30 of 30-04-2024.",
  "other-year":
    "Dit jaar kan niet. Een datum ligt in de jaren 2000 t/m 2099. Kijk of er een tikfout in het jaartal staat.",
  "short-year":
    "Het jaartal heeft maar twee cijfers. Schrijf het jaar voluit: 2024-04-30 of 30-04-2024.",
  "serial-number":
    "Hier staat een getal en geen datum. Geef deze kolom in Excel de notatie Datum en sla het bestand opnieuw op als CSV.",
  dots: `In deze datum staan punten. ${WRITE_DATE}`,
  "other-form":
    "Deze datum is anders geschreven dan we kunnen lezen. Schrijf de datum als 2024-04-30 of 30-04-2024, met gewone streepjes (-) en met twee cijfers voor de dag en de maand.",
  "month-name":
    "Dit is geen geldige datum: de maand staat er in letters. Schrijf de maand als getal: 2024-04-30 of 30-04-2024.",
  "too-narrow":
    "Hier staan alleen hekjes (####): de kolom was in Excel te smal voor de datum. Maak de kolom breder en sla het bestand opnieuw op als CSV.",
  beside:
    "Naast de datum staat hier nog iets anders. Laat alleen de datum staan, als 2024-04-30 of 30-04-2024.",
  several: "Hier staan meer datums bij elkaar. Laat er één staan.",
  "formula-error": "Hier staat de foutmelding van een formule, zoals #N/B. Verbeter de formule.",
  "not-whole": `Hier staat geen hele datum: de dag, de maand en het jaar zijn alle drie nodig. ${WRITE_DATE}`,
  /** A word or sign that means "unknown". */
  placeholder: "Hier staat geen datum.",
  words: `Hier staat tekst in plaats van een datum. ${WRITE_DATE}`,
  "no-date":
    "Dit is geen geldige datum. Schrijf een bestaande dag als 2024-04-30 of 30-04-2024, in de jaren 2000 t/m 2099.",
} as const;

export type DateFault = keyof typeof DATE_FAULTS;

/** The faults that can mean that the day is not known. */
const MAYBE_UNKNOWN: ReadonlySet<DateFault> = new Set<DateFault>([
  "formula-error",
  "not-whole",
  "placeholder",
  "words",
]);

/** Advice about a date that is not known, by the kind of cell. */
const WITHOUT_DATE = {
  optional: "Laat de cel leeg als je het niet weet of als er nog geen datum is.",
  filled: "Hier hoort op elke rij een datum te staan: vul die in, of haal de rij weg.",
  answer: "Is de datum niet bekend? Haal dan dit antwoord met zijn apenstaartje weg.",
} as const;

export type DatePlace = keyof typeof WITHOUT_DATE;

/** What is wrong with a date, and what to do, in Dutch. */
export function dateAdvice(fault: DateFault, place: DatePlace): string {
  const advice = DATE_FAULTS[fault];
  return MAYBE_UNKNOWN.has(fault) ? `${advice} ${WITHOUT_DATE[place]}` : advice;
}

/** Why a text is not a count, with advice. */
export const COUNT_FAULTS = {
  "too-narrow":
    "Hier staan alleen hekjes (####): de kolom was in Excel te smal voor het getal. Maak de kolom breder en sla het bestand opnieuw op als CSV.",
  "formula-error": `Hier staat de foutmelding van een formule, zoals #N/B. Verbeter de formule. ${LEAVE_EMPTY}`,
  placeholder: `Dit is geen geldig aantal. ${LEAVE_EMPTY} Zijn er geen? Schrijf dan 0.`,
  "no-count": `Dit is geen geldig aantal. Schrijf een heel getal van 0 t/m 99 in cijfers, met niets erbij. ${LEAVE_EMPTY}`,
} as const;

export type CountFault = keyof typeof COUNT_FAULTS;

/** A message lists this many answers at most; a longer list is hard to read. */
const MOST_ANSWERS = 13;

/** The answers to choose from, as a Dutch sentence. */
export function choose(codes: readonly string[]): string {
  return codes.length <= MOST_ANSWERS
    ? `Kies uit: ${codes.join(", ")}.`
    : "De antwoorden staan in: report codebook.";
}

/** "1 cel", "29 cellen". */
export function cellCount(count: number): string {
  return count === 1 ? "1 cel" : `${formatInteger(count)} cellen`;
}
