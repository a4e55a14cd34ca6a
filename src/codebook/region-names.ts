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

const KIND = /^(?:(?:jeugd(?:zorg|hulp)?|zorg|inkoop)?regio )?(?:(?:de|het) )?(?=.)/u;
/** These part names or begin a note: with one of them a text is no other spelling of a name. */
const PARTING = /[,;#@\n\r]/u;

/**
 * What spellings of one name have in common beside that: punctuation, accents and a word such as
 * "regio" before it are free. Undefined for a text that holds more than a name. Such a key is
 * compared with the codebook's names only: two unknown names may differ in just these.
 */
export function looseRegionKey(text: string): string | undefined {
  if (PARTING.test(text)) return undefined;
  const words = regionKey(text)
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("&", " en ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const key = words.replace(KIND, "");
  return key === "" ? undefined : key;
}
