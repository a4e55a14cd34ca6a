import { readFile } from "node:fs/promises";
import path from "node:path";

import { create } from "fontkit";
import { describe, expect, it, test } from "vitest";

import { carriedPackage } from "../../src/browser/find-browser.ts";
import { unpackArchive } from "../../src/browser/unpack.ts";
import { readFonts } from "../../src/charts/fonts.ts";
import {
  codePointAt,
  firstControl,
  firstLost,
  firstUnprintable,
  nameWithEscapes,
  showsNothing,
  withEscapes,
  withMarksForUnprintable,
  withoutControls,
} from "../../src/language/characters.ts";
import { inNewFolder } from "../browser/machine.ts";

test("replaces a line break of Word by a space and removes an escape character", () => {
  expect(withoutControls("een\u000Btwee\u001B[31m\u0000\uFFFEdrie")).toBe("een twee[31mdrie");
});

test("keeps tabs, line ends and letters of every kind", () => {
  const text = "a\tb\r\nc é \u{1F600} \u0085 \uE000";
  expect(firstControl(text)).toBe(-1);
  expect(withoutControls(text)).toBe(text);
});

test("finds the place of the first control character", () => {
  expect(firstControl("ab\u007F\u000B")).toBe(2);
});

test("removes an unpaired surrogate and keeps a complete character", () => {
  expect(withoutControls("een\uD800twee\u{1F600}")).toBe("eentwee\u{1F600}");
});

test("writes characters that control a terminal as escapes that JSON reads back", () => {
  const text = "a\u001B[31m\u0007\u009B\u007F\r\u202E\u2028z";
  expect(withEscapes(text)).toBe(String.raw`a\u001b[31m\u0007\u009b\u007f\u000d\u202e\u2028z`);
  const json = JSON.stringify({ text });
  expect(JSON.parse(withEscapes(json))).toEqual({ text });
});

test("keeps line ends, tabs and the byte order mark in a text, but not in a name", () => {
  const text = "\uFEFFa\tb\r\nc\nd\u00AD";
  expect(withEscapes(text)).toBe(text);
  expect(nameWithEscapes("a\nb\tc.csv")).toBe(String.raw`a\u000ab\u0009c.csv`);
});

test("names a character by its code point", () => {
  expect(codePointAt("a\u001B", 1)).toBe("U+001B");
});

describe("the characters that the report can print", () => {
  it("are the characters that all its fonts contain", async () => {
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
    const printedAsOther = new Set([0x2010, 0x2011]);
    const wrong: string[] = [];
    // The fonts have no letters beyond this.
    for (let code = 0x20; code < 0x1_0000; code += 1) {
      if (
        withoutInk.has(code) ||
        printedAsOther.has(code) ||
        /[\p{C}\p{Z}\p{Variation_Selector}]/u.test(String.fromCharCode(code))
      )
        continue;
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
    ["Danie\u0308lle en fac\u0327ade", -1],
  ])("%s: %d", (line, index) => expect(firstUnprintable(line)).toBe(index));
});

describe("the characters that the print would lose", () => {
  it.each([
    ["Ελλάδα, Київ, Nguyễn, Łódź", -1],
    ["los: Danie\u0308lle, Dvor\u030ca\u0301k, x\u0302 en e\u0302\u0301", -1],
    ["ten minste ≥ 5", -1],
    ["recht ©\uFE0F", -1],
    ["co\u2011ouder en e\u2010mail", -1],
    ["met \u200E en \u200F", -1],
    ["klaar ✓", 6],
    ["met 👪 samen", 4],
    ["in het 中文", 7],
    ["Een ouder: شكرا", 11],
    ["Een ouder: אני מודה", -1],
    ["Een ouder: شكرا", 11],
    ["om\u202Egekeerd", 2],
    ["een\vregel", 3],
    ["Caf\uFFFD en 👪", 3],
    ["met 👪 en Caf\uFFFD", 4],
  ])("%j: %d", (text, index) => expect(firstLost(text)).toBe(index));

  it("are the only ones that are replaced by a mark", () => {
    for (let code = 0x20; code < 0x1_0000; code += 1) {
      const character = String.fromCharCode(code);
      if (/[\p{C}\p{Variation_Selector}\uFFFD]/u.test(character) || code < 0x80) continue;
      expect(withMarksForUnprintable(character) === "\uFFFD").toBe(firstLost(character) >= 0);
    }
  });
});

describe("a text that shows nothing", () => {
  it.each([
    "",
    " \t\r\n",
    "\u00A0\u2003",
    "\u200B\u2060\uFEFF",
    "\u00AD",
    "\u200E\u200F",
    "\u115F\u3164",
    "\x85\u2800",
  ])("consists of white space or invisible characters: %j", (text) =>
    expect(showsNothing(text)).toBe(true),
  );

  it.each(["a", "\u00AD-", "–", "\u0301", "\uFFFD", "\uE000"])("is not %j", (text) =>
    expect(showsNothing(text)).toBe(false),
  );
});

describe("a text for print", () => {
  it.each([
    ["Daniëlle – “€ 5” × ½", "Daniëlle – “€ 5” × ½"],
    ["Ω en Жук", "Ω en Жук"],
    ["co\u2011ouder en e\u2010mail", "co-ouder en e-mail"],
    ["met \u200E en \u200Ferin", "met  en erin"],
    ["voor שלום", "voor שלום"],
    ["voor سلام", "voor \uFFFD\uFFFD\uFFFD\uFFFD"],
    ["van A → B ✓", "van A \uFFFD B \uFFFD"],
    ["met ❤️ en 👪", "met \uFFFD en \uFFFD"],
    ["een\u000Btwee\u001B\u007F\tdrie\n", "een\uFFFDtwee\uFFFD\uFFFD\tdrie\n"],
  ])("has a mark for a character that no font contains: %s", (text, printed) => {
    expect(withMarksForUnprintable(text)).toBe(printed);
  });

  it("keeps the characters of the browser's own font, and nothing else", async () => {
    const carried = await carriedPackage();
    const packed = path.join(carried?.folder ?? "", "fonts.tar.br");
    const regular = await inNewFolder(async (folder) => {
      const files = await unpackArchive(packed, folder);
      const name = files.find((one) => one.endsWith("OpenSans-Regular.ttf")) ?? "";
      return await readFile(path.join(folder, name));
    });
    const font = create(regular);
    if ("fonts" in font) throw new Error("a collection");
    const own = new Set<number>();
    for (const { bytes } of await readFonts()) {
      const one = create(bytes);
      if (!("fonts" in one)) for (const code of one.characterSet) own.add(code);
    }
    const wrong: string[] = [];
    for (let code = 0xa1; code < 0x1_0000; code += 1) {
      const character = String.fromCharCode(code);
      if (/[\p{C}\p{Z}\p{Variation_Selector}]/u.test(character)) continue;
      const isKept = withMarksForUnprintable(character) === character;
      const isHeld = font.hasGlyphForCodePoint(code) || own.has(code);
      // The list may lack some rare letters of the fonts, but it must not have letters that the
      // fonts lack.
      if (isKept && !isHeld) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });
});
