/** What takes the place of a character that was lost, and what no text holds. */
const LOST = /[\p{Cc}\ufffd]/u;
/** UTF-8 that was read as Windows-1252: "Ã«" for "ë", "â€™" for an apostrophe. */
const UTF8_AS_WINDOWS = /[ÃÂ][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â(?:€|‚¬)/u;
/** Letters of old code pages that were read as Windows-1252: "Frysl‰n", "Fryslƒn". */
const OLD_PAGE_AS_WINDOWS = /\p{L}[‚ƒ„†‡ˆ‰‹•¡¢£¤](?=\p{L})/u;

/** True for a name with characters in it that a wrong encoding leaves behind. */
export function isGarbled(name: string): boolean {
  return LOST.test(name) || UTF8_AS_WINDOWS.test(name) || OLD_PAGE_AS_WINDOWS.test(name);
}
