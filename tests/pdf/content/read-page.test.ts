import { describe, expect, it } from "vitest";

import { readPage } from "../../../src/pdf/content/read-page.ts";

const TEXT = "BT /F1 10 Tf 1 0 0 1 100 200 Tm <0001> Tj ET";
const mark = (id: number, content: string, tag = "P"): string =>
  `/${tag} <</MCID ${id}>> BDC ${content} EMC`;

describe("a page's content", () => {
  it("is read by its marks: which set text, which draw, which do nothing", () => {
    const stream = [
      mark(0, TEXT),
      mark(1, "10 20 30 40 re f"),
      mark(2, `0 0 m 5 5 l S ${TEXT}`),
      mark(3, "BT ET 1 0 0 rg"),
      mark(4, "0 0 9 9 re W n"),
    ].join("\n");
    const found = [...readPage(stream).marked].map(([id, one]) => [
      id,
      one.hasText,
      one.hasDrawing,
    ]);
    expect(found).toEqual([
      [0, true, false],
      [1, false, true],
      [2, true, true],
      [3, false, false],
      [4, false, false],
    ]);
  });

  it("is placed on the page, through every change of coordinates", () => {
    const draw = "q 2 0 0 -2 100 500 cm 10 20 30 40 re f Q";
    const { marked } = readPage(`.5 0 0 .5 0 0 cm ${mark(0, draw, "Figure")}`);
    expect(marked.get(0)?.box).toEqual({ left: 60, bottom: 190, right: 90, top: 230 });
  });

  it("is placed within its clip", () => {
    const clip = "0 0 50 50 re W n";
    const draws = ["40 40 100 100 re f", "q 60 60 5 5 re W n 0 0 99 99 re f Q"];
    const { marked } = readPage(draws.map((draw, id) => `q ${clip} ${mark(id, draw)} Q`).join(" "));
    expect(marked.get(0)?.box).toEqual({ left: 40, bottom: 40, right: 50, top: 50 });
    expect(marked.get(1)).toMatchObject({ hasDrawing: true, box: undefined });
  });

  it("has places for the text of figures only", () => {
    const { marked } = readPage(`${mark(0, TEXT, "Figure")} ${mark(1, TEXT)}`);
    expect(marked.get(0)?.box).toEqual({ left: 100, bottom: 198, right: 106, top: 208 });
    expect(marked.get(1)?.box).toBeUndefined();
  });

  it("lists paint that no element owns, and whether it comes before all content", () => {
    const { stream, loose } = readPage(
      `0 0 9 9 re f ${TEXT} ${mark(0, TEXT)} 1 1 m 2 2 l S /X1 Do`,
    );
    const pieces = loose.map((one) => [
      stream.slice(one.start, one.end),
      one.glyphs.map(({ font, codes }) => font + codes),
      one.isAmongContent,
    ]);
    expect(pieces).toEqual([
      ["0 0 9 9 re f", [], false],
      [TEXT, ["F1<0001>"], false],
      ["1 1 m 2 2 l S", [], true],
      ["/X1 Do", [], true],
    ]);
  });

  it("accepts a spelled glyph within a mark", () => {
    const spelled = `BT /Span <</ActualText <FEFF00AD>>> BDC <0003> Tj EMC ET`;
    expect(readPage(mark(0, spelled)).marked.get(0)?.hasText).toBe(true);
  });

  it("accepts words from right to left within a mark, with spelled glyphs", () => {
    const spelled = "/Span <</ActualText <FEFF05D505B9>>> BDC <0004> Tj EMC";
    const reversed = `BT <0001> Tj /ReversedChars BMC <0003> Tj ${spelled} EMC <0002> Tj ET`;
    const { marked, loose } = readPage(`${mark(0, reversed)} ${mark(1, TEXT)}`);
    expect([...marked.values()].map(({ hasText }) => hasText)).toEqual([true, true]);
    expect(loose).toEqual([]);
  });

  it("gives the points for a unit of its text, even after a drawing with another scale", () => {
    const pages = [
      `.24 0 0 -.24 0 595 cm q 3.125 0 0 3.125 9 9 cm ${mark(0, TEXT)} Q`,
      `.24 0 0 -.24 0 595 cm 2 0 0 2 9 9 cm ${mark(0, TEXT, "Figure")} 1.5625 0 0 1.5625 0 0 cm ${mark(1, TEXT)}`,
      mark(0, TEXT, "Figure"),
    ];
    const scales = pages.map((stream) => readPage(stream).scale);
    expect(scales.map((scale) => scale?.toFixed(3))).toEqual(["0.750", "0.750", undefined]);
  });

  it.each([
    ["a mark within loose text", "BT <0001> Tj /P <</MCID 0>> BDC <0001> Tj EMC ET"],
    ["the same MCID twice", `${mark(0, TEXT)} ${mark(0, TEXT)}`],
    ["one mark within another", mark(0, mark(1, TEXT))],
    ["a mark within a spelling", mark(0, `/Span <</ActualText (x)>> BDC ${mark(1, TEXT)} EMC`)],
    [
      "a word in reverse within another",
      mark(0, `/ReversedChars BMC /ReversedChars BMC ${TEXT} EMC EMC`),
    ],
    ["a word in reverse in no mark", `/ReversedChars BMC ${TEXT} EMC`],
    ["a mark of another kind", mark(0, `/Other BMC ${TEXT} EMC`)],
    ["a mark without an MCID", `/P <</Lang (nl)>> BDC ${TEXT} EMC`],
    ["an artifact, which no browser writes", `/Artifact <</Type /Layout>> BDC ${TEXT} EMC`],
    ["a mark that is not closed", "/P <</MCID 0>> BDC"],
    ["an end without a mark", "EMC"],
    ["an operator that nobody knows", "1 2 zz"],
    ["an image within the stream", "BI /W 1 /H 1 ID x EI"],
    ["colours for print", "0 0 0 1 k"],
  ])("is refused with %s", (_, stream) => {
    expect(() => readPage(stream)).toThrow("Deze browser schrijft de PDF anders");
  });
});
