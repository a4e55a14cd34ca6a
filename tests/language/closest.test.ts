import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { closestTerm, termFinder } from "../../src/language/closest.ts";

const COLUMNS = STANDARD_CODEBOOK.columns.map(({ name }) => name);

describe("the term that a text most likely means", () => {
  it.each([
    ["herkomts", "herkomst"],
    ["aanmeldatum", "aanmelddatum"],
    ["Aanmeld-Rote", "aanmeldroute"],
    ["  RESULTATEN\u00a0", "resultaten"],
    ["eerste contact   op", "eerste_contact_op"],
    ["gezga", undefined],
    ["gezaag", "gezag"],
    ["kind", undefined],
    ["schoenmaat", undefined],
    ["resul", undefined],
  ])("%j: %s", (text, term) => expect(closestTerm(text, COLUMNS)).toBe(term));

  it("is given as it is written in the list", () => {
    expect(closestTerm("fryslan", ["Groningen", "Fryslân"])).toBe("Fryslân");
    expect(closestTerm("FRYSLA\u0302N", ["Groningen", "Fryslân"])).toBe("Fryslân");
  });

  it("is not taken for another because it begins as a direction does", () => {
    expect(closestTerm("middenengebruik", ["middelengebruik"])).toBe("middelengebruik");
    expect(closestTerm("Zuid-Brabant", ["Noord-Brabant"])).toBeUndefined();
  });

  it("is the first of terms that differ in case only", () => {
    expect(closestTerm("hulpverleing", ["Hulpverlening", "hulpverlening"])).toBe("Hulpverlening");
  });

  it("is not sought in an empty list, nor for a text that no term can be as long as", () => {
    expect(closestTerm("herkomst", [])).toBeUndefined();
    const long = "herkomst".repeat(11);
    expect(closestTerm(long, [long])).toBeUndefined();
  });
});

/** The ways in which people misspell a word, each at a place in it. */
const MISSPELLINGS: readonly ((word: string, at: number, letter: string) => string)[] = [
  (word, at, letter) => word.slice(0, at) + letter + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at + 1) + word.slice(at),
  (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
];
const LETTERS = "abcdefghijklmnopqrstuvwxyz".split("");

/** Lists of terms of which no two come near one another: there the answer is certain. */
const LISTS: readonly (readonly string[])[] = [
  ["aanmelddatum", "statusverloop", "ondersteunde", "gezinssamenstelling", "resultaten"],
  ["Noord-Brabant", "Overijssel", "Gelderland", "Zuid-Holland", "buitenland", "Flevoland"],
  ["middelengebruik", "Mogelijk strafbare feiten", "Complexe (echt)scheiding"],
  CATALOGUE.map(({ id }) => id).filter((id) => id.startsWith("support.") || id.endsWith("Reason")),
];
const misspelt = fc
  .record({
    list: fc.constantFrom(...LISTS),
    term: fc.nat(),
    at: fc.nat(),
    letter: fc.constantFrom(...LETTERS),
    misspell: fc.constantFrom(...MISSPELLINGS),
  })
  .map(({ list, term, at, letter, misspell }) => {
    const meant = list[term % list.length] ?? "";
    return { list, meant, text: misspell(meant, at % meant.length, letter) };
  });

describe("a misspelt term", () => {
  it("of at least eight letters is still known", () => {
    for (const term of LISTS.flat()) expect(term.length).toBeGreaterThanOrEqual(8);
    fc.assert(
      fc.property(misspelt, ({ list, meant, text }) => {
        expect(closestTerm(text, list)).toBe(meant);
      }),
      { numRuns: 2000 },
    );
  });

  it("is found alike by a finder that is used again", () => {
    const finders = new Map(LISTS.map((list) => [list, termFinder(list)]));
    fc.assert(
      fc.property(misspelt, ({ list, text }) => {
        expect(finders.get(list)?.(text)).toBe(closestTerm(text, list));
      }),
    );
  });
});

describe("a text of fewer than four letters", () => {
  const short = fc.string({ unit: fc.constantFrom(...LETTERS, "_", "é", "1"), maxLength: 3 });

  it("means no term, not even one that it is", () => {
    fc.assert(
      fc.property(short, fc.array(fc.string({ maxLength: 6 })), (text, terms) => {
        expect(closestTerm(text, [...terms, text, `${text}a`])).toBeUndefined();
      }),
    );
  });

  it("does not grow by white space around or within", () => {
    fc.assert(
      fc.property(short, fc.constantFrom(" ", "\u00a0", "\t"), fc.nat(90), (text, space, count) => {
        const room = space.repeat(count);
        expect(closestTerm(`${room}${text}${room}`, [text, `${text}a`])).toBeUndefined();
      }),
    );
  });
});
