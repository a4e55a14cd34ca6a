/** Characters that show nothing: joiners, soft hyphens, marks of direction, byte order marks. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** White space of every kind: \u0085 and \u2800 are none to JavaScript, and look like it. */
const SPACES = /[\s\u0085\u2800]+/gu;
const DASHES = /[\p{Pd}\u02d7\u2043\u2212\u2796]/gu;

/** The name of a region as it prints: in NFC, without invisible characters, its spaces plain ones. */
export function regionName(text: string): string {
  return text.replaceAll(INVISIBLE, "").replaceAll(SPACES, " ").trim().normalize("NFC");
}

/** What two names of a region have in common when they mean the same one. */
export function regionKey(text: string): string {
  // By way of capitals, which fold letters that have no small form of their own.
  return regionName(text).toUpperCase().toLowerCase().replaceAll(DASHES, "-").normalize("NFC");
}
