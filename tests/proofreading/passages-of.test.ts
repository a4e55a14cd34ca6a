import { describe, expect, it } from "vitest";

import { proofTextOf } from "../../src/proofreading/passage.ts";

/** The passages of a text whose first line is line 1 of its file. */
function passagesOf(markdown: string, values: readonly string[] = []) {
  const placeOf = (line: number, at: number) => ({ line: line + 1, position: at + 1 });
  const about = { name: "tekst", file: "tekst.md", takesImages: true, placeOf };
  return proofTextOf({ ...about, markdown, values }).passages;
}

describe("the passages of a text", () => {
  it("contain the words as they print, with their kind", () => {
    const text = [
      "### Een _kop_",
      "",
      "Een **vet** woord [met link](https://a.nl/(b)) en\\",
      "een regel.",
      "",
      "> Gezegd.",
      ">",
      "> — Ouder",
      "",
      "- een punt",
      "",
      "Tabel: Wat erin staat",
      "",
      "| a | b |",
      "| --- | --- |",
      "| c | d |",
      "",
      "Met een noot.[^1]",
      "",
      "![Een mat](brief.jpg)",
      "Bijschrift: Een mat.",
      "",
      "[^1]: De noot.",
    ].join("\n");
    const said = passagesOf(text).map(({ kind, text: words }) => `${kind}: ${words}`);
    expect(said).toStrictEqual([
      "heading: Een kop",
      "paragraph: Een vet woord met link en een regel.",
      "quote: Gezegd.",
      "quote: — Ouder",
      "item: een punt",
      "caption: Wat erin staat",
      "cell: a",
      "cell: b",
      "cell: c",
      "cell: d",
      "paragraph: Met een noot.",
      "caption: Een mat.",
      "note: De noot.",
      "caption: Een mat",
    ]);
  });

  it("give the place of each word in the file, after marks, addresses and escapes", () => {
    const text = [
      "Hier **staan** [een woord](https://a.nl/woord) en \\*een\\* plek,",
      "> geen citaat &amp; [taal]{lang=en} doel.",
      "",
      "> Binnen een citaat",
      "> staat doel.",
      "",
      "| x | doel |",
      "| --- | --- |",
      "| doel | doel |",
    ].join("\n");
    const lines = text.split("\n");
    for (const { text: words, placeAt } of passagesOf(text)) {
      for (const { 0: word, index } of words.matchAll(/\p{L}+/gu)) {
        const { line, position } = placeAt(index);
        expect(lines[line - 1]?.slice(position - 1, position - 1 + word.length)).toBe(word);
      }
    }
    const marked = passagesOf(text).find(({ foreign }) => foreign.length > 0);
    const spans = marked?.foreign.map(({ start, end }) => marked.text.slice(start, end));
    expect(spans).toStrictEqual(["taal"]);
  });

  it("mark all words of a quote in another language, and none of its speaker", () => {
    const quote = "> [en] We were never asked.\n>\n> Not once.\n>\n> — Ouder\n\nGewone tekst.\n";
    const spans = passagesOf(quote).map(({ text, foreign }) =>
      foreign.map(({ start, end }) => text.slice(start, end)),
    );
    expect(spans).toEqual([["We were never asked."], ["Not once."], [], []]);
  });

  it("give the place of words after a bare link", () => {
    const text =
      "Zie https://a.nl, <https://b.nl> of www.c.nl. Zie ook [de site](https://d.nl) erbij.";
    const [passage] = passagesOf(text);
    expect(passage?.text).toBe(
      text.replace(/[<>]/g, "").replace("[de site](https://d.nl)", "de site"),
    );
    const addresses = passage?.foreign.map(({ start, end }) => passage.text.slice(start, end));
    expect(addresses).toStrictEqual(["https://a.nl", "https://b.nl", "www.c.nl"]);
    for (const word of ["https://a", "of", "www", "ook", "site", "erbij"]) {
      expect(passage?.placeAt(passage.text.indexOf(word)).position).toBe(text.indexOf(word) + 1);
    }
  });

  it("give the woven values, and the place of the words after them", () => {
    const [passage] = passagesOf("Er zijn {{0}} en {{1}} erbij.", ["25 gezinnen", "3"]);
    expect(passage?.text).toBe("Er zijn 25 gezinnen en 3 erbij.");
    const woven = passage?.woven.map(({ start, end }) => passage.text.slice(start, end));
    expect(woven).toStrictEqual(["25 gezinnen", "3"]);
    const placeOf = (word: string) => passage?.placeAt(passage.text.indexOf(word)).position;
    expect([placeOf("25"), placeOf("gezinnen"), placeOf("en 3"), placeOf("erbij")]).toStrictEqual([
      9, 9, 15, 24,
    ]);
  });

  it("do not read the words of a value as Markdown", () => {
    const [passage] = passagesOf("{{0}}", ["**1.** <b>[x](https://a.nl)</b>"]);
    expect(passage?.text).toBe("**1.** <b>[x](https://a.nl)</b>");
  });
});
