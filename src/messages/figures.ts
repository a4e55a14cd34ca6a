import { formatInteger } from "../language/numbers.ts";

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

/** The descriptions of the files that are attached to the PDF. */
export const pdfMessages = {
  figuresJson: "De cijfers van dit rapport, om te lezen met een programma (JSON)",
  figuresCsv: "De cijfers van dit rapport als tabel, om te openen in Excel (CSV)",
} as const;
