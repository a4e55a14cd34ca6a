import { describe, expect, it } from "vitest";

import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { closestTerm } from "../../src/language/closest.ts";

const LISTS: readonly (readonly string[])[] = [
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
    for (const list of LISTS) {
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
