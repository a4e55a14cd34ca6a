import { describe, expect, it } from "vitest";

import { sentenceAround, sentencesOf } from "../../src/proofreading/sentence-around.ts";

describe("the sentences of a text", () => {
  it.each([
    ["Een zin. Nog een zin!", ["Een zin. ", "Nog een zin!"]],
    ["Zie nr. 37283 van de lijst. Klaar.", ["Zie nr. 37283 van de lijst. ", "Klaar."]],
    ["“Mag dat?” vroeg ze. Ja.", ["“Mag dat?” vroeg ze. ", "Ja."]],
    ["Er zijn 1.569 kinderen om 10.00 uur.", ["Er zijn 1.569 kinderen om 10.00 uur."]],
    ["", []],
  ])("splits %j", (text, sentences) => {
    expect(sentencesOf(text).map((sentence) => sentence.text)).toStrictEqual(sentences);
  });

  it("knows the one around an index, and where it begins", () => {
    const text = "Eerst dit. Dan dat.";
    expect(sentenceAround(text, text.indexOf("dat"))).toStrictEqual({
      text: "Dan dat.",
      start: 11,
    });
    expect(sentenceAround(text, 0).start).toBe(0);
  });
});
