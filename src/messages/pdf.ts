/** What a reader of the PDF finds beside its pages. */
export const pdfMessages = {
  figuresJson: "De cijfers van dit rapport, om te lezen met een programma (JSON)",
  figuresCsv: "De cijfers van dit rapport als tabel, om te openen in Excel (CSV)",
} as const;
