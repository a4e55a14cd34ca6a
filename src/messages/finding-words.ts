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
  "no-such-day":
    "Deze dag bestaat niet. Controleer de dag en de maand: schrijf een datum als 2024-04-30 of 30-04-2024.",
  "other-year": "Dit jaar kan niet. Een datum ligt in de jaren 2000 t/m 2099.",
  "short-year":
    "Het jaartal heeft maar twee cijfers. Schrijf het jaar voluit: 2024-04-30 of 30-04-2024.",
  "serial-number":
    "Hier staat een getal en geen datum. Geef deze kolom in Excel de notatie Datum en sla het bestand opnieuw op als CSV.",
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
