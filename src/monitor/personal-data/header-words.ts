const WHOLE_WORDS: readonly string[] = [
  "bsn",
  "burgerservicenummer",
  "iban",
  "rekeningnummer",
  "mail",
  "email",
];
const ENDINGS: readonly string[] = ["naam", "adres", "straat"];
const BEGINNINGS: readonly string[] = ["telefoon", "mobiel", "postcode", "geboorte", "email"];

/**
 * What marks a header as one of a column with personal data: the word, or part of a word, of the
 * contract's list that stands in it. Undefined where the header is harmless.
 */
export function personalWordIn(header: string): string | undefined {
  for (const word of header
    .normalize("NFC")
    .toLowerCase()
    .split(/\P{L}+/u)) {
    const mark =
      WHOLE_WORDS.find((whole) => word === whole) ??
      ENDINGS.find((ending) => word.endsWith(ending)) ??
      BEGINNINGS.find((beginning) => word.startsWith(beginning));
    if (mark !== undefined) return mark;
  }
  return undefined;
}
