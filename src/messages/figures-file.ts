/**
 * The Dutch messages about a file with published figures. No message repeats the content of the
 * file.
 */
export const figuresFileMessages = {
  unreadable: "Dit bestand kan niet worden gelezen. Controleer de rechten van het bestand.",
  syntax:
    "Dit is geen geldige JSON. Geef een bestand met cijfers (figures-….json) dat Peildatum heeft gemaakt.",
  tooLarge: "Dit bestand is te groot voor een bestand met cijfers.",
  newer:
    "Dit bestand is gemaakt met een nieuwere versie van Peildatum. Werk Peildatum bij en probeer het opnieuw.",
  invalid: (place: string) =>
    place === ""
      ? "Dit is geen bestand met cijfers. Geef een bestand met cijfers (figures-….json) dat Peildatum heeft gemaakt."
      : `Bij ${place} staat niet wat er in een bestand met cijfers hoort te staan.`,
  unsafe: (place: string) => `Bij ${place} staat iets wat niet getoond mag worden.`,
  control: (place: string) =>
    `Bij ${place} staat iets wat niet getoond mag worden: een besturingsteken. Maak dit bestand opnieuw met deze versie van Peildatum, die zulke tekens weghaalt; een bewaard rapport met: report snapshot --period PERIODE --update`,
  internal: (threshold: number) =>
    `In dit bestand zijn kleine aantallen te zien (grens ${threshold}). Het is alleen voor intern gebruik (NIET-PUBLICEREN). We doen alsof iedereen het heeft.`,
  deeper: (text: string, folders: readonly string[]) =>
    `"${text}" is een map zonder bestand met cijfers (figures-….json). Geef de map erin waar dat in staat, zoals ${folders.join(" of ")}.`,
  neither: (text: string) =>
    `"${text}" is geen periode en geen bestand. Schrijf een periode als 2024-Q1 of 2024-02..2024-04, of de naam van een bestand met cijfers (figures-….json).`,
} as const;
