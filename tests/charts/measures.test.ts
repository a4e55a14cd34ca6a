import { describe, expect, it } from "vitest";

import { readFonts } from "../../src/charts/fonts.ts";
import { measuresIn } from "../../src/charts/kinds.ts";
import { measuresWith } from "../../src/charts/opened-fonts.ts";
import { readTheme, THEMES } from "../themes.ts";

describe("the measures of texts", () => {
  it.each(["Ő", "e\u0301", "1\u20442", "a\u00ADb", "\u0007", "😀", "\n"])(
    "come from the opened font if the build has no width for %j",
    async (text) => {
      const fonts = await readFonts();
      const { measure } = await measuresIn(fonts)({ some: ["where", { in: `a ${text}` }] });
      expect(measure(text, 10, false)).toBe(measuresWith(fonts).measure(text, 10, false));
    },
  );

  it("come from the organisation's own font if it has one", async () => {
    const { fonts } = await readTheme(THEMES.tweede);
    const { measure } = await measuresIn(fonts)("m");
    expect(measure("m", 1000, false)).toBe(841);
  });
});
