import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkNarrative } from "../../src/narrative/check-narrative.ts";
import { narrativeHtml } from "../../src/render/narrative-html.ts";
import { Notes } from "../../src/render/text-html.ts";
import { bodyHtml } from "./body-html.ts";

const RUNS = { numRuns: 400, seed: 2024 };

/** Pieces of Markdown, HTML, addresses and front matter, which chance alone rarely makes. */
const PIECE = fc.constantFrom(
  ..."[ ] ( ) ![ ]( ][ ]: [^ [^1] [^1]: ^[ < > </ /> <! --> * ** _ ~~ ` ``` # ### > - + 1. 01. | |- \\ & &#x6A; &colon; : / // @ — = ===".split(
    " ",
  ),
  ..."javascript: data:text/html, vbscript: file:/// https:// mailto: tel: https://a@b.nl <script> <img <svg/onload= onerror= <iframe style= </style> {{x}} 111222333 a@b.nl 1234 AB 0612345678".split(
    " ",
  ),
  ..."{lang=en} {lang=ar} ]{lang=en} {lang= [en] [ar] Tabel:".split(" "), "> [en] ", "Tabel: a\n\n",
  "::: kader a\n", "\n:::\n", ":::",
  "https://a.nl/b", "www.a.nl", "www.",
  ..."--- voorbeeldtekst: true &a *a <<: ? {".split(" "),
  "\n", "\n\n", "    ", "\t", " ", "\0", "\v", "\u202E", "\uFEFF", "\uD800", "e\u0301", "woord", '"', "'",
); // prettier-ignore
const TEXT = fc.oneof(
  fc.array(PIECE, { maxLength: 40 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.tuple(fc.constant("---\n"), fc.array(PIECE, { maxLength: 15 })).map(([rule, pieces]) => {
    return `${rule}${pieces.join("")}\n---\nTekst.`;
  }),
);

const TAG = /<\/?([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/g;
const ELEMENTS =
  "p h1 h2 h3 h4 h5 h6 ul ol li blockquote em strong s code pre a sup br hr table caption thead tbody tr th td div span aside";
const ATTRIBUTES =
  "href title id class style start value aria-label aria-labelledby role tabindex colspan scope lang dir";
const ADDRESS = /^(?:https?:\/\/|mailto:|tel:|#)/i;
const STYLE =
  /^(?:text-align:(?:left|right|center)|padding-left:\d+ch|list-style-type:&quot;\d+\) &quot;)$/;

/** The parts of HTML that a narrative cannot have. */
function foreignIn(html: string): readonly string[] {
  const foreign: string[] = [];
  const rest = html.replaceAll(TAG, (tag, name: string, attributes: string) => {
    if (!ELEMENTS.split(" ").includes(name)) foreign.push(tag);
    for (const [, key = "", value = ""] of attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)) {
      if (!ATTRIBUTES.split(" ").includes(key)) foreign.push(tag);
      if (key === "href" && !ADDRESS.test(value)) foreign.push(tag);
      if (key === "lang" && !/^[a-z]{2,3}(?:-\w+)*$/.test(value)) foreign.push(tag);
      if (key === "style" && !STYLE.test(value)) foreign.push(tag);
    }
    return "";
  });
  // Any < that is left would begin a tag.
  return rest.includes("<") ? [...foreign, rest] : foreign;
}

describe("any text", () => {
  it("gets findings or is a narrative, and never ends the run", () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const { narrative, findings } = checkNarrative("inleiding", "inleiding.md", text);
        const isRefused = findings.some(
          ({ severity, code }) => severity === "error" || code === "narrative-empty",
        );
        expect(narrative === null).toBe(isRefused);
        for (const { line, position } of findings) {
          expect(line).toBeGreaterThan(0);
          expect(position).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });

  it("makes HTML without script, handler, picture, frame, style or strange address", () => {
    fc.assert(
      // A snapshot may contain what is refused today, so each text is rendered.
      fc.property(TEXT, fc.constantFrom("print", "screen"), (text, medium) => {
        const parts = narrativeHtml({ markdown: text, hasMarks: true }, new Notes(), medium, 80);
        const all = parts
          .flatMap(({ html, notes }) => [html, ...notes.map((note) => note.html)])
          .join("");
        expect(foreignIn(all)).toEqual([]);
      }),
      RUNS,
    );
  });

  it("prints from an earlier snapshot as it did, with everything that looks like a mark", () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const made = bodyHtml(text);
        const kept = bodyHtml(text, "kept");
        expect(kept).not.toMatch(/ lang=|<caption/);
        const { narrative } = checkNarrative("inleiding", "inleiding.md", text);
        const { hasMarks, hasBoxes, hasBareLinks } = narrative ?? { hasMarks: true };
        const isUnmarked = [hasMarks, hasBoxes, hasBareLinks].every((one) => one !== true);
        expect(isUnmarked ? made : kept).toBe(kept);
      }),
      RUNS,
    );
  });

  it("is searched for foreign parts", () => {
    for (const html of [
      "<script>",
      "<img src=x>",
      '<a href="javascript:x">',
      "<p onclick=x>",
      '<p onclick="x">',
      '<p style="color:red">',
    ]) {
      expect(foreignIn(html)).not.toEqual([]);
    }
  });
});
