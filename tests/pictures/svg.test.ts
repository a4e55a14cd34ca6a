import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { linesOf, xml } from "../../src/pictures/picture.ts";
import { inLetters } from "../charts/made-charts.ts";

const LETTER = 0.5;
const measure = inLetters(LETTER);

describe("the lines of a text in a picture", () => {
  it("fit, and hold all its letters in order", () => {
    const room = fc.integer({ min: 20, max: 1200 });
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zé(),-]{1,40}$/)), room, (words, wide) => {
        const style = { size: 20, colour: "#000000" };
        const lines = linesOf(words.join(" "), wide, style, measure);
        expect(Math.max(0, ...lines.map((line) => line.length * 20 * LETTER))).toBeLessThanOrEqual(
          wide,
        );
        expect(lines.join("").replaceAll(" ", "")).toBe(words.join(""));
      }),
    );
  });

  it("are absent for a text without letters", () => {
    expect(linesOf(" \n", 100, { size: 20, colour: "#000000" }, measure)).toEqual([]);
  });
});

describe("a text as XML", () => {
  it("is escaped, without control characters and characters that no font holds", () => {
    expect(xml(`<b> & "x"\u0007 \u{1F600}`)).toBe("&lt;b&gt; &amp; &quot;x&quot; \uFFFD");
  });
});
