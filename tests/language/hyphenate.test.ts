import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { softHyphenated } from "../../src/language/hyphenate.ts";

const shown = (word: string): string => softHyphenated(word).replaceAll("\u00AD", "-");

describe("a word with its soft hyphens", () => {
  it.each([
    "jeugd-be-scher-mings-maat-re-gel",
    "kin-der-be-scher-mings-maat-re-gel",
    "jeugd-be-scher-mings-maat-re-ge-len-re-gis-ter",
    "Voort-gangs-rap-por-tage",
    "uit-huis-plaat-sing",
  ])("breaks by the rules of Dutch: %s", (word) => {
    expect(shown(word.replaceAll("-", ""))).toBe(word);
  });

  it("keeps three letters before the first break and after the last", () => {
    expect(shown("aanmelding")).toBe("aan-mel-ding");
    expect(shown("ondersteuning")).toBe("onder-steu-ning");
    expect(shown("rapportage")).toBe("rap-por-tage");
  });

  it("does not break before a diaeresis", () => {
    expect(shown("geüniformeerdheid")).toBe("geü-ni-for-meerd-heid");
  });

  it.each([
    ["a digit", "maatregel2024maatregel"],
    ["capitals only", "VOORTGANGSRAPPORTAGE"],
    ["a web address", "https://ondersteuningsteam.nl"],
    ["an e-mail address", "ondersteuningsteam@voorbeeld"],
    ["a hyphen of its own", "maatregel-beschermingen"],
    ["breaks that are given", "jeugd\u00ADbeschermingsmaatregel"],
    ["letters in two parts", "beschermingsmaatre\u0308gelen"],
    ["a capital that is longer when small", "İstanbulbeschermingen"],
    ["too little to break", "mama"],
    ["nothing", ""],
  ])("is unchanged if it has %s", (_, word) => {
    expect(softHyphenated(word)).toBe(word);
  });

  it("differs from the word only in soft hyphens", () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        expect(softHyphenated(word).replaceAll("\u00AD", "")).toBe(word.replaceAll("\u00AD", ""));
      }),
    );
  });
});
