/** The Dutch messages about the language of texts. No message repeats a word of a text. */
export const proofDutchMessages = {
  "text-long-sentence": "Deze zin heeft meer dan 25 woorden. Maak er twee zinnen van.",
  "text-passive": "Deze zin staat in de lijdende vorm. Begin met wie het doet: “We spraken af …”.",
  "text-nominal":
    "Dit is ambtelijk gezegd. Het kan korter: met een gewoon werkwoord of een kort woord.",
  "text-hard-word": "Dit is een moeilijk woord. Er is een gewoner woord voor.",
  "text-spelling":
    "Dit woord staat niet in het Nederlandse woordenboek. Verbeter het. Is het goed? Zet het dan in de instellingen bij woordenlijst, onder goed.",
} as const;
/** Words that follow the messages about language. */
export const proofDutchWords = {
  count: (words: number) => `We tellen er ${words}.`,
  preferably: (plain: string) => `Schrijf liever: ${plain}.`,
  times: (times: number) => `Het staat ${times} keer in deze tekst.`,
  meant: (suggestions: readonly string[]) => `Bedoel je ${suggestions.join(" of ")}?`,
} as const;
