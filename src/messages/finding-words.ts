import { formatInteger } from "../language/numbers.ts";

/** What a file can be that is no CSV, in Dutch, for behind "Dit is". */
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

/** Why a text is no date, as far as it can be told. */
export const DATE_FAULTS = {
  swapped:
    "Deze dag bestaat niet: een datum begint met de dag of met het jaar. Zijn dag en maand hier verwisseld? Schrijf een datum als 2024-04-30 of 30-04-2024.",
  "no-such-day":
    "Deze dag bestaat niet. Controleer de dag en de maand: schrijf een datum als 2024-04-30 of 30-04-2024.",
  "other-year":
    "Dit jaar kan niet. Een datum ligt in de jaren 2000 t/m 2099. Kijk of er een tikfout in het jaartal staat.",
  "short-year":
    "Het jaartal heeft maar twee cijfers. Schrijf het jaar voluit: 2024-04-30 of 30-04-2024.",
  "serial-number":
    "Hier staat een getal en geen datum. Geef deze kolom in Excel de notatie Datum en sla het bestand opnieuw op als CSV.",
  dots: "In deze datum staan punten. Schrijf een datum als 2024-04-30 of 30-04-2024.",
  "month-name":
    "Dit is geen geldige datum: de maand staat er in letters. Schrijf de maand als getal: 2024-04-30 of 30-04-2024.",
  "too-narrow":
    "Hier staan alleen hekjes (####): de kolom was in Excel te smal voor de datum. Maak de kolom breder en sla het bestand opnieuw op als CSV.",
  "formula-error":
    "Hier staat de foutmelding van een formule, zoals #N/B. Verbeter de formule, of laat de cel leeg als de datum niet bekend is.",
  /** A word or mark for what is not known. */
  placeholder: "Is de datum niet bekend? Laat de cel dan leeg.",
  "placeholder-filled":
    "Hier hoort op elke rij een datum te staan. Vul hem in als 2024-04-30 of 30-04-2024, of haal de rij weg.",
  "placeholder-dated":
    "Hier hoort een datum te staan. Is die niet bekend? Haal dan dit antwoord met zijn apenstaartje weg.",
  "no-date":
    "Dit is geen geldige datum. Schrijf een bestaande dag als 2024-04-30 of 30-04-2024, in de jaren 2000 t/m 2099.",
} as const;

export type DateFault = keyof typeof DATE_FAULTS;

/** Why a text is no count. */
export const COUNT_FAULTS = {
  "too-narrow":
    "Hier staan alleen hekjes (####): de kolom was in Excel te smal voor het getal. Maak de kolom breder en sla het bestand opnieuw op als CSV.",
  "formula-error":
    "Hier staat de foutmelding van een formule, zoals #N/B. Verbeter de formule, of laat de cel leeg als het aantal niet bekend is.",
  placeholder:
    "Dit is geen geldig aantal. Is het aantal niet bekend? Laat de cel dan leeg. Zijn er geen? Schrijf dan 0.",
  "no-count": "Dit is geen geldig aantal. Schrijf een heel getal van 0 t/m 99.",
} as const;

export type CountFault = keyof typeof COUNT_FAULTS;

/** More answers than this are no sentence any more. */
const MOST_ANSWERS = 13;

/** Which answers there are to choose from. */
export function choose(codes: readonly string[]): string {
  return codes.length <= MOST_ANSWERS
    ? `Kies uit: ${codes.join(", ")}.`
    : "De antwoorden staan in: report codebook.";
}

/** The term that the user may have meant, as a question. */
export function meant(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : ` Bedoel je ${suggestion}?`;
}

/** "1 cel", "29 cellen". */
export function cellCount(count: number): string {
  return count === 1 ? "1 cel" : `${formatInteger(count)} cellen`;
}
