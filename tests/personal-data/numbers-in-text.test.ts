import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { personalNumbersIn } from "../../src/personal-data/personal-details.ts";

function kindsIn(text: string): readonly string[] {
  return personalNumbersIn(text.split("\n")).map(({ kind }) => kind);
}

/** Most contain nine digits that pass the eleven-test, so only the text around them decides. */
const ORDINARY = [
  "Bel ons op +31 20 624 1100.",
  "+31 (0)20 624 1100",
  "+31 (0) 20 – 624 11 00",
  "+31(0)20-624 1100",
  "[+31 20 624 1100](tel:+31206241100)",
  "[bel ons](tel:+31-20-624-1100)",
  "+32 111 222 333",
  "+354 111 2223 33",
  "EUR 111222333",
  "€ 111.222.333",
  "111.222.333,50",
  "111 222 333,- aan subsidie",
  "111.222.333 euro",
  "RSIN 111222333",
  "RSIN: 1112.22.333",
  "RSIN-nummer: **111222333**",
  "ANBI, fiscaal nummer 111222333",
  "fiscaal identificatienummer: 111 222 333",
  "btw NL 111222333 B01",
  "btw NL111222333B01",
  "dossier 2022-10005",
  "ECLI:NL:RBDHA:2022:10005",
  "ISBN 90-1234-102-8",
  "11-12-2013 en 2013-11-12",
  "2023-2024-2025",
  "2021 - 2022 - 2023 - 2024",
  "2023, 2024, 2025 en 2026",
  "van 12-03-2024 - 15-06-2024",
  "pagina 120-135, 103 en 140–162",
  "112-114, 106-118, 120-122",
  "10.000 - 15.000 euro",
  "112, 134, 105",
  "112 | 134 | 105",
  "- 112\n- 134\n- 105",
  "* 112\n* 134\n* 105",
  "1. 112\n2. 134\n3. 105",
  "112\n\n134\n\n105",
  "1 2 3 4 5 6 7 8 2",
  "Kamerstukken II 2022/23, 103 839, nr. 900",
  "Stb. 2023, 123 en Stcrt. 2022/10005",
  "A4 van 210 × 297 mm",
  "versie 24.21.0",
  "205.772 - 693.560 euro",
  "in 2022/23 103 kinderen",
  "06 36 14 50 60\n020 488 18 34",
];

describe("an ordinary text contains no number of a person", () => {
  it.each(ORDINARY)("%j", (text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  it.each(
    `pagina 1##-2##, 3## en 1##–1##
     tussen ## - 1## gezinnen en 2## - 3## kinderen
     van 20##-20##, 2023/## en 19## – 20##
     in 201#/## nog 1## kinderen
     van 1#-0#-20## t/m 2#-1#-20## 1## keer
     1#-03-## om 1#:3#:5# en 2#/11/##
     € 2##.###.### en 3##.###,## tot 4##.### - 5##.### euro
     1##, 2##, 3## en 4##; 1## | 2## | 3##
     ISBN 978-90-1###-2##-#
     Kamerstukken II 201#/##, 3# 1##, nr. 2##
     Stcrt. 201#, 1####; stcrt-202#-1####
     ECLI:NL:HR:20##:1###
     1#.3#-1#.5# uur, 1#:2# - 1#:4#
     KvK 1#######
     Bel 6## 1# 2# of 02# - 1## 2# 3# / 06 - 1# 2# 3# 4#
     0800 - 1### of 14 02# of 088 1## 2# 3#, 0900-1###`.split("\n"),
  )("with any digits: %s", (pattern) => {
    const digit = fc.integer({ min: 0, max: 9 });
    const marks = pattern.split("#").length - 1;
    fc.assert(
      fc.property(fc.array(digit, { minLength: marks, maxLength: marks }), (digits) => {
        const rest = digits.values();
        expect(kindsIn(pattern.replaceAll("#", () => String(rest.next().value)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("by any telephone number, in any groups", () => {
    const nineDigits = fc.stringMatching(/^[1-9]\d{8}$/);
    const before = fc.constantFrom("0", "+31", "+31 ", "+31 (0)", "+31(0)", "+31-", "0031 ", "(0)");
    const groups = fc.constantFrom(
      [2, 7],
      [2, 3, 4],
      [2, 3, 2, 2],
      [1, 8],
      [1, 2, 2, 2, 2],
      [3, 6],
    );
    const signs = fc.constantFrom(" ", "-", "–", " - ", ".", "\u00A0", "\u2011", "  ", "/");
    fc.assert(
      fc.property(before, nineDigits, groups, signs, (prefix, digits, lengths, sign) => {
        let from = 0;
        const parts = lengths.map((length) => digits.slice(from, (from += length)));
        expect(kindsIn(`Bel ${prefix}${parts.join(sign)}, elke dag.`)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

const HIDDEN_BSNS = [
  "111&nbsp;222&nbsp;333",
  "11122233&#51;",
  "111&shy;222333",
  "111&#8203;222333",
  "111&#x2d;222&#45;333",
  "111\u00AD222\u200B333",
  "111\u034F222\u2062333",
  "111-222-333",
  "111–222–333",
  "111\u2011222\u2011333",
  "111\u2212222\u2212333",
  "111 - 222 - 333",
  "111/222/333",
  "111 / 222 / 333",
  "111  222  333",
  "1112-22-333",
  "11-12-22-333",
  "[111](https://a.nl)222333",
  "[111](https://a.nl)[222][b]333",
  "¹¹¹²²²³³³",
  "１１１２２２３３３",
  "١١١٢٢٢٣٣٣",
  "1\uFE0F\u20E311222333",
  "111~~222~~333",
  "111 222\n333",
  "bsn 111222333",
  "bsn111222333",
  "BSN_111222333",
  "BSN: 111-222333",
  "bsn 1 1 1 2 2 2 3 3 3",
  "burgerservicenummer is 111:222:333",
  "+111222333",
  "tel:111222333",
  "+31 20 624 1100 / 111 222 333",
  "+49 30 123456 111222333",
  "111222333 inwoners",
  "https://111222333/",
  "https://voorbeeld.nl/111 222 333",
  "RSIN 123456782, bsn 111222333",
];

describe("a citizen service number is found", () => {
  it.each(HIDDEN_BSNS)("%j", (text) => {
    expect(kindsIn(text)).toEqual(["bsn"]);
    expect(kindsIn(`Zij belt.\nHaar nummer: ${text} (van haar).`)).toEqual(["bsn"]);
  });

  it("at its beginning, after any text", () => {
    const lines = ["een", "&amp; [a](https://a.nl) \u200B¹ 111&#32;222&#32;333"];
    expect(personalNumbersIn(lines)).toEqual([{ kind: "bsn", line: 1, at: 27 }]);
  });
});

it("finds both of two numbers with a dash between them", () => {
  expect(kindsIn("111-222-333 - 123-456-782")).toEqual(["bsn", "bsn"]);
  expect(kindsIn("111 222 333 123 456 782")).toContain("bsn");
});

describe("a number that may be a BSN or another number is reported as uncertain", () => {
  it.each([
    "https://voorbeeld.nl/nieuws/111222333/bericht",
    "[bericht](https://voorbeeld.nl/?id=111222333)",
    "www.voorbeeld.nl/nieuws/111222333",
    "[bel](tel:111222333)",
    "111.222.333 inwoners",
    "111 222 333 gezinnen",
    "111-222333",
    "11122/2333",
    "111:222:333",
    "111·222·333",
    "111-222 333",
    "111 - 222-333",
    "111.222-333",
    "(111)(222)(333)",
    "zaak-111222333",
    "2022 10005",
  ])("%j", (text) => {
    expect(kindsIn(text)).toEqual(["number"]);
  });
});

describe("an account number is found", () => {
  it.each([
    "NL91&nbsp;ABNA&nbsp;0417&nbsp;1643&nbsp;00",
    "NL91&#65;BNA0417164300",
    "NL91–ABNA–0417–1643–00",
    "NL91 - ABNA - 0417 - 1643 - 00",
    "NL91  ABNA  0417  1643  00",
    "NL91/ABNA/0417/1643/00",
    "ＮＬ91ABNA0417164300",
    "NL91\u00ADABNA\u200B0417164300",
    "[NL91](https://a.nl)ABNA0417164300",
  ])("%j", (text) => {
    expect(kindsIn(text)).toEqual(["iban"]);
  });
});

describe("the search takes time in proportion to the text", () => {
  it.each(["www.", "](a", "&", "+31 ", "1 ", "> ", "[", "11-", "\u0301", "1\u0301", "ＮＬ91 "])(
    "full of %j",
    (part) => {
      const started = performance.now();
      personalNumbersIn([part.repeat(60_000)]);
      expect(performance.now() - started).toBeLessThan(3000);
    },
  );
});
