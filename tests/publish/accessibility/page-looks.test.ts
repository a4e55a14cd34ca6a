import { describe, expect, it } from "vitest";

import { lookAtPage } from "../../../src/publish/accessibility-note.ts";

const GOOD = `<!doctype html>
<html lang="nl-NL">
<head><title>Rapport</title><style>h1 { color: red }</style></head>
<body>
<!-- <h1 id="kop">no heading</h1> -->
<h1 id="kop">Rapport <span>2024</span></h1>
<p><img src="data:," alt="Logo van het team"></p>
<h2 id="een">Een</h2>
<figure id="grafiek-een">
<svg class="on-wide" role="img" aria-label="Lijn &amp; staaf"><title>x</title></svg>
<svg class="on-narrow" role="img" aria-label='Lijn'></svg>
</figure>
<h3>Onder een</h3>
<table><tr><th scope="col">A</th></tr><tr><th scope=row>B</th></tr></table>
<svg aria-hidden="true" role="img"></svg>
<h2>Twee</h2>
</body></html>`;

/** The failures in a page after a change, by test. */
function failuresAfter(from: string | RegExp, to: string): Readonly<Record<string, unknown>> {
  const html = GOOD.replace(from, to);
  if (html === GOOD) throw new Error("the change has no effect");
  const failing = Object.entries(lookAtPage(html)).filter(
    ([, { failures }]) => failures.length > 0,
  );
  return Object.fromEntries(failing.map(([id, { failures }]) => [id, failures]));
}

describe("a look at a page", () => {
  it("finds nothing wrong with a good page, and counts the things that it looked at", () => {
    const looks = Object.entries(lookAtPage(GOOD));
    expect(looks.flatMap(([, { failures }]) => failures)).toEqual([]);
    expect(Object.fromEntries(looks.map(([id, { looked }]) => [id, looked]))).toEqual({
      "page-title": 1,
      "page-language": 1,
      "page-headings": 4,
      "page-table-scopes": 2,
      "page-images": 3,
      "page-alt-lengths": 3,
      "page-ids": 3,
    });
  });

  it.each([
    [
      "no title",
      "<title>Rapport</title>",
      "<title> </title>",
      { "page-title": ["er is geen titel"] },
    ],
    ["no language", ' lang="nl-NL"', "", { "page-language": ["er staat geen taal bij"] }],
    ["two headings of level 1", /h2>/g, "h1>", { "page-headings": ["2 koppen van niveau 1"] }],
    ["a level left out", "<h3>", "<h4>", { "page-headings": ["een kop 4 na een kop 2"] }],
    ["a head without scope", ' scope="col"', "", { "page-table-scopes": ["bij #grafiek-een"] }],
    [
      "a head of a strange scope",
      "scope=row",
      "scope=x",
      { "page-table-scopes": ["bij #grafiek-een"] },
    ],
    ["an image without alt text", ' alt="Logo van het team"', "", { "page-images": ["bij #kop"] }],
    ["an image of an empty text", "'Lijn'", '" "', { "page-images": ["bij #grafiek-een"] }],
    [
      "a text of 251 characters",
      "'Lijn'",
      `"${"a".repeat(251)}"`,
      { "page-alt-lengths": ["bij #grafiek-een: 251 tekens"] },
    ],
    ["one id twice", 'id="een"', 'id="kop"', { "page-ids": ["#kop"] }],
  ] as const)("notices %s", (_, from, to, failures) => {
    expect(failuresAfter(from, to)).toEqual(failures);
  });

  it("counts an escaped sign as one character", () => {
    const text = "&amp;".repeat(250);
    expect(failuresAfter("'Lijn'", `"${text}"`)).toEqual({});
  });
});
