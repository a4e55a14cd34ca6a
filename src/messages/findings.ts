/**
 * The Dutch message of every problem that the input can have. A message gets numbers, column
 * names and codebook terms at the most: never what stands in a cell.
 */
export const findingMessages = {
  "date-invalid": () =>
    "Dit is geen geldige datum. Schrijf een bestaande dag als 2024-04-30 of 30-04-2024, in de jaren 2000 t/m 2099.",
} as const;

export type FindingCode = keyof typeof findingMessages;
