import { NO_WORD_AFTER, NO_WORD_BEFORE } from "./boundaries.ts";

// Citizen service numbers (BSN) and account numbers (IBAN). `hasBsn` and `hasIban` search a cell of
// an export by the strict rules of the contract. `possibleBsnsIn` and `ibansIn` search running
// text, where people write numbers in many ways.

/**
 * The weights of the eleven-test: 9 to 2 for the first eight digits, −1 for the ninth. A number
 * passes if eleven divides the weighted sum.
 */
const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1] as const;
const DIGIT_ZERO = 0x30;

/**
 * A pattern for one digit and `count` more, in a row or with single dots or single spaces between
 * them.
 */
function digits(count: string): string {
  return String.raw`\d(?:\.?\d){${count}}|\d(?: ?\d){${count}}`;
}

// A look-ahead also finds a number that begins within a candidate that fails.
const WITHIN_TEXT = new RegExp(`${NO_WORD_BEFORE}(?=(${digits("8")})${NO_WORD_AFTER})`, "gu");
const WHOLE_CELL = new RegExp(`^(?:${digits("7,8")})$`, "u");
/** A lone digit between separators: a list of numbers, not one number in groups. */
const LONE_DIGIT = /(?:^|[. ])\d(?:[. ]|$)/u;

/** True if `text` contains a citizen service number (BSN) of nine digits. */
export function hasBsn(text: string): boolean {
  for (const { 1: candidate = "" } of text.matchAll(WITHIN_TEXT)) {
    if (!LONE_DIGIT.test(candidate) && passesElevenTest(candidate.replaceAll(/[. ]/g, ""))) {
      return true;
    }
  }
  return false;
}

/** The digits of a cell with only eight or nine digits; undefined for any other cell. */
export function bareNumber(cell: string): string | undefined {
  return WHOLE_CELL.test(cell) && !LONE_DIGIT.test(cell) ? cell.replaceAll(/[. ]/g, "") : undefined;
}

/** The eleven-test on nine digits, or on eight with a leading zero left out. All zeros fail. */
export function passesElevenTest(number: string): boolean {
  let sum = 0;
  let hasOtherDigit = false;
  for (let at = 0; at < number.length; at += 1) {
    const digit = number.charCodeAt(at) - DIGIT_ZERO;
    sum += digit * (WEIGHTS[at + WEIGHTS.length - number.length] ?? 0);
    hasOtherDigit ||= digit !== 0;
  }
  return hasOtherDigit && sum % 11 === 0;
}
