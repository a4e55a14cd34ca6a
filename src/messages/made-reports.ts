/** The Dutch words of the table of reports that a run made. */
export const madeMessages = {
  period: "Periode",
  document: "Document",
  pages: "Pagina's",
  warnings: "Waarschuwingen",
  folder: "Map",
  none: "–",
  notMade: (reason: string) => `niet gemaakt: ${reason}`,
  bug: "er ging iets mis in het programma zelf",
} as const;
