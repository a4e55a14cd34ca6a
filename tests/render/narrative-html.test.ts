import { describe, expect, it } from "vitest";

import { narrativeHtml } from "../../src/render/narrative-html.ts";
import { Notes } from "../../src/render/text-html.ts";
import { bodyHtml } from "../narrative/body-html.ts";

function tagsIn(markdown: string): readonly string[] {
  const html = bodyHtml(markdown);
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
    const markdown = "Tekst.[^a]\n\n[^a]: Eerst.\n\n    #### Kop";
    const [part] = narrativeHtml({ markdown }, new Notes(), "print", 80);
    expect(part?.notes[0]?.html).toBe("<p>Eerst.</p>\n<p>Kop</p>\n");
  });
});

describe("a link", () => {
  it("leads to a site, a mailbox or a telephone; otherwise only its words are left", () => {
    const html = bodyHtml(
      "[a](https://b.nl/) [b](#b) [**c**](c.html) [d](tel:112) [](x) [e](mailto:e@f.nl)",
    );
    expect(html).toBe(
      '<p><a href="https://b.nl/">a</a> b <strong>c</strong> <a href="tel:112">d</a>  <a href="mailto:e@f.nl">e</a></p>\n',
    );
  });
});

/** A dash that a screen reader reads as a word. */
const EMPTY = '<span role="img" aria-label="leeg">–</span>';

describe("an empty cell of a table", () => {
  it("contains a dash with a name, and an empty header cell a space", () => {
    const html = bodyHtml("|  | b |\n| --- | --- |\n| 1 |  |\n|   | *x* |");
    const cells = Array.from(html.matchAll(/<t[hd][^>]*>(.*)<\/t[hd]>/g), ([, cell]) => cell);
    expect(cells).toEqual(["\u00A0", "b", "1", EMPTY, EMPTY, "<em>x</em>"]);
  });
});

describe("a table", () => {
  it("has header cells with a scope: the top row, and the first cell of each row that is not empty", () => {
    const html = bodyHtml("| a | b |\n| - | -: |\n| *c* | 1 |\n|  | 2 |\n| d |");
    expect(html.match(/<t[hd].*/g)).toEqual([
      "<thead>",
      '<th scope="col">a</th>',
      '<th style="text-align:right" scope="col">b</th>',
      '<th scope="row"><em>c</em></th>',
      '<td style="text-align:right">1</td>',
      `<td>${EMPTY}</td>`,
      '<td style="text-align:right">2</td>',
      '<th scope="row">d</th>',
      `<td style="text-align:right">${EMPTY}</td>`,
    ]);
  });

  it("of one column has no row headers", () => {
    expect(bodyHtml("| a |\n| - |\n| b |")).toContain("<td>b</td>");
  });

  it.each(["Tabel: Per *regio*\n\n", "Tabel: Per *regio*\n", "Tabel:Per *regio*\n\n"])(
    "has the line above it as its caption: %j",
    (line) => {
      const html = bodyHtml(`Eerst.\n\n${line}| a | b |\n| - | - |\n| c | d |`);
      expect(html).toMatch(
        /^<p>Eerst.<\/p>\n<table>\n<caption id="tabel-tekst-1">Per <em>regio<\/em><\/caption>\n<thead>/,
      );
    },
  );

  it.each([
    "Tabel:\n\n",
    "Een zin.\nTabel: a\n\n",
    "Tabel: a\n\nTussendoor.\n\n",
    "- Tabel: a\n\n",
  ])("has no caption without such a line directly above it: %j", (line) => {
    expect(bodyHtml(`${line}| a | b |\n| - | - |\n| c | d |`)).not.toContain("<caption");
  });

  it("scrolls in a group that its caption names", () => {
    const wide = "w".repeat(30);
    const table = `| ${wide} | b |\n| - | - |\n| c | ${wide} |`;
    const html = bodyHtml(
      `Tabel: Een\n\n${table}\n\nTabel: Twee\n\n${table}\n\nLos:\n\n${table}`,
      "screen",
    );
    const names = Array.from(
      html.matchAll(/<div class="scroll"[^>]* (aria-\w+="[^"]*")/g),
      ([, name]) => name,
    );
    expect(names).toEqual([
      'aria-labelledby="tabel-tekst-1"',
      'aria-labelledby="tabel-tekst-2"',
      'aria-label="Tabel"',
    ]);
  });
});

describe("the notes of a narrative", () => {
  it("are below the paragraph, list or quote that calls them", () => {
    const markdown = [
      "Een.[^a]",
      "Twee.",
      "- drie[^b]\n- vier[^c]",
      "> vijf[^a]\n>\n> zes[^d]",
      "Zeven.",
      "[^a]: A\n\n[^b]: B\n\n[^c]: C\n\n[^d]: D",
    ].join("\n\n");
    const parts = narrativeHtml({ markdown }, new Notes(), "print", 80);
    const said = parts.map(({ html, notes }) => [
      html.replaceAll(/<sup.*?<\/sup>|<[^>]*>|\s/g, ""),
      ...notes.map(({ number, html: note }) => `${number}${note.replaceAll(/<[^>]*>|\s/g, "")}`),
    ]);
    expect(said).toEqual([
      ["Een.", "1A"],
      ["Twee.drievier", "2B", "3C"],
      ["vijfzes", "4D"],
      ["Zeven."],
    ]);
  });
});
