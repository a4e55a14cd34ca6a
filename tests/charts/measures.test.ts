import { describe, expect, it } from "vitest";

import { readFonts } from "../../src/charts/fonts.ts";
import { measuresIn } from "../../src/charts/measures.ts";
import { measuresWith } from "../../src/charts/opened-fonts.ts";
import { readTheme, THEMES } from "../themes.ts";

describe("the measures of texts", () => {
  it.each(["Ő", "e\u0301", "1\u20442", "a\u00ADb", "\u0007", "😀", "\n"])(
    "are those of the opened font where the build has no width for %j",
    async (text) => {
      const fonts = await readFonts();
      const { measure } = await measuresIn(fonts)({ some: ["where", { in: `a ${text}` }] });
      expect(measure(text, 10, false)).toBe(measuresWith(fonts).measure(text, 10, false));
    },
  );

  it("are those of the organisation's own font where it has one", async () => {
    const { fonts } = await readTheme(THEMES.tweede);
    const { measure } = await measuresIn(fonts)("m");
    expect(measure("m", 1000, false)).toBe(841);
  });
});
