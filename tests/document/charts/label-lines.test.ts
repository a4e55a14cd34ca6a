import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { inLines } from "../../../src/document/charts/label-lines.ts";

describe("a label in lines", () => {
  it.each([
    ["Moeder", "Moeder"],
    ["Herstel van betrokken gezinsleden", "Herstel van betrokken gezinsleden"],
    ["Onvermogen om voor de kinderen te zorgen", "Onvermogen om voor de\nkinderen te zorgen"],
    [
      "Jeugdbeschermingsmaatregelenregistratiesysteem",
      "Jeugdbeschermingsmaatregelenregistratiesysteem",
    ],
  ])("%s", (label, lines) => expect(inLines(label)).toBe(lines));

  it("loses no word, breaks between words only, and keeps to the width where the words do", () => {
    const word = fc.stringMatching(/^[a-z]{1,14}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const label = words.join(" ");
        const lines = inLines(label, 20).split("\n");
        expect(lines.join(" ")).toBe(label);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
