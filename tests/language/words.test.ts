import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import {
  isDatePlaceholder,
  isPlaceholder,
  monthsInWords,
  numberFromWords,
} from "../../src/language/words.ts";

const SMALL =
  "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split(
    " ",
  );
const TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split(" ");

/** The spelling of a number from 1 to 9.999. */
function spelt(value: number): string {
  const [thousands, hundreds] = [Math.floor(value / 1000), Math.floor((value % 1000) / 100)];
  const many = (count: number, word: string): string => {
    if (count === 0) return "";
    return count === 1 ? word : `${SMALL[count - 1] ?? ""}${word}`;
  };
  return `${many(thousands, "duizend")}${many(hundreds, "honderd")}${speltBelowHundred(value % 100)}`;
}

function speltBelowHundred(value: number): string {
  if (value === 0) return "";
  if (value < 20) return SMALL[value - 1] ?? "";
  const [ten, unit] = [TENS[Math.floor(value / 10) - 2] ?? "", SMALL[(value % 10) - 1]];
  if (unit === undefined) return ten;
  return `${unit}${unit.endsWith("e") ? "ën" : "en"}${ten}`;
}

describe("numbers in words", () => {
  it.each([
    ["twaalf", 12],
    ["Zeventien", 17],
    ["vijfentwintig", 25],
    ["tweeëntwintig", 22],
    ["tweeentwintig", 22],
    ["honderd", 100],
    ["honderdeneen", 101],
    ["driehonderdachtendertig", 338],
    ["vijftienhonderd", 1500],
    ["duizend", 1000],
    ["één", 1],
  ])("reads %s as %i", (word, value) => {
    expect(numberFromWords(word)).toBe(value);
  });

  it.each([
    "een",
    "honderden",
    "tientallen",
    "honderdste",
    "tweede",
    "eenvoudig",
    "en",
    "gezin",
    "",
  ])("reads no number in %j", (word) => {
    expect(numberFromWords(word)).toBeUndefined();
  });

  it("reads each number in its normal spelling", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9999 }), (value) => {
        expect(numberFromWords(spelt(value))).toBe(value);
      }),
    );
  });
});

describe("days as months in words", () => {
  it.each([
    [74, null],
    [75, "ruim twee maanden"],
    [80, "bijna drie maanden"],
    [90, "drie maanden"],
    [92, "drie maanden"],
    [100, "ruim drie maanden"],
    [148, "bijna vijf maanden"],
    [183, "zes maanden"],
    [335, "elf maanden"],
    [365, null],
    [800, null],
  ])("%i are %s", (days, words) => {
    expect(monthsInWords(days)).toBe(words);
  });
});

const PLACEHOLDERS = [
  ["of people", ["onbekend", "Onbekend.", "onbek.", "ONB", "niet bekend", "nog niet bekend", "?"]],
  ["of people in a hurry", ["x", "XXX", "-", "–", "...", "n.v.t.", "NVT", "n b", "p.m.", "n.n.b."]],
  ["in a sentence", ["weet niet", "Niet ingevuld", "nog in te vullen", "onbekend, is verhuisd"]],
  ["for none", ["geen", "(leeg)", "blanco", "Geen opgave", "geen jeugdregio"]],
  ["of databases", ["NULL", "null", "\\N", "\\\\N", "<null>", "nil"]],
  ["of R and pandas", ["NA", "<NA>", "N/A", "NaN", "NaT", "None", "undefined", "NA_character_"]],
  ["of workbooks", ["#N/B", "#N/A", "#VERW!", "#REF!", "#WAARDE!", "#DEEL/0!", "#NAAM?", "#Fout"]],
  ["of SPSS", ["-1", "-9", "-99", "999", "9999", "$SYSMIS", "sysmis", "system missing", "."]],
  [
    "in English",
    ["unknown", "Unknown region", "not available", "missing", "TBD", "to do", "empty"],
  ],
] as const;

describe("a word or sign for an unknown value", () => {
  it.each(PLACEHOLDERS)("%s", (_, texts) => {
    expect(texts.filter((text) => !isPlaceholder(` ${text}\u00a0`))).toEqual([]);
  });

  it("is not a term of the codebook, except for terms with that meaning", () => {
    const { columns, themes, regions } = STANDARD_CODEBOOK;
    const terms = [
      ...columns.flatMap(({ name, label, choices = [] }) => [
        name,
        label,
        ...choices.flatMap((choice) => [choice.code, choice.label]),
      ]),
      ...themes.flatMap(({ code, label }) => [code, label]),
      ...regions.flatMap(({ name, aliases }) => [name, ...aliases]),
    ];
    expect(terms.length).toBeGreaterThan(400);
    expect(terms.filter((term) => isPlaceholder(term))).toEqual(["geen", "Geen"]);
  });

  it.each([
    "Nader",
    "Naarden",
    "Nunspeet",
    "Xanten",
    "Noord",
    "Geenhoven",
    "Regio 9",
    "7",
    "-3",
    "",
  ])("is not %j", (text) => expect(isPlaceholder(text)).toBe(false));
});

describe("a word or day for an unknown date", () => {
  it.each(["onbekend", "-", "0000-00-00", "00-00-0000", "0000-00-00 00:00:00", "1900-01-00"])(
    "is %s",
    (text) => expect(isDatePlaceholder(text)).toBe(true),
  );

  it.each(["01/01/1900", "1-1-1900", "1899-12-30", "31-12-9999", "9999-12-31T00:00:00"])(
    "is %s, the first or last day of a program",
    (text) => expect(isDatePlaceholder(text)).toBe(true),
  );

  it.each(["1987-03-12", "2024-04-30", "45412", "31-12-2024", "########", "0"])(
    "is not %s",
    (text) => expect(isDatePlaceholder(text)).toBe(false),
  );
});
