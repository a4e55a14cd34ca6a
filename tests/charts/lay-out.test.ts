import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { inLines, shortened } from "../../src/charts/lay-out.ts";

const byLetter = (text: string): number => text.length;

describe("a text in lines", () => {
  it.each([
    ["Moeder", "Moeder"],
    ["Herstel van betrokken gezinsleden", "Herstel van betrokken gezinsleden"],
    ["Onvermogen om voor de kinderen te zorgen", "Onvermogen om voor de\nkinderen te zorgen"],
    [
      "Jeugdbeschermingsmaatregelenregistratiesysteem",
      "Jeugdbeschermingsmaatregelenregistratiesysteem",
    ],
  ])("%s", (text, lines) => expect(inLines(text, 34, byLetter)).toBe(lines));

  it("loses no word, breaks only between words, and fits the room if its words do", () => {
    const word = fc.stringMatching(/^[a-z]{1,14}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const text = words.join(" ");
        const lines = inLines(text, 20, byLetter).split("\n");
        expect(lines.join(" ")).toBe(text);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(20);
      }),
    );
  });

  it("has as few lines as possible, of about equal length", () => {
    const lines = inLines("een twee drie vier vijf zes", 26, byLetter).split("\n");
    expect(lines).toEqual(["een twee drie", "vier vijf zes"]);
  });
});

describe("a line that is wider than its room", () => {
  it("is cut short, and the others are not", () => {
    expect(shortened(`Kort\n${"W".repeat(40)}`, 10, byLetter)).toBe(`Kort\n${"W".repeat(9)}…`);
  });
});
