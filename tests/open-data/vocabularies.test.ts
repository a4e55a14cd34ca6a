import { describe, expect, it } from "vitest";

import {
  authority,
  codeOf,
  FREQUENCIES,
  LICENCE_WORDS,
  licenceOf,
  LICENCES,
  THEMES,
} from "../../src/open-data/dataset.ts";

describe("a licence", () => {
  it.each([
    ["CC0", "CC0-1.0"],
    ["cc-0", "CC0-1.0"],
    ["CC-BY", "CC-BY-4.0"],
    ["CC BY 4.0", "CC-BY-4.0"],
    ["cc-by-sa-4.0", "CC-BY-SA-4.0"],
    ["http://creativecommons.org/licenses/by/4.0/deed.nl", "CC-BY-4.0"],
    [authority("licence", "CC_BYSA_4_0"), "CC-BY-SA-4.0"],
    ["CC-BY-NC", undefined],
    ["https://creativecommons.org/licenses/by/3.0/", undefined],
    ["", undefined],
  ])("%j is %s", (text, name) => expect(licenceOf(text)).toBe(name));

  it("is recognised by its name, its address and its word", () => {
    const names = Object.keys(LICENCES);
    expect(names.map(licenceOf)).toEqual(names);
    expect(Object.values(LICENCES).map(({ address }) => licenceOf(address))).toEqual(names);
    expect(LICENCE_WORDS.map(licenceOf)).toEqual(names);
  });
});

describe.each([
  ["data-theme", THEMES],
  ["frequency", FREQUENCIES],
] as const)("the list %s", (list, vocabulary) => {
  it("accepts the word, the code and the address of each", () => {
    for (const [code, word] of Object.entries(vocabulary)) {
      const written = [word, word.toUpperCase(), code, code.toLowerCase(), authority(list, code)];
      expect(written.map((text) => codeOf(text, vocabulary))).toEqual(written.map(() => code));
    }
    expect(codeOf("iets anders", vocabulary)).toBeUndefined();
  });
});
