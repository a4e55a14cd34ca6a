import * as fc from "fast-check";
import { oneOf } from "./characters.ts";
import {
  bsns,
  failingIbans,
  failingNumbers,
  ibans,
  passesElevenTest,
  plainPhones,
  postcodes,
} from "./personal-data.ts";
import { registrationDays, spelt } from "./valid-rows.ts";

/** Text that makes one word with a number or code directly beside it. */
const GLUE = fc.constantFrom("a", "Z", "é", "7", "_", "-", "ÿ");
const glued = (hits: fc.Arbitrary<string>) =>
  fc
    .tuple(GLUE, hits, GLUE, fc.boolean())
    .map(([before, hit, after, isBefore]) => (isBefore ? before + hit : hit + after))
    // With one more digit, some numbers become telephone numbers.
    .filter((text) => !/^0[1-9]\d{8}$/.test(text));

const digits = (count: number) =>
  fc.string({ unit: oneOf("0123456789"), minLength: count, maxLength: count });
const joined = (...parts: (string | fc.Arbitrary<string>)[]) =>
  fc
    .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part)))
    .map((all) => all.join(""));

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => `${part}`.padStart(2, "0")).join(":"));
const days = registrationDays.chain(spelt).map((date) => date.replace(/[ T].*/, ""));

/** Dates with other text after them, in which other numbers could be read. */
const moments = joined(
  fc.constantFrom("", "gestart@", "op ", "van 1 tot "),
  days,
  fc.constantFrom(" ", "T"),
  clock,
  fc.oneof(fc.constantFrom("", ":59", ":00Z", ":07+01:00", ":30 +0100"), joined(":12.", digits(9))),
);

/** Numbers with too many digits, too few, or the wrong ones, for a telephone number. */
const noPhones = fc.oneof(
  joined("06", digits(7)).filter((number) => !passesElevenTest(number)),
  joined("00", digits(8)),
  joined("+32", oneOf("123456789"), digits(8)),
  joined("(06)", digits(8)),
  joined("06/", digits(8)),
  joined("06 - ", digits(8)),
  joined("Regio 06-", digits(7)),
);

const names = fc.string({ unit: oneOf("abcxyz"), minLength: 1, maxLength: 6 });
const noEmails = fc.oneof(
  joined(names, "@", names),
  joined(names, ".", names, "@", names, ".n"),
  joined(names, "@", names, ".", digits(2)),
  joined(names, "@", names, ".n1"),
  joined("@", names, ".nl"),
  joined(names, " @ ", names, ".nl"),
  fc.constantFrom("gestart@utrecht", "@", "a@@b"),
);

const noPostcodes = fc.oneof(
  joined(
    fc.constantFrom("1234", "9999", "2500"),
    fc.constantFrom("", " "),
    fc.constantFrom("SA", "SD", "SS"),
  ),
  postcodes.map((code) => code.toLowerCase()),
  postcodes.map((code) => `0${code.slice(1)}`),
  postcodes.map((code) => `${code.slice(0, 4)}  ${code.slice(-2)}`),
  postcodes.map((code) => `${code.slice(0, 4)}-${code.slice(-2)}`),
  joined(fc.constantFrom("1234 SA ", "1234SS-"), "Regio"),
);

const noBsns = fc.oneof(
  failingNumbers,
  bsns.map((number) => number.slice(0, 8)),
  bsns.map((number) => number.replace(/(...)(...)(...)/, "$1-$2-$3")),
  bsns
    .map((number) => `${number}${number.slice(0, 1)}`)
    .filter((number) => !number.startsWith("0")),
  fc.constantFrom("000000000", "000.000.000"),
);

/** Texts that look like personal data, but are none by the contract. */
const LOOKALIKES = fc.oneof(
  glued(plainPhones),
  glued(postcodes),
  glued(bsns),
  glued(ibans),
  failingIbans,
  moments,
  noPhones,
  noEmails,
  noPostcodes,
  noBsns,
);

/** Harmless texts: look-alikes with marks around them, so that two numbers do not join. */
export const harmlessTexts: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "Regio ", "zie: ", '"', "één; ", "\n"),
    fc.array(LOOKALIKES, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(", ", " / ", "\r\n", "; ", " en "),
    fc.constantFrom("", ".", ")", " – klaar"),
  )
  .map(([before, parts, between, after]) => before + parts.join(between) + after);

const IDS = fc.oneof(
  fc.constantFrom("0612345678", "1234AB", "T-111222333", "NL91ABNA0417164301", "06-12345678", "0"),
  plainPhones.map((phone) => phone.replace("+", "")),
  postcodes.map((code) => code.replace(/\s/u, "")),
  failingIbans.map((iban) => iban.slice(0, 32)),
  fc.string({ unit: oneOf("0123456789-_AZaz"), minLength: 1, maxLength: 32 }),
  failingNumbers,
);

/** Different pseudonyms that look like something else. */
export const harmlessIds = (count: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(IDS, { minLength: count, maxLength: count });

/** Headers that are in no codebook. Some are names of properties that every object has. */
export const harmlessHeaders: fc.Arbitrary<string[]> = fc.shuffledSubarray(
  (
    "__proto__|constructor|toString|hasOwnProperty|valueOf|prototype|length|null|" +
    "voornaamste_vraag|Adressen|straatnr|namen|bsnr|ibans|mails|mobiliteit|huistelefoon|" +
    "geboren in|@|1|é|gestart@2024-01-01|1234 SA|kolom 3"
  ).split("|"),
  { maxLength: 6 },
);
