/** Words of this field, and names of forms and numbers, that the dictionary does not have. */
export const KNOWN_WORDS: readonly string[] = (
  "bsn csv html iban gezagsbeëindigend gezagsbeëindigende pleeggrootouder pleeggrootouders " +
  "traumasensitief traumasensitieve uithuisgeplaatst uithuisgeplaatste uithuisgeplaatsten " +
  "woo-verzoek woo-verzoeken"
).split(" ");
