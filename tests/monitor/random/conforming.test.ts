import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { passesElevenTest } from "../../../src/monitor/personal-data/bsn.ts";
import { readExport, type RowText } from "../export.ts";
import { serviceNumbers } from "./personal-faults.ts";
import { styles, writeTable } from "./styles.ts";
import { COLUMN_NAMES, registrationDays, validRow } from "./valid-rows.ts";

const digits = (min: number, max = min) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
const failing = digits(9).filter((number) => !passesElevenTest(number));
const glue = fc.constantFrom("a", "Z", "_", "-", "é", "0");

/** Pseudonyms that look like what is personal elsewhere: only IBANs and BSNs by column are. */
const ids = fc.oneof(
  digits(10).map((number) => `06${number.slice(2)}`),
  fc.tuple(digits(4), fc.constantFrom("AB", "XZ", "SA")).map((parts) => parts.join("")),
  fc.tuple(fc.constantFrom("T-", "zaak_", ""), failing).map((parts) => parts.join("")),
  digits(4).map((number) => `BSN-${number}`),
  digits(2, 9).map((number) => `NL91ABNA04171643${number}x`),
);

/** Texts that keep just outside every pattern of the contract. */
const lookalikes = fc.oneof(
  // A postcode with the letters that no postcode has, of small ones, or glued to a word.
  fc
    .tuple(digits(4), fc.constantFrom(" SA", "SD", " SS", "ab", " Ab"))
    .map((parts) => parts.join("")),
  fc.tuple(digits(4), fc.constantFrom("AB", "XZ"), glue).map((parts) => parts.join("")),
  digits(3).map((number) => `0${number} AB`),
  // A telephone number of too few or too many digits, or glued to a word.
  digits(7)
    .map((number) => `06${number}`)
    .filter((number) => !passesElevenTest(number)),
  digits(9).map((number) => `06${number}x`),
  digits(8).map((number) => `00${number}`),
  digits(8).map((number) => `06 ${number.slice(0, 4)}  ${number.slice(4)}`),
  fc.tuple(glue, digits(8)).map(([before, number]) => `${before}06${number}`),
  // A citizen service number that fails its test, or glued to a word.
  failing.map((number) => `zaak ${number}`).filter((text) => !/(?<!\d)0[1-9]/.test(text)),
  fc.tuple(serviceNumbers, glue).map(([number, after]) => `zaak ${number}${after}`),
  // An address without a dot, or of which the end is one letter or no letters.
  fc.constantFrom(
    "jan@voorbeeld",
    "jan@voorbeeld.n",
    "jan@voorbeeld.1",
    "@voorbeeld.nl",
    "a @b.nl",
  ),
  // An account number of which the check fails, or of another length.
  fc.constantFrom("NL91ABNA0417164301", "NL91 ABNA 0417 1643", "XX91ABNA0417164300"),
  // Moments, which are taken out before the search.
  fc.constantFrom(
    "2024-01-02T13:45:00.123456782Z",
    "3-4-2024 10:10:10",
    "gestart@01/02/2023 00:00",
  ),
);
const regions = fc
  .array(
    lookalikes.filter((text) => !/[|\r\n]/.test(text)),
    { maxLength: 3 },
  )
  .map((names) => names.join("|"));
const headers = fc.uniqueArray(
  fc.constantFrom(
    "voornaamste_vraag",
    "adressen",
    "straatnr",
    "bsnummer",
    "mails",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "e-post",
    "2024-01-02",
  ),
  { minLength: 1, maxLength: 5 },
);

describe("a file that keeps to the contract", () => {
  it("is never refused, however much it looks like personal data", async () => {
    const rows = fc.array(registrationDays.chain(validRow), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.uniqueArray(ids, { minLength: 6, maxLength: 6 }),
        fc.array(regions, { minLength: 6, maxLength: 6 }),
        headers,
        fc.array(lookalikes, { minLength: 6, maxLength: 6 }),
        styles,
        async (list, names, regionsOf, unknown, texts, style) => {
          const table = list.map((row: RowText, index) => [
            ...COLUMN_NAMES.map((name) => {
              if (name === "traject_id") return names[index] ?? "";
              return name === "jeugdzorgregios" ? (regionsOf[index] ?? "") : (row[name] ?? "");
            }),
            ...unknown.map((_, place) => texts[(index + place) % texts.length] ?? ""),
          ]);
          const { bytes } = writeTable([[...COLUMN_NAMES, ...unknown], ...table], style);
          const { findings, cases } = await readExport(bytes);
          expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
          expect(cases).toHaveLength(list.length);
          expect(cases.map(({ traject_id: id }) => id)).toEqual(names.slice(0, list.length));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("may have four citizen service numbers in a column of nothing but numbers", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(serviceNumbers, { maxLength: 4 }), async (numbers) => {
        const rows = numbers.map((number, index) => `T-${index};2023-01-02;;;${number}\n`);
        const header = "traject_id;aanmelddatum;aanmeldroute;statusverloop;zaak\n";
        const { findings } = await readExport(`${header}T-x;2023-01-02;;;\n${rows.join("")}`);
        expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
