import { z } from "zod";

import { type Day, isoDay } from "../period/day.ts";

/** Addresses to which a report sends its readers: on the web, for mail and for the telephone. */

/** A way for readers to reach the organisation. */
export interface ContactPoint {
  /** As it was written: "088 123 45 67", "https://www.voorbeeld.nl/contact". */
  readonly text: string;
  /** The address of a link; begins with `mailto:`, `tel:` or `https:`. */
  readonly link: string;
}

/**
 * True for an address on the web. Excludes backslashes, which browsers read as slashes, and
 * invisible characters, which hide where an address leads.
 */
export function isWebAddress(text: string): boolean {
  return (
    /^https?:\/\/[^\s\\\p{C}\p{Default_Ignorable_Code_Point}<>"`]+$/iu.test(text) &&
    URL.canParse(text)
  );
}

/** True for an address on the web whose page cannot be changed on its way to the reader. */
export function isSecureAddress(text: string): boolean {
  return /^https:/i.test(text) && isWebAddress(text);
}

/** True for an address with a user name: the part before an @ in front of the name of the site. */
export function hasUser(text: string): boolean {
  return /^[^/]*\/\/[^/?#]*@/.test(text);
}

/** Placeholders in an address for the parts that differ between reports. */
const PERIOD = "{period}";
const DOCUMENT = "{document}";
const FILE = "{file}";
const YEAR = "{year}";
const MONTH = "{month}";

/** The placeholders that are allowed in the address of a web page, and in the address of a file. */
export const PAGE_PLACES: readonly string[] = [PERIOD, DOCUMENT];
export const FILE_PLACES: readonly string[] = [FILE, YEAR, MONTH, PERIOD, DOCUMENT];

/** True for an address with a placeholder for the name of a file. */
export function namesFile(address: string): boolean {
  return address.includes(FILE);
}

/**
 * False for an address with braces in the name of the site, or with other placeholders than
 * `places` after it.
 */
export function hasOnlyPlaces(address: string, places: readonly string[]): boolean {
  const [site = "", ...rest] = address.replace(/^https?:\/\//i, "").split(/(?=[/?#])/);
  const without = places.reduce((text, place) => text.replaceAll(place, ""), rest.join(""));
  return !/[{}]/.test(site + without);
}

/** A document as it is named in an address. */
interface Addressed {
  readonly document: string;
  readonly periodId: string;
}

/**
 * The address of the web page of a document. Null for a document that is not the main document, if
 * the address has no placeholder for the type.
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
 * The address of the files of a document, with only the placeholder for the file name left. The
 * year and month are those of the publication, because a media library sorts files by month of
 * upload.
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

/** An apostrophe is printed as a curved one, which would change the address. */
const email = z.email().refine((address) => !address.includes("'"));
/** Digits as people group them. A zero that is not dialled from abroad can be in brackets. */
const TELEPHONE = /^(?:\+ ?)?\(?\d(?:[ ./()-]{0,3}\d){2,14}$/;
/** Numbers that work only within the Netherlands. */
const WITHIN_THE_COUNTRY = /^0(?:800|90\d)/;
const TRUNK_ZERO = /^0(?=[1-9]\d{8}$)/;

/**
 * Reads a text as a mail address, telephone number or secure web address. Undefined for other text.
 */
export function contactPoint(text: string): ContactPoint | undefined {
  const address = text.replace(/^mailto:/i, "");
  if (email.safeParse(address).success) return { text: address, link: `mailto:${address}` };
  const number = text.replace(/^tel:/i, "");
  if (TELEPHONE.test(number)) return { text: number, link: `tel:${dialled(number)}` };
  return isSecureAddress(text) && !hasUser(text) ? { text, link: text } : undefined;
}

/** The telephone number for a link (RFC 3966), in international form where possible. */
function dialled(number: string): string {
  const digits = number.replace("(0)", "").replaceAll(/[^\d+]/g, "");
  if (digits.startsWith("00")) return digits.replace("00", "+");
  return WITHIN_THE_COUNTRY.test(digits) ? digits : digits.replace(TRUNK_ZERO, "+31");
}
