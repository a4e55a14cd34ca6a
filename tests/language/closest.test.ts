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

  it("has the spelling of the list", () => {
    expect(closestTerm("fryslan", ["Groningen", "Fryslân"])).toBe("Fryslân");
    expect(closestTerm("FRYSLA\u0302N", ["Groningen", "Fryslân"])).toBe("Fryslân");
  });

  it("is found although it begins like a direction", () => {
    expect(closestTerm("middenengebruik", ["middelengebruik"])).toBe("middelengebruik");
    expect(closestTerm("Zuid-Brabant", ["Noord-Brabant"])).toBeUndefined();
  });

  it("is the first of the terms that differ only in case", () => {
    expect(closestTerm("hulpverleing", ["Hulpverlening", "hulpverlening"])).toBe("Hulpverlening");
  });

  it("is undefined for an empty list and for a text that is longer than every term", () => {
    expect(closestTerm("herkomst", [])).toBeUndefined();
    const long = "herkomst".repeat(11);
    expect(closestTerm(long, [long])).toBeUndefined();
  });
});

/** The ways to misspell a word at a place. */
const MISSPELLINGS: readonly ((word: string, at: number, letter: string) => string)[] = [
  (word, at, letter) => word.slice(0, at) + letter + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at + 1) + word.slice(at),
  (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
];
const LETTERS = "abcdefghijklmnopqrstuvwxyz".split("");

/** Lists without terms that are near each other, so that the answer is certain. */
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
  it("is recognised if it has at least eight letters", () => {
    for (const term of LISTS.flat()) expect(term.length).toBeGreaterThanOrEqual(8);
    fc.assert(
      fc.property(misspelt, ({ list, meant, text }) => {
        expect(closestTerm(text, list)).toBe(meant);
      }),
      { numRuns: 2000 },
    );
  });

  it("is found again by the same finder", () => {
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

  it("is never recognised, even if it is a term", () => {
    fc.assert(
      fc.property(short, fc.array(fc.string({ maxLength: 6 })), (text, terms) => {
        expect(closestTerm(text, [...terms, text, `${text}a`])).toBeUndefined();
      }),
    );
  });

  it("does not become longer by white space around or within it", () => {
    fc.assert(
      fc.property(short, fc.constantFrom(" ", "\u00a0", "\t"), fc.nat(90), (text, space, count) => {
        const room = space.repeat(count);
        expect(closestTerm(`${room}${text}${room}`, [text, `${text}a`])).toBeUndefined();
      }),
    );
  });
});
