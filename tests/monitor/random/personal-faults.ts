import * as fc from "fast-check";

import { passesElevenTest } from "../../../src/monitor/personal-data/bsn.ts";
import { lone, type FaultMaker } from "./fault.ts";
import { UNKNOWN_HEADERS } from "./valid-rows.ts";

/** The weights of the eleven-test, by which a citizen service number is checked. */
const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2] as const;

/** Nine digits that pass the eleven-test. */
export const serviceNumbers: fc.Arbitrary<string> = fc
  .integer({ min: 10_000_000, max: 99_999_999 })
  .map((start) => {
    const digits = String(start);
    const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
    return `${digits}${sum % 11}`;
  })
  .filter((number) => number.length === 9);

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const words = fc.stringMatching(/^[a-h]{2,8}$/);

/** The check digits that make an IBAN of a Dutch account valid. */
function dutchIban(bank: string, account: string): string {
  const numeric = `${bank}${account}NL00`.replaceAll(/[A-Z]/g, (letter) =>
    String(Number.parseInt(letter, 36)),
  );
  const check = 98n - (BigInt(numeric) % 97n);
  return `NL${String(check).padStart(2, "0")}${bank}${account}`;
}
const ibans = fc
  .tuple(fc.constantFrom("ABNA", "INGB", "RABO", "TRIO"), digits(10))
  .map(([bank, account]) => dutchIban(bank, account));

const emails = fc
  .tuple(words, words, fc.constantFrom("nl", "com", "co.uk"))
  .map(([name, domain, end]) => `${name}@${domain}.${end}`);
const phones = fc
  .tuple(
    fc.constantFrom("0", "+31", "0031", "+31 ", "+31(0)"),
    fc.constantFrom("6", "20", "10"),
    fc.constantFrom("", "-", " "),
    digits(8),
  )
  .map(([start, area, mark, rest]) => `${start}${area}${mark}${rest.slice(0, 9 - area.length)}`)
  // Its last nine digits may be a citizen service number as well: then both are told.
  .filter((phone) => !passesElevenTest(phone.replaceAll(/\D/g, "").slice(-9)));
const postcodes = fc
  .tuple(
    fc.integer({ min: 1000, max: 9999 }),
    fc.constantFrom("", " "),
    fc.constantFrom("AB", "XZ", "WX"),
  )
  .map((parts) => parts.join(""));

/** In an unknown column, alone or within a text that is harmless. */
function planted(
  kind: "email" | "phone" | "iban" | "postcode" | "bsn",
  values: fc.Arbitrary<string>,
): FaultMaker {
  return () =>
    fc
      .tuple(
        values,
        fc.constantFrom(...UNKNOWN_HEADERS),
        fc.constantFrom("", "zie "),
        fc.constantFrom("", ", graag", "\nen meer"),
      )
      .filter(([, , before, after]) => kind !== "bsn" || before !== "" || after !== "")
      .map(([value, column, before, after]) =>
        lone(`personal-data-${kind}`, column, `${before}${value}${after}`),
      );
}

/** Every kind of personal data that a cell by itself gives away. */
export const PERSONAL_FAULTS: Readonly<Record<string, FaultMaker>> = {
  "an e-mail address": planted("email", emails),
  "a telephone number": planted("phone", phones),
  "an account number": planted("iban", ibans),
  "a postcode": planted("postcode", postcodes),
  "a citizen service number": planted("bsn", serviceNumbers),
};
