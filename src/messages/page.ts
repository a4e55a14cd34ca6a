/** The Dutch messages about content that does not fit on a page. */
export const pageMessages = {
  /**
   * A table of a text, by its number from 1 among the tables of that text; 0 for a table in a
   * footnote.
   */
  tableOfNarrative: (number: number, tables: number) =>
    `${nameOf(number, tables)} in deze tekst is breder dan een pagina. Haal kolommen weg, maak er twee tabellen van, of kies kortere woorden.`,
  textOfNarrative:
    "In deze tekst staat iets wat breder is dan een kolom, zoals een lijst of citaat met heel veel niveaus. Maak er minder niveaus van.",
  table: (section: string, caption: string) =>
    `In "${section}" staat een tabel die breder is dan een pagina${caption === "" ? "" : `: "${caption}"`}. Kies kortere namen, of minder kolommen.`,
  text: (section: string) =>
    `In "${section}" staat een tekst die breder is dan een kolom. Kies een kortere tekst.`,
  tooLong: (pages: number, most: number, isCorrected: boolean) =>
    isCorrected
      ? `Met wat er gecorrigeerd is heeft het document ${pages} pagina's, en het mag er ten hoogste ${most} hebben. Noem bij de correctie onder figures alleen cijfers die in dit document staan, of maak de teksten korter.`
      : `Met deze teksten heeft het document ${pages} pagina's, en het mag er ten hoogste ${most} hebben. Maak de teksten korter.`,
  cover:
    "Op de omslag is te weinig plaats voor de naam van de organisatie. Maak `organisation` in report.config.yaml korter.",
} as const;

function nameOf(number: number, tables: number): string {
  if (number === 0) return "Een tabel";
  return tables === 1 ? "De tabel" : `De ${number}e tabel`;
}
