/** Words of this field, and short forms of our own, that the dictionary does not have. */
export const KNOWN_WORDS: readonly string[] = [
  "bsn",
  "csv",
  "uithuisgeplaatst",
  "uithuisgeplaatste",
  "uithuisgeplaatsten",
];
