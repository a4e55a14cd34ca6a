import { z } from "zod";

import { type Day, isoDay } from "../period/day.ts";

/** Where a report may send its readers: addresses on the web, for mail and for the telephone. */

/** How readers reach someone. */
export interface ContactPoint {
  /** As it was written: "088 123 45 67", "https://www.voorbeeld.nl/contact". */
  readonly text: string;
  /** Where a link leads: an address that begins with `mailto:`, `tel:` or `https:`. */
  readonly link: string;
}

/** A browser reads a backslash as a slash, and what does not show hides where an address leads. */
export function isWebAddress(text: string): boolean {
  return (
    /^https?:\/\/[^\s\\\p{C}\p{Default_Ignorable_Code_Point}<>"`]+$/iu.test(text) &&
    URL.canParse(text)
  );
}

/** The same, of a page that nobody can change on its way to the reader. */
export function isSecureAddress(text: string): boolean {
  return /^https:/i.test(text) && isWebAddress(text);
}

/** What stands before an @ in a site's name is a user of the site behind it. */
export function hasUser(text: string): boolean {
  return /^[^/]*\/\/[^/?#]*@/.test(text);
}

/** The places in an address for what differs between reports. */
const PERIOD = "{period}";
const DOCUMENT = "{document}";
const FILE = "{file}";
const YEAR = "{year}";
const MONTH = "{month}";

/** The places that the address of a web page may have, and those for the address of a file. */
export const PAGE_PLACES: readonly string[] = [PERIOD, DOCUMENT];
export const FILE_PLACES: readonly string[] = [FILE, YEAR, MONTH, PERIOD, DOCUMENT];

/** True for an address with a place for the name of a file. */
export function namesFile(address: string): boolean {
  return address.includes(FILE);
}

/** False for an address with braces in its host, or with others than `places` behind it. */
export function hasOnlyPlaces(address: string, places: readonly string[]): boolean {
  const [site = "", ...rest] = address.replace(/^https?:\/\//i, "").split(/(?=[/?#])/);
  const without = places.reduce((text, place) => text.replaceAll(place, ""), rest.join(""));
  return !/[{}]/.test(site + without);
}

/** A document as an address names it. */
interface Addressed {
  readonly document: string;
  readonly periodId: string;
}

/**
 * The address of the web page of a document. Null for another type than the main document where the
 * address has no place for the type.
 */
export function addressOfDocument(
  address: string,
  { document, periodId }: Addressed,
  mainDocument: string,
): string | null {
  if (document !== mainDocument && !address.includes(DOCUMENT)) return null;
  return address.replaceAll(PERIOD, periodId).replaceAll(DOCUMENT, document);
}

/**
 * The address of the files of a document, in which only the place for the name is left. Its year and
 * month are those of publication, as a media library sorts files by the month of upload.
 *
 * @param day the day of publication
 */
export function addressOfFiles(
  address: string,
  { document, periodId }: Addressed,
  day: Day,
): string {
  const [year = "", month = ""] = isoDay(day).split("-");
  return address
    .replaceAll(YEAR, year)
    .replaceAll(MONTH, month)
    .replaceAll(PERIOD, periodId)
    .replaceAll(DOCUMENT, document);
}

/** An apostrophe would be printed as a curved one, and the address be another. */
const email = z.email().refine((address) => !address.includes("'"));
/** Digits as people group them; a zero that is not dialled from abroad may stand in brackets. */
const TELEPHONE = /^(?:\+ ?)?\(?\d(?:[ ./()-]{0,3}\d){2,14}$/;
/** Numbers that work within the country only. */
const WITHIN_THE_COUNTRY = /^0(?:800|90\d)/;
const TRUNK_ZERO = /^0(?=[1-9]\d{8}$)/;

/** The mail address, telephone number or web address that a text is; undefined where it is none. */
export function contactPoint(text: string): ContactPoint | undefined {
  const address = text.replace(/^mailto:/i, "");
  if (email.safeParse(address).success) return { text: address, link: `mailto:${address}` };
  const number = text.replace(/^tel:/i, "");
  if (TELEPHONE.test(number)) return { text: number, link: `tel:${dialled(number)}` };
  return isSecureAddress(text) && !hasUser(text) ? { text, link: text } : undefined;
}

/** A telephone number as a link has it (RFC 3966): of the world where it can be. */
function dialled(number: string): string {
  const digits = number.replace("(0)", "").replaceAll(/[^\d+]/g, "");
  if (digits.startsWith("00")) return digits.replace("00", "+");
  return WITHIN_THE_COUNTRY.test(digits) ? digits : digits.replace(TRUNK_ZERO, "+31");
}
