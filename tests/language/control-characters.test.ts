import { expect, test } from "vitest";

import { firstControl, withoutControls } from "../../src/language/control-characters.ts";

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
