import { NO_WORD_AFTER } from "../../personal-data/boundaries.ts";

/** A character that can stand directly before the @ of an e-mail address. */
const LOCAL_CHARACTER = /[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{}~-]/u;
/** What follows the @: a domain with a dot that ends in two or more letters. */
const DOMAIN = new RegExp(
  String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.-]{0,250})\.\p{L}{2,63}${NO_WORD_AFTER}`,
  "uy",
);

/** True where an e-mail address stands somewhere in `text`. */
export function hasEmail(text: string): boolean {
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    if (at === 0 || !LOCAL_CHARACTER.test(text.charAt(at - 1))) continue;
    DOMAIN.lastIndex = at + 1;
    if (DOMAIN.test(text)) return true;
  }
  return false;
}
