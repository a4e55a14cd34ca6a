import { expect, test } from "vitest";

import {
  codePointAt,
  firstControl,
  nameWithEscapes,
  withEscapes,
  withoutControls,
} from "../../src/language/control-characters.ts";

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
