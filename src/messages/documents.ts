/** The Dutch texts of the list of document types. */
export const documentsMessages = {
  about: "Over",
  needs: "Nodig",
  texts: "Teksten",
  fields: (file: string) => `Velden in ${file}`,
  editions: "Uitgaven",
  page: "Papier",
  export: "een export van de monitor",
  noExport: "geen export: alleen teksten",
  noTexts: "dit documenttype heeft geen teksten",
  required: "moet er zijn",
  published: "wordt gepubliceerd",
  notPublished: "niet om te publiceren",
  pageOf: (
    paper: string,
    orientation: "portrait" | "landscape",
    columns: number,
    mostPages: number | null,
  ) =>
    [
      `${paper} ${orientation === "portrait" ? "staand" : "liggend"}`,
      columns === 1 ? "1 kolom" : `${columns} kolommen`,
      ...(mostPages === null
        ? []
        : [`ten hoogste ${mostPages === 1 ? "1 pagina" : `${mostPages} pagina's`}`]),
    ].join(", "),
  periods: "Periode",
  place: (document: string) =>
    `De teksten staan in content/PERIODE/${document}/, zoals content/2024-Q1/${document}/.`,
  how: (document: string) => `report generate --period 2024-Q1 --document ${document}`,
  images: "teksten mogen afbeeldingen hebben",
} as const;
