import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { withSoftHyphens } from "../../src/render/text-html.ts";

const LONG = "jeugdbeschermingsmaatregelenverantwoording";
const BROKEN = "jeugd-be-scher-mings-maat-re-ge-len-ver-ant-woor-ding";
const CELL_LONG = "jeugdbeschermingsmaatregel";
const CELL_BROKEN = "jeugd-be-scher-mings-maat-re-gel";

/** The HTML with "-" for each soft hyphen. The HTML must contain no other hyphen. */
const shown = (html: string): string => withSoftHyphens(html).replaceAll("\u00AD", "-");

describe("an HTML document for print", () => {
  it.each([
    ["in running text", `<p>Een ${LONG}.</p>`, `<p>Een ${BROKEN}.</p>`],
    ["after a tag and within one", `<p><em>${LONG}</em>`, `<p><em>${BROKEN}</em>`],
    ["beside escaped signs", `<p>&#x27;${LONG}&#x27; &amp;`, `<p>&#x27;${BROKEN}&#x27; &amp;`],
    ["in quotes", `<p>&quot;(${LONG}),&quot;`, `<p>&quot;(${BROKEN}),&quot;`],
    ["after a hyphen", `<p>x–${LONG}`, `<p>x–${BROKEN}`],
    [
      "of 40 letters, not 39",
      `<p>${LONG.slice(0, 39)} ${LONG.slice(0, 40)}`,
      `<p>${LONG.slice(0, 39)} jeugd-be-scher-mings-maat-re-ge-len-ver-ant-woordi`,
    ],
    [
      "of 25 letters in a cell, not 24",
      `<td>${CELL_LONG.slice(0, 24)} ${CELL_LONG}</td>`,
      `<td>${CELL_LONG.slice(0, 24)} ${CELL_BROKEN}</td>`,
    ],
    [
      "of 25 letters in a header cell",
      `<th scope=row>${CELL_LONG}`,
      `<th scope=row>${CELL_BROKEN}`,
    ],
    [
      "in Dutch",
      `<p lang="nl">${LONG} <b lang="nl-NL">${LONG}`,
      `<p lang="nl">${BROKEN} <b lang="nl-NL">${BROKEN}`,
    ],
    ["after another language", `<i lang=en>x</i> ${LONG}`, `<i lang=en>x</i> ${BROKEN}`],
    ["after a cell", `<tr><td>a</tr></table><p>${LONG}`, `<tr><td>a</tr></table><p>${BROKEN}`],
    [
      "after key figures",
      `<ul class="wide" data-whole-words><li>${LONG}<ul></ul>${LONG}</ul> ${LONG}`,
      `<ul class="wide" data-whole-words><li>${LONG}<ul></ul>${LONG}</ul> ${BROKEN}`,
    ],
  ])("breaks a long word %s", (_, html, expected) => {
    expect(shown(html)).toBe(expected);
  });

  it.each([
    ["an attribute", `<img alt="${LONG}" title='> ${LONG}'>`],
    ["a title", `<title>${LONG} <p> ${LONG}</title>`],
    ["a style", `<style>p > a::after{content:"${LONG}"}</style>`],
    ["a script", `<script>if (1 < 2) "${LONG}"</script>`],
    ["code", `<code>${LONG}<b>${LONG}</b></code>`],
    ["a drawing", `<svg><text>${LONG}</text><svg><g/></svg><text>${LONG}</text></svg>`],
    ["a heading", `<h1>${LONG} <span>${LONG}</span></h1><h2>${LONG}</h2><h3>${LONG}</h3>`],
    ["a caption", `<caption>${LONG}</caption><figcaption>${LONG} <span>${LONG}</span>`],
    ["a key figure", `<ul data-whole-words><li><strong>${LONG}</strong> ${LONG}`],
    [
      "another language",
      `<p lang="en">${LONG} <b>${LONG}</b><span lang=en-GB dir="rtl">${LONG}</span>`,
    ],
    ["a comment", `<!-- <p> ${LONG} -->`],
    ["an address", `<a href="https://${LONG}.nl">https://${LONG}.nl/${LONG} www.${LONG}.nl</a>`],
    ["an e-mail address", `<p>${LONG}@voorbeeld.nl`],
    ["a name with digits", `<p>${LONG}1 B2${LONG}`],
    ["capitals", `<p>${LONG.toUpperCase()}`],
    ["letters written as entities", `<p>${LONG}&euml;${LONG} ${LONG}&#235;`],
  ])("leaves %s as it is", (_, html) => {
    expect(withSoftHyphens(html)).toBe(html);
  });

  it("has hyphens again after each of those", () => {
    const before = `<title>t</title><svg><g/></svg><h2>k</h2><code>c</code><!-- x -->a < b & c`;
    expect(shown(`${before} ${LONG}`)).toBe(`${before} ${BROKEN}`);
  });

  it("equals the input without its soft hyphens, and gets no more a second time", () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(LONG, LONG.toUpperCase(), "\u00AD", "&amp;", "&#x27;", "&shy;", " ", "<"),
      fc.constantFrom("<p>", "</p>", "<td>", "</td>", "<svg>", "</svg>", "<h2>", "</h2>"),
      fc.constantFrom('<a href="', '">', "<!--", "-->", "<style>", "</style>", "<br/>"),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const html = pieces.join("");
        const once = withSoftHyphens(html);
        expect(once.replaceAll("\u00AD", "")).toBe(html.replaceAll("\u00AD", ""));
        expect(withSoftHyphens(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});
