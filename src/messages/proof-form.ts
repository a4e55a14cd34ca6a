/** The Dutch messages about unfinished places and repeated paragraphs in texts. */
export const proofFormMessages = {
  "text-left-over":
    "Dit lijkt te zijn blijven staan: een plek die nog ingevuld moet worden. Vul hem in of haal hem weg.",
  "text-comment-shown":
    "Deze opmerking komt als gewone tekst in het rapport. Zet er een lege regel boven, en zet haakjes om de hele opmerking en niet erin: [//]: # (opmerking)",
  "text-repeated":
    "Deze alinea stond al in een tekst van een eerdere periode. Klopt zij nog? Schrijf wat er nu te zeggen is, of haal haar weg.",
  "text-repeated-here":
    "Deze alinea staat twee keer in dit document. Haal haar op een van de twee plekken weg.",
} as const;
/** Words that follow the messages about unfinished places and repeated paragraphs. */
export const proofFormWords = {
  /** `sign` is a word of our own list. What a writer typed may name a person. */
  leftOver: (sign: string) => `Hier staat "${sign}".`,
  same: (period: string) => `Zij staat ook in de tekst van ${period}.`,
  sameButForFigures: (period: string) =>
    `Zij is op cijfers en maanden na gelijk aan een alinea in de tekst van ${period}.`,
  sameText: "De eerste staat in deze tekst.",
  otherText: (file: string) => `De eerste staat in ${file}.`,
} as const;
