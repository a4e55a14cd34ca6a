import { describe, expect, it } from "vitest";

import { sentenceAround } from "../../src/proofreading/sentence-around.ts";

describe("the sentence of a text", () => {
  it("knows the one around an index, and where it begins", () => {
    const text = "Eerst dit. Dan dat.";
    expect(sentenceAround(text, text.indexOf("dat"))).toStrictEqual({
      text: "Dan dat.",
      start: 11,
    });
    expect(sentenceAround(text, 0).start).toBe(0);
  });
});
