import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { closestTerm, likelyMoment, termFinder } from "../../src/language/likely-meaning.ts";
import { parseMoment } from "../../src/period/period.ts";

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

const TERM_LISTS: readonly (readonly string[])[] = [
  ...STANDARD_CODEBOOK.columns.flatMap(({ choices }) =>
    choices === undefined
      ? []
      : [choices.flatMap(({ code, label, aliases }) => [code, label, ...aliases])],
  ),
  STANDARD_CODEBOOK.regions.flatMap(({ name, aliases }) => [name, ...aliases]),
  STANDARD_CODEBOOK.columns.map(({ name }) => name),
];

const NEGATION = /\b(?:geen|niet|nooit|zonder)\b/i;
const words = (text: string): string => text.replaceAll("_", " ");

/** A text that contradicts the term. */
const DENIALS: Readonly<Record<string, (term: string) => string | undefined>> = {
  geen: (term) => `geen ${term}`,
  "geen for een": (term) => (/^[eé][eé]n\b/i.test(term) ? term.replace(/^\S+/, "geen") : undefined),
  niet: (term) => `niet ${term}`,
  "niet before the last word": (term) => term.replace(/(\S+)$/, "niet $1"),
  nooit: (term) => `nooit ${term}`,
  zonder: (term) => (/\bmet\b/.test(term) ? term.replace(/\bmet\b/, "zonder") : undefined),
  met: (term) => (/\bzonder\b/.test(term) ? term.replace(/\bzonder\b/, "met") : undefined),
  wel: (term) => (NEGATION.test(term) ? term.replace(NEGATION, "wel") : undefined),
  nothing: (term) => (NEGATION.test(term) ? term.replace(NEGATION, "").trim() : undefined),
  "on-": (term) => (/^[a-z]{4}/i.test(term) ? `on${term}` : undefined),
  "no on-": (term) => (/^on[a-z]{4}/i.test(term) ? term.slice(2) : undefined),
};

describe("a suggestion", () => {
  it.each(Object.entries(DENIALS))("never reverses the meaning of a text: %s", (_, deny) => {
    const turned: string[] = [];
    let denials = 0;
    for (const list of TERM_LISTS) {
      const known = new Set(list.map((term) => words(term).toLowerCase()));
      for (const term of list) {
        const text = deny(words(term));
        if (text === undefined || known.has(text.toLowerCase())) continue;
        denials += 1;
        const found = closestTerm(text, list);
        if (found !== undefined && NEGATION.test(words(found)) !== NEGATION.test(text)) {
          turned.push(`${text} → ${found}`);
        }
        if (found?.toLowerCase() === term.toLowerCase()) turned.push(`${text} → ${found}`);
      }
    }
    expect(denials).toBeGreaterThan(0);
    expect(turned).toEqual([]);
  });

  it.each([
    ["Nog niet gestart", ["gestart", "nooit_gestart", "afgesloten", "heropend"]],
    ["nog_niet_gestrat", ["gestart", "nooit_gestart", "afgesloten", "heropend"]],
    ["gestopt", ["gestart", "nooit_gestart"]],
    ["gestaakt", ["gestart", "nooit_gestart"]],
    ["geopend", ["heropend"]],
    ["geen ouder", ["alle_kinderen", "geen", "een_ouder", "Eén ouder", "beide_ouders"]],
    ["geen kinderen", ["alle_kinderen", "Kind of kinderen"]],
    ["kinderen_met_maatregel", ["kinderen_zonder_maatregel"]],
    ["binnenland", ["buitenland"]],
    ["Zuid-Brabant", ["Noord-Brabant"]],
    ["Utrecht Oost", ["Utrecht West"]],
    ["Noordwest-Brabant", ["Noordoost-Brabant"]],
    ["relatie gemeente verslechterd", ["relatie_gemeente_verbeterd"]],
    ["inkomen ontregeld", ["inkomen_geregeld"]],
    ["schulden aangegaan", ["schulden_aangepakt"]],
    ["woning verloren", ["woning_gevonden"]],
    ["veilige thuissituatie", ["onveilige_thuissituatie"]],
    ["onintact gezin", ["intact_gezin"]],
  ])("is absent for %j and %j", (text, list) => expect(closestTerm(text, list)).toBeUndefined());

  it.each([
    ["nogit gestart", "nooit_gestart"],
    ["onveilge thuissituatie", "onveilige_thuissituatie"],
    ["een ouder gezin", "eenoudergezin"],
    ["een oudr", "een_ouder"],
    ["kinderen zonder maatrgel", "kinderen_zonder_maatregel"],
    ["noord-brabnt", "noord-brabant"],
    ["Noord Oost Brabant", "Noordoost-Brabant"],
    ["buitenlnad", "buitenland"],
  ])("is given for %j, which has the same meaning", (text, term) =>
    expect(closestTerm(text, [term, "overig"])).toBe(term),
  );
});

describe("a text that is not a valid day", () => {
  it.each([
    ["27-05-2024", "2024-05-27"],
    ["27/5/2024", "2024-05-27"],
    ["27.05.2024", "2024-05-27"],
    ["27 mei 2024", "2024-05-27"],
    ["27 mrt. 2024", "2024-03-27"],
    ["2024/05/27", "2024-05-27"],
    ["20240527", "2024-05-27"],
    ["2024-05-27 10:30", "2024-05-27T10:30"],
    ["27 mei 2024 om 9.30 uur", "2024-05-27T09:30"],
    ["05/27/2024", undefined],
    ["31-02-2024", undefined],
    ["27-05-24", undefined],
    ["27-05-2024 25:00", undefined],
    ["gisteren", undefined],
    ["", undefined],
  ])("%j may mean %j", (text, moment) => {
    expect(likelyMoment(text)).toBe(moment);
    expect(parseMoment(moment ?? "") === undefined).toBe(moment === undefined);
  });

  it("is matched in little time if it is long", () => {
    const begin = performance.now();
    expect(likelyMoment(`${"t,".repeat(60_000)}x`)).toBeUndefined();
    expect(performance.now() - begin).toBeLessThan(500);
  });
});
