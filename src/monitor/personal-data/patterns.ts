import { withoutDates } from "../cells/dates.ts";
import { bareNumber, hasBsn } from "../../personal-data/bsn.ts";
import { hasEmail, hasPhone, hasPostcode } from "../../personal-data/contact-details.ts";
import { hasIban } from "../../personal-data/iban.ts";

/** A kind of personal data that its notation shows. */
export type PersonalDataKind = "email" | "phone" | "iban" | "postcode" | "bsn";

/**
 * The kinds of personal data in a cell or header. A cell of only eight or nine digits has no kind,
 * because its whole column decides whether it is a BSN.
 */
export function personalDataIn(text: string): readonly PersonalDataKind[] {
  if (!mayHoldPersonalData(text)) return [];
  const plain = plainSpaces(text);
  const searched = withoutDates(plain);
  if (!mayHoldPersonalData(searched)) return [];
  const found: PersonalDataKind[] = [];
  if (hasEmail(searched)) found.push("email");
  if (hasPhone(searched)) found.push("phone");
  if (hasIban(searched)) found.push("iban");
  if (hasPostcode(searched)) found.push("postcode");
  if (bareNumber(plain.trim()) === undefined && hasBsn(searched)) found.push("bsn");
  return found;
}

/** The number in a cell of only eight or nine digits; its column decides whether it is a BSN. */
export function numberAlone(text: string): string | undefined {
  return mayHoldPersonalData(text) ? bareNumber(plainSpaces(text).trim()) : undefined;
}

const DIGIT_ZERO = 0x30;
const DIGIT_NINE = 0x39;
const AT_SIGN = 0x40;
/** No pattern with digits has fewer. */
const FEWEST_DIGITS = 4;

/** A quick check that excludes most cells: every pattern has an @ or four digits. */
function mayHoldPersonalData(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === AT_SIGN) return true;
    if (code >= DIGIT_ZERO && code <= DIGIT_NINE) digits += 1;
    if (digits >= FEWEST_DIGITS) return true;
  }
  return false;
}

/** The text with plain spaces in place of the non-breaking spaces that Excel leaves. */
function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, " ");
}
