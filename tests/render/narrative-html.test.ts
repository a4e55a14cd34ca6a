import { describe, expect, it } from "vitest";

import { narrativeHtml } from "../../src/render/narrative-html.ts";
import { Notes } from "../../src/render/notes.ts";

function tagsIn(markdown: string): readonly string[] {
  const html = narrativeHtml(markdown, new Notes(), "print");
  return Array.from(html.matchAll(/<(h\d|p)[ >]/g), ([, tag]) => tag ?? "");
}

describe("the headings of a narrative", () => {
  it.each([
    ["### a\n#### b\n### c", ["h3", "h4", "h3"]],
    ["#### a\n##### b\n### c", ["h3", "h4", "h3"]],
    ["### a\n###### b\n###### c\n#### d", ["h3", "h4", "h5", "h4"]],
    ["#### a\n\ntekst\n\n> ##### b", ["h3", "p", "h4"]],
  ])("skip no level: %j", (markdown, tags) => {
    expect(tagsIn(markdown)).toEqual(tags);
  });

  it("are paragraphs in a note", () => {
    const notes = new Notes();
    narrativeHtml("Tekst.[^a]\n\n[^a]: Eerst.\n\n    #### Kop", notes, "print");
    expect(notes.take()[0]?.html).toBe("<p>Eerst.</p>\n<p>Kop</p>\n");
  });
});

describe("a link", () => {
  it("is one where it leads to a site, a mailbox or a telephone, and else only its words", () => {
    const html = narrativeHtml(
      "[a](https://b.nl/) [b](#b) [**c**](c.html) [d](tel:112) [](x) [e](mailto:e@f.nl)",
      new Notes(),
      "print",
    );
    expect(html).toBe(
      '<p><a href="https://b.nl/">a</a> b <strong>c</strong> <a href="tel:112">d</a>  <a href="mailto:e@f.nl">e</a></p>\n',
    );
  });
});

describe("an empty cell of a table", () => {
  it("holds a dash, and an empty head a space", () => {
    const html = narrativeHtml(
      "|  | b |\n| --- | --- |\n| 1 |  |\n|   | *x* |",
      new Notes(),
      "print",
    );
    const cells = Array.from(html.matchAll(/<t[hd]>(.*)<\/t[hd]>/g), ([, cell]) => cell);
    expect(cells).toEqual(["\u00A0", "b", "1", "–", "–", "<em>x</em>"]);
  });
});
