/** The Dutch messages about the narrative files, with how serious each is. */
export const narrativeMessages = {
  "narrative-front-matter": {
    severity: "error",
    message:
      "Het blok tussen de strepen (---) bovenaan klopt niet. Daar mag alleen `voorbeeldtekst: true` of `voorbeeldtekst: false` staan.",
  },
  "narrative-heading": {
    severity: "error",
    message:
      "Een kop in de tekst begint met drie hekjes (###). De titel van het hoofdstuk komt uit het rapport zelf.",
  },
  "narrative-heading-jump": {
    severity: "warning",
    message:
      "Deze kop slaat een niveau over. In het rapport zetten we hem een niveau onder de kop ervoor, omdat een voorleesprogramma de koppen als inhoudsopgave gebruikt. Haal een hekje (#) weg.",
  },
  "narrative-html": {
    severity: "error",
    message: "HTML kan hier niet. Schrijf de opmaak in Markdown.",
  },
  "narrative-link": {
    severity: "warning",
    message:
      "Deze verwijzing leidt in het rapport nergens heen; alleen de woorden komen erin. Gebruik een volledig adres dat begint met https://, mailto: of tel:.",
  },
  "narrative-image": {
    severity: "error",
    message: "Afbeeldingen kunnen hier niet. Haal de afbeelding weg.",
  },
  "narrative-note": {
    severity: "error",
    message:
      "Deze noot heeft geen tekst. Schrijf onderaan: [^x]: en dan de tekst, met de naam van de noot in plaats van x.",
  },
  "narrative-note-in-note": {
    severity: "error",
    message: "Een noot kan geen andere noot aanroepen. Haal de noot uit de tekst van deze noot.",
  },
  "narrative-encoding": {
    severity: "error",
    message: "Dit bestand is geen UTF-8. Sla het op als UTF-8.",
  },
  "narrative-character": {
    severity: "warning",
    message:
      "Dit teken staat niet in het lettertype van het rapport. Kies een ander teken of schrijf het uit.",
  },
  "narrative-empty": {
    severity: "warning",
    message: "Dit bestand heeft geen tekst. Het onderdeel komt niet in het rapport.",
  },
  "narrative-unknown": {
    severity: "warning",
    message: "Het rapport heeft geen onderdeel met deze naam. Dit bestand wordt niet gebruikt.",
  },
  "period-folder-unknown": {
    severity: "warning",
    message:
      "De naam van deze map is geen periode zoals 2024-Q1 of 2024-02--2024-04. Deze map wordt niet gebruikt.",
  },
} as const satisfies Record<string, { severity: "error" | "warning"; message: string }>;

export type NarrativeCode = keyof typeof narrativeMessages;
