import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { numberFromWords } from "../../src/language/number-words.ts";

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
