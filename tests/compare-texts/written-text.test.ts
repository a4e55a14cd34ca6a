import { describe, expect, it } from "vitest";

import { writtenText } from "../../src/compare-texts/written-text.ts";

const read = (source: string) => writtenText("inleiding", "Over deze periode", source);
const paragraphsOf = (source: string) =>
  read(source).paragraphs.map(({ line, text }) => [line, text]);

describe("the paragraphs of a text", () => {
  it("have the lines of the file, below its front matter", () => {
    const source =
      "\uFEFF---\r\nvoorbeeldtekst: true\r\n---\r\n\r\nEen zin\r\nover  twee.\r\n\r\nTwee.";
    expect(read(source)).toMatchObject({ name: "inleiding", isSample: true });
    expect(paragraphsOf(source)).toEqual([
      [5, "Een zin over twee."],
      [8, "Twee."],
    ]);
  });

  it("are headings, items, rows, notes, quotations with their speaker, and lines of conditions", () => {
    const source = `### Kop
Zin.[^1]
- een
  gaat door
- twee
1. drie
> Een citaat
> over twee regels.
>
> — Ouder
Slot.
{{#als "x" groter="3"}}
Veel.
{{anders}}
Weinig.
{{/als}}
| a | b |
|---|---|
::: kader Titel
Binnen.
:::
[^1]: Noot.
`;
    expect(paragraphsOf(source)).toEqual([
      [1, "### Kop"],
      [2, "Zin.[^1]"],
      [3, "- een gaat door"],
      [5, "- twee"],
      [6, "1. drie"],
      [7, "> Een citaat over twee regels. — Ouder"],
      [11, "Slot."],
      [12, '{{#als "x" groter="3"}}'],
      [13, "Veel."],
      [14, "{{anders}}"],
      [15, "Weinig."],
      [16, "{{/als}}"],
      [17, "| a | b |"],
      [18, "|---|---|"],
      [19, "::: kader Titel"],
      [20, "Binnen."],
      [21, ":::"],
      [22, "[^1]: Noot."],
    ]);
  });

  it("contain the fields of the front matter, a line each", () => {
    const source = "---\naan: De minister\nvoorbeeldtekst: true\n---\n";
    expect(read(source).isSample).toBe(false);
    expect(paragraphsOf(source)).toEqual([
      [2, "aan: De minister"],
      [3, "voorbeeldtekst: true"],
    ]);
  });

  it.each(["", "\n \n", "---\nvoorbeeldtekst: false\n---\n", ">\n>\n"])(
    "are none in %j",
    (source) => {
      expect(paragraphsOf(source)).toEqual([]);
    },
  );

  it("contain no control character", () => {
    expect(paragraphsOf("Een\u001B[31m rood\u0007.")).toEqual([[1, "Een[31m rood."]]);
  });
});
