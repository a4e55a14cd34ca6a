import { describe, expect, it } from "vitest";

import { bodyHtml } from "../narrative/body-html.ts";

const listsIn = (markdown: string): readonly string[] =>
  bodyHtml(markdown).match(/<[ou]l[^>]*>/g) ?? [];

describe("a list", () => {
  it("has room for its longest number", () => {
    expect(listsIn("98. a\n99. b\n")).toEqual(['<ol start="98">']);
    expect(listsIn("99. a\n100. b\n")).toEqual(['<ol start="99" style="padding-left:4ch">']);
    expect(listsIn("998. a\n999. b\n1000. c\n")).toEqual([
      '<ol start="998" style="padding-left:5ch">',
    ]);
    expect(listsIn("123456789. a\n123456790. b\n")).toEqual([
      '<ol start="123456789" style="padding-left:10ch">',
    ]);
  });

  it("has its own room, apart from the lists within and around it", () => {
    expect(listsIn("- a\n\n  100. b\n       - c\n\n       1. d\n")).toEqual([
      "<ul>",
      '<ol start="100" style="padding-left:4ch">',
      "<ul>",
      "<ol>",
    ]);
  });
});
