import { create } from "fontkit";
import { describe, expect, it } from "vitest";

import { readFonts } from "../../src/charts/fonts.ts";
import { firstUnprintable } from "../../src/narrative/printable.ts";

describe("the characters that the report can print", () => {
  it("are those that all its fonts hold", async () => {
    const faces = new Map<string, Set<number>>();
    for (const { weight, style, bytes } of await readFonts()) {
      const font = create(bytes);
      if ("fonts" in font) throw new Error("a collection");
      const held = faces.get(`${weight} ${style}`) ?? new Set();
      for (const code of font.characterSet) held.add(code);
      faces.set(`${weight} ${style}`, held);
    }
    expect(faces.size).toBe(4);
    const withoutInk = new Set([0xad, 0xfeff, 0xffff]);
    const wrong: string[] = [];
    // Beyond come no letters that the fonts hold.
    for (let code = 0x20; code < 0x1_0000; code += 1) {
      if (withoutInk.has(code) || /\p{C}|\p{Z}/u.test(String.fromCharCode(code))) continue;
      const isHeld = [...faces.values()].every((held) => held.has(code));
      if (isHeld !== firstUnprintable(String.fromCharCode(code)) < 0) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ["Wat Daniëlle één keer zei: ‘dag’ – 50 % … €", -1],
    ["van A → B", 6],
    ["klaar ✓", 6],
    ["met 👪 samen", 4],
    ["soft\u00ADhyphen, non-breaking\u00A0space", -1],
  ])("%s: %d", (line, index) => expect(firstUnprintable(line)).toBe(index));
});
