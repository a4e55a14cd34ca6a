import { describe, expect, it } from "vitest";

import { checkNarrative } from "../../src/narrative/check-narrative.ts";
import { bodyHtml } from "./body-html.ts";

const places = (source: string) =>
  checkNarrative("inleiding", "inleiding.md", source).findings.map(
    ({ code, line, position }) => `${code} ${line}:${position}`,
  );

const BOX = "::: kader Hoe het werkt\nTekst.\n:::";

describe("a box", () => {
  it("has the words after its kind as its title, and the text between its lines", () => {
    const { narrative, findings } = checkNarrative("slot", "slot.md", BOX);
    expect(findings).toEqual([]);
    expect(narrative).toEqual({ name: "slot", markdown: BOX, hasBoxes: true, isSample: false });
    expect(bodyHtml(BOX)).toBe(
      '<aside class="box" aria-labelledby="kader-tekst-1">\n<h3 id="kader-tekst-1">Hoe het werkt</h3>\n<p>Tekst.</p>\n</aside>\n',
    );
  });

  it("contains lists, quotes and tables, and ends the block directly above it", () => {
    const text = `Eerst.\n::: kader *Zo* werkt het\n- een\n- twee\n\n> Woorden.\n> — Ouder\n\nTabel: T\n\n| a | b |\n| - | - |\n| c | d |\n:::\nDaarna.`;
    expect(places(text)).toEqual([]);
    expect(bodyHtml(text).replaceAll(/<\/?(?:tr|t[hd]|thead|tbody)\b[^>]*>|\n/g, "")).toBe(
      '<p>Eerst.</p><aside class="box" aria-labelledby="kader-tekst-1"><h3 id="kader-tekst-1"><em>Zo</em> werkt het</h3><ul><li>een</li><li>twee</li></ul><blockquote><p>Woorden.</p><p class="speaker">— Ouder</p></blockquote><table><caption id="tabel-tekst-1">T</caption>abcd</table></aside><p>Daarna.</p>',
    );
  });

  it.each([
    `- punt\n${BOX}`,
    `> citaat\n${BOX}`,
    `1. een\n2. twee\n\n${BOX}`,
    `Woord[^a]\n\n[^a]: Noot.\n\n${BOX}`,
    `[^a]: Noot.\n${BOX}\nWoord[^a].`,
  ])("ends any block that is open above it: %j", (text) => {
    expect(places(text)).toEqual([]);
    expect(bodyHtml(text)).toMatch(/<\/(?:ul|blockquote|ol|p)>\n<aside|^<aside/);
  });

  it("may have its notes inside or below the text", () => {
    for (const text of [
      "::: kader T\nEen[^a].\n\n[^a]: Noot.\n:::",
      "::: kader T\nEen[^a].\n:::\n\n[^a]: Noot.",
    ]) {
      expect(places(text)).toEqual([]);
      expect(bodyHtml(text)).toContain('href="#noot-1"');
    }
  });

  it("is text after a backslash", () => {
    expect(places("\\::: kader T")).toEqual([]);
    expect(bodyHtml("\\::: kader T")).toBe("<p>::: kader T</p>\n");
  });

  it("was text in a report of an earlier release", () => {
    expect(bodyHtml(BOX, "kept")).toBe("<p>::: kader Hoe het werkt\nTekst.\n:::</p>\n");
  });
});

describe("the title of a box", () => {
  const levels = (text: string) =>
    Array.from(bodyHtml(text).matchAll(/<(h\d)/g), ([, level]) => level);

  it.each([
    [BOX, ["h3"]],
    [`### a\n\n${BOX}\n\n#### b`, ["h3", "h4", "h4"]],
    [`${BOX}\n\n##### b`, ["h3", "h3"]],
    [`### a\n\n${BOX}\n\n${BOX}\n\n### b`, ["h3", "h4", "h4", "h3"]],
    [`### a\n#### b\n##### c\n###### d\n\n${BOX}`, ["h3", "h4", "h5", "h6", "h6"]],
  ])(
    "is one level below the heading before it, and no heading is below it: %j",
    (text, expected) => {
      expect(levels(text)).toEqual(expected);
    },
  );
});

describe("a box is refused", () => {
  it.each([
    ["without a title", "::: kader\nTekst.\n:::", ["narrative-box-title 1:1"]],
    [
      "with a title that shows nothing",
      "::: kader &nbsp;\nTekst.\n:::",
      ["narrative-box-title 1:1"],
    ],
    ["that does not end", "Eerst.\n\n::: kader T\nTekst.", ["narrative-box-open 3:1"]],
    [
      "that does not end before the next one",
      `::: kader T\nTekst.\n\n${BOX}`,
      ["narrative-box-open 1:1"],
    ],
    ["that is empty", "::: kader T\n\n:::", ["narrative-box-empty 1:1"]],
    ["of another kind", "::: let op\nTekst.\n:::", ["narrative-box-unknown 1:1"]],
    ["with more colons", ":::: kader T\nTekst.\n:::", ["narrative-box-unknown 1:1"]],
    [
      "that is in a box",
      "::: kader T\nA\n::: kader U\nB\n:::\nC\n:::",
      ["narrative-box-place 3:1"],
    ],
    ["that is in a quote", "> ::: kader T\n> Tekst.\n> :::", ["narrative-box-place 1:3"]],
    ["that is in a list", "- ::: kader T\n  Tekst.\n  :::", ["narrative-box-place 1:3"]],
    [
      "that is further on in a list",
      "- punt\n\n  ::: kader T\n  Tekst.\n  :::",
      ["narrative-box-place 3:3"],
    ],
    ["with a heading", "::: kader T\n### Kop\nTekst.\n:::", ["narrative-box-heading 2:1"]],
    ["with only its end", "Tekst.\n:::", ["narrative-box-stray 2:1"]],
    [
      "all at once",
      "::: kadr T\nA\n:::\n\n:::\n\n::: kader\nB\n:::\n\n::: kader U",
      [
        "narrative-box-unknown 1:1",
        "narrative-box-stray 5:1",
        "narrative-box-title 7:1",
        "narrative-box-open 11:1",
      ],
    ],
  ])("%s", (_, text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  it("with the kind that is most likely meant", () => {
    const [finding] = checkNarrative("", "", "::: Kaders T\nTekst.\n:::").findings;
    expect(finding?.message).toMatch(/Bedoel je kader\?$/);
  });

  it("but not within code", () => {
    expect(places("```\n:::\n```")).toEqual(["narrative-code 1:1"]);
  });
});
