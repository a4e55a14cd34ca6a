import * as fc from "fast-check";
import { oneOf } from "./characters.ts";

/** Invented personal data, in the notations that the export's contract describes. */

const LOWER = oneOf("abcdefghijklmnopqrstuvwxyz");
const UPPER = oneOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const DIGIT = oneOf("0123456789");

const lettersOf = (unit: fc.Arbitrary<string>, minLength: number, maxLength: number) =>
  fc.string({ unit, minLength, maxLength });
const digits = (count: number) => lettersOf(DIGIT, count, count);
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(""));

/** Addresses with a dot in the domain, which ends in two or more letters. */
export const emails = joined(
  lettersOf(LOWER, 1, 8),
  fc.constantFrom("", ".x", "-x", "+x", "_x"),
  fc.constant("@"),
  lettersOf(LOWER, 1, 8),
  fc.constantFrom("", "-x", ".co", "9"),
  fc.constant("."),
  lettersOf(LOWER, 2, 6),
);

const firstDigits = oneOf("123456789");
/** Nine digits without a leading 0. */
const subscribers = joined(firstDigits, digits(8));

/** Telephone numbers without separators. */
export const plainPhones = joined(fc.constantFrom("0", "+31", "0031"), subscribers);

/** Telephone numbers as people write them, except the ones that look like a date. */
export const spacedPhones = fc
  .tuple(
    fc.constantFrom("0", "+31", "0031", "+31(0)", "+31 (0)", "0031 (0)"),
    subscribers,
    fc.array(fc.constantFrom("", "", " ", "-"), { minLength: 9, maxLength: 9 }),
  )
  .map(
    ([start, number, gaps]) =>
      start +
      number
        .split("")
        .map((digit, at) => gaps[at] + digit)
        .join(""),
  )
  .filter((phone) => !/\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d{2}-\d{2}/.test(phone));

/** The letters and digits after the check digits of an IBAN, by country. */
const ACCOUNTS = fc.oneof(
  fc.tuple(fc.constant("NL"), joined(lettersOf(UPPER, 4, 4), digits(10))),
  fc.tuple(fc.constant("BE"), digits(12)),
  fc.tuple(fc.constant("DE"), digits(18)),
  fc.tuple(fc.constant("GB"), joined(lettersOf(UPPER, 4, 4), digits(14))),
  fc.tuple(fc.constant("NO"), digits(11)),
  fc.tuple(fc.constant("FR"), lettersOf(fc.oneof(DIGIT, UPPER), 23, 23)),
);

function remainderOver97(text: string): number {
  const number = text.replaceAll(/[A-Z]/g, (letter) => `${letter.charCodeAt(0) - 55}`);
  return Number(BigInt(number) % 97n);
}

/** Account numbers with check digits that are `shift` too high; 0 for valid ones. */
function ibansWith(shift: fc.Arbitrary<number>): fc.Arbitrary<string> {
  return fc.tuple(ACCOUNTS, shift).map(([[country, account], by]) => {
    const right = 98 - remainderOver97(`${account}${country}00`);
    const check = ((right + by - 2) % 97) + 2;
    return `${country}${`${check}`.padStart(2, "0")}${account}`;
  });
}

export const ibans = ibansWith(fc.constant(0));
export const failingIbans = ibansWith(fc.integer({ min: 1, max: 96 }));

/** The same numbers in groups of four. */
export const spacedIbans = ibans.map((iban) => (iban.match(/.{1,4}/g) ?? []).join(" "));

export const postcodes = fc
  .tuple(firstDigits, digits(3), fc.constantFrom("", " ", "\u00a0"), UPPER, UPPER)
  .filter(([, , , ...letters]) => !["SA", "SD", "SS"].includes(letters.join("")))
  .map((parts) => parts.join(""));

/** The sum of the eleven-test for a number of nine digits. */
function elevenSum(number: string): number {
  return number
    .split("")
    .reduce((sum, digit, at) => sum + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
}

export function passesElevenTest(number: string): boolean {
  return number !== "000000000" && elevenSum(number) % 11 === 0;
}

const nineDigits = digits(9);
/**
 * Citizen service numbers. The last digit is chosen so that the number passes, if one of the ten
 * does.
 */
export const bsns = nineDigits
  .map((number) => `${number.slice(0, 8)}${(elevenSum(`${number.slice(0, 8)}0`) % 11) % 10}`)
  .filter(passesElevenTest);
export const failingNumbers = nineDigits.filter((number) => !passesElevenTest(number));

/** Citizen service numbers in groups. */
export const spacedBsns = fc
  .tuple(bsns, fc.constantFrom(".", " ", "\u00a0"), fc.constantFrom([3, 6], [4, 6], [2, 5]))
  .map(([number, mark, [first = 3, second = 6]]) =>
    [number.slice(0, first), number.slice(first, second), number.slice(second)].join(mark),
  );
