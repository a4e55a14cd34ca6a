import { expect, test } from "vitest";

import {
  codePointAt,
  firstControl,
  nameWithEscapes,
  withEscapes,
  withoutControls,
} from "../../src/language/control-characters.ts";

test("Word's line break becomes a space, and an escape character goes", () => {
  expect(withoutControls("een\u000Btwee\u001B[31m\u0000\uFFFEdrie")).toBe("een twee[31mdrie");
});

test("tabs, line ends and letters of every kind stay", () => {
  const text = "a\tb\r\nc é \u{1F600} \u0085 \uE000";
  expect(firstControl(text)).toBe(-1);
  expect(withoutControls(text)).toBe(text);
});

test("the first control character is found at its place", () => {
  expect(firstControl("ab\u007F\u000B")).toBe(2);
});

test("half a character of UTF-16 goes, and a whole one stays", () => {
  expect(withoutControls("een\uD800twee\u{1F600}")).toBe("eentwee\u{1F600}");
});

test("what steers a terminal is written as an escape, which JSON reads back", () => {
  const text = "a\u001B[31m\u0007\u009B\u007F\r\u202E\u2028z";
  expect(withEscapes(text)).toBe(String.raw`a\u001b[31m\u0007\u009b\u007f\u000d\u202e\u2028z`);
  const json = JSON.stringify({ text });
  expect(JSON.parse(withEscapes(json))).toEqual({ text });
});

test("line ends, tabs and the byte order mark stay in a text, and not in a name", () => {
  const text = "\uFEFFa\tb\r\nc\nd\u00AD";
  expect(withEscapes(text)).toBe(text);
  expect(nameWithEscapes("a\nb\tc.csv")).toBe(String.raw`a\u000ab\u0009c.csv`);
});

test("a character is named as Unicode does", () => {
  expect(codePointAt("a\u001B", 1)).toBe("U+001B");
});
