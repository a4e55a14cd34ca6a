import { describe, expect, it } from "vitest";

import { checkNarrative } from "../../src/narrative/check-narrative.ts";
import { MARKDOWN } from "../../src/narrative/markdown.ts";

const check = (source: string) => checkNarrative("inleiding", "inleiding.md", source);
const places = (source: string) =>
  check(source).findings.map(({ code, line, position }) => `${code} ${line}:${position}`);

describe("a narrative file", () => {
  it("is read with its front matter, whatever its line ends and byte order mark", () => {
    for (const source of [
      "---\nvoorbeeldtekst: true\n---\n\nTekst.\n",
      "\uFEFF---\r\nvoorbeeldtekst: true\r\n---\r\n\r\nTekst.\r\n",
    ]) {
      expect(check(source)).toEqual({
        narrative: { name: "inleiding", markdown: "Tekst.", isSample: true },
        findings: [],
      });
    }
  });

  it("needs no front matter", () => {
    expect(check("Tekst.").narrative).toMatchObject({ markdown: "Tekst.", isSample: false });
  });

  it.each([
    ["# Kop", ["narrative-heading 1:1"]],
    ["Kop\n===", ["narrative-heading 1:1"]],
    ["### Kop\n\n## Kop", ["narrative-heading 3:1"]],
    ["---\nvoorbeeldtekst: true\n---\n# Kop", ["narrative-heading 4:1"]],
    ["Een <b>woord</b>", ["narrative-html 1:5"]],
    ["Zie ![foto](x.png)", ["narrative-image 1:5"]],
    ["Tekst.[^1]", ["narrative-note 1:7"]],
    [
      "---\nvoorbeeldtekst: true\n---\nEen[^a], twee[^b]\nen *drie[^a]*.\n\n[^b]: Noot.",
      ["narrative-note 4:4", "narrative-note 5:9"],
    ],
    ["| a | b |\n| - | - |\n| c | d[^e] |", ["narrative-note 3:8"]],
    ["Tekst.[^1]\n\n[^1]: Zie ook[^2].", ["narrative-note 3:14"]],
    ["Tekst.[^1]\n\n[^1]:", ["narrative-note 3:1"]],
    ["Tekst.[^1] Meer.[^2]\n\n[^1]: Zie ook[^2].\n[^2]: Slot.", ["narrative-note-in-note 3:1"]],
    ["---\nkleur: rood\n---\nTekst", ["narrative-front-matter 1:1"]],
    ["---\nvoorbeeldtekst: [\n---\nTekst", ["narrative-front-matter 1:1"]],
    ["", ["narrative-empty 1:1"]],
    ["---\nvoorbeeldtekst: true\n---\n", ["narrative-empty 1:1"]],
  ])("%j gets %j", (source, expected) => {
    expect(places(source)).toEqual(expected);
    expect(check(source).narrative).toBeNull();
  });

  it.each([
    ["tekst\n\n#### Kop", ["narrative-heading-jump 3:1"]],
    ["### Kop\n#### Kop\n##### Kop\n### Kop\n##### Kop", ["narrative-heading-jump 5:1"]],
  ])("warns of a heading that skips a level, and takes the text: %j", (source, expected) => {
    expect(places(source)).toEqual(expected);
    expect(check(source).narrative).not.toBeNull();
  });

  it.each([
    ["Zie [dit](bijlage.docx) en [dat](#kop).", ["narrative-link 1:1"]],
    ["Eerst\ndan\n[leeg]() en\nmeer", ["narrative-link 3:1"]],
    ["Hoera!\nZie [dit](#kop)!\nEn [dat](#kop).", ["narrative-link 2:1", "narrative-link 3:1"]],
    ["Tekst.[^a]\n\n[^a]: Zie\n    [ftp](ftp://voorbeeld.nl/).", ["narrative-link 4:1"]],
  ])("warns of a link that leads nowhere in a report: %j", (source, expected) => {
    expect(places(source)).toEqual(expected);
    expect(check(source).narrative).not.toBeNull();
  });

  it("warns of a character that the report cannot print, and takes the text", () => {
    expect(places("Eerst\nvan huis → naar huis ✓")).toEqual(["narrative-character 2:10"]);
    expect(check("van huis → naar huis").narrative).not.toBeNull();
  });

  it.each([
    "a < b en c > d",
    "**vet** en *schuin*",
    "> citaat\n>\n> — Ouder",
    "- een\n- twee",
    "<https://example.nl>",
    "[een](https://voorbeeld.nl/a b) [twee](mailto:a@b.nl) [drie](tel:0612345678)",
    "Tekst.[^1] En meer.[^1]\n\n[^1]: De noot.",
    "Tekst.^[De noot.]",
    "Een `[^1]`",
    "Een \\[^1]",
  ])("%j is fine", (source) => expect(places(source)).toEqual([]));
});

describe("Markdown", () => {
  it("never becomes raw HTML, script or picture", () => {
    const html = MARKDOWN.render("<script>x</script>\n\n[a](javascript:x)\n\n![b](c.png)");
    expect(html).not.toMatch(/<script|<img|href="javascript/);
  });
});
