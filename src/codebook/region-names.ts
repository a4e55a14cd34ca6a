// The youth-care regions with their names, and the provinces with their inhabitants.

/** Invisible characters: joiners, soft hyphens, marks of direction, byte order marks. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/**
 * White space of every kind. JavaScript does not count \u0085 and \u2800, but they look like it.
 */
const SPACES = /[\s\u0085\u2800]+/gu;
const DASHES = /[\p{Pd}\u02d7\u2043\u2212\u2796]/gu;

/** The printed name of a region: in NFC, without invisible characters, with plain spaces. */
export function regionName(text: string): string {
  return text.replaceAll(INVISIBLE, "").replaceAll(SPACES, " ").trim().normalize("NFC");
}

/** The key of a region's name. Two names with the same key mean the same region. */
export function regionKey(text: string): string {
  // Upper case first, because it folds letters that have no small form of their own.
  return regionName(text).toUpperCase().toLowerCase().replaceAll(DASHES, "-").normalize("NFC");
}
