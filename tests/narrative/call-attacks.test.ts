import { describe, expect, it } from "vitest";

import { checkNarrative, weaveText } from "../../src/narrative/check-narrative.ts";
import { bodyHtml } from "./body-html.ts";

/** Refused texts, each with the code of the finding, its line and its character. */
type Refusal = readonly [what: string, text: string, refusal: string];

const REFUSED: readonly Refusal[] = [
  // Code and the prototype
  ["a constructor of a call", '{{cijfer.constructor "x"}}', "woven-unknown 1:1"],
  ["the constructor of everything", "{{constructor}}", "woven-unknown 1:1"],
  ["the prototype by its name", "{{__proto__}}", "woven-unknown 1:1"],
  ["a getter of the prototype", '{{__lookupGetter__ "x"}}', "woven-unknown 1:1"],
  ["code by way of lookup", '{{lookup this "constructor"}}', "woven-unknown 1:1"],
  ["a call within a call", '{{cijfer (lookup this "x")}}', "woven-arguments 1:1"],
  ["a function as a value", '{{cijfer "a.b" zelfstandig=toString}}', "woven-arguments 1:1"],
  ["a template literal", "{{cijfer `a`}}", "woven-syntax 1:1"],
  ["a helper of the engine", '{{log "x"}}', "woven-unknown 1:1"],
  ["the helper for missing ones", '{{helperMissing "x"}}', "woven-unknown 1:1"],
  ["a loop", "{{#each this}}x{{/each}}", "woven-unknown 1:1"],
  ["a scope", '{{#with "x"}}{{this}}{{/with}}', "woven-unknown 1:1"],
  ["parameters of a block", '{{#als "a.b" gelijk="1" as |x|}}{{/als}}', "woven-not-allowed 1:1"],
  // Paths
  ["a path", "{{model.title}}", "woven-unknown 1:1"],
  ["a path to what is around", "{{../settings}}", "woven-unknown 1:1"],
  ["the data of the engine", "{{@root.figures}}", "woven-unknown 1:1"],
  ["a path as a word", "{{cijfer @root}}", "woven-arguments 1:1"],
  ["a name in brackets", '{{[cijfer] "registrations.total"}}', "woven-unknown 1:1"],
  ["a literal as a call", '{{"cijfer" "registrations.total"}}', "woven-unknown 1:1"],
  ["a call of this", '{{this.cijfer "registrations.total"}}', "woven-unknown 1:1"],
  // Files and the network
  ["a partial", "{{> geheim}}", "woven-not-allowed 1:1"],
  ["a partial by a path", "{{> ../../etc/passwd}}", "woven-not-allowed 1:1"],
  ["a partial by a call", '{{> (cijfer "x")}}', "woven-not-allowed 1:1"],
  ["a block as a partial", "{{#> layout}}x{{/layout}}", "woven-not-allowed 1:1"],
  ["a partial written in place", '{{#*inline "x"}}y{{/inline}}', "woven-not-allowed 1:1"],
  ["a decorator", '{{* decorator "x"}}', "woven-not-allowed 1:1"],
  // HTML
  ["three braces", '{{{cijfer "registrations.total"}}}', "woven-not-allowed 1:1"],
  ["an ampersand", '{{&cijfer "registrations.total"}}', "woven-not-allowed 1:1"],
  ["a raw block", "{{{{als}}}}<script>{{{{/als}}}}", "woven-not-allowed 1:1"],
  ["HTML in a condition", '{{#als "a.b" gelijk="1"}}<b>x</b>{{/als}}', "narrative-html 1:26"],
  ["a tag around a call", '<a href="{{peildatum}}">x</a>', "narrative-html 1:1"],
  // Out of its place
  ["a comment of the engine", "{{! x }}", "woven-not-allowed 1:1"],
  ["white space that is cut", "Een\n\n{{~peildatum~}}\n\nTwee", "woven-not-allowed 3:1"],
  [
    "a section of the report",
    '{{#als "a.b" gelijk="1"}}\n## Kop\n{{/als}}',
    "narrative-heading 2:1",
  ],
  [
    "a call in an address",
    'Een [woord](https://a.nl/{{peildatum}}) en [nog een woord](https://a.nl/{{maand "eerste"}}).',
    "woven-place 1:26",
  ],
  ["a call as an address", "[woord]({{peildatum}})", "woven-place 1:9"],
  ["a call in code", "De `{{peildatum}}` is", "woven-place 1:5"],
  ["the end of another block", '{{#als "a.b" gelijk="1"}}x{{/getoond}}', "woven-syntax 1:27"],
  ["a block that does not end", '{{#als "a.b" gelijk="1"}}x', "woven-syntax 1:1"],
  ["a call that does not end", 'Tekst {{cijfer "a', "woven-syntax 1:7"],
  [
    "conditions in one another",
    `${'{{#als "a.b" gelijk="1"}}'.repeat(4)}x${"{{/als}}".repeat(4)}`,
    "woven-not-allowed 1:76",
  ],
  ["more calls than a text has", "{{peildatum}}".repeat(501), "woven-not-allowed 1:6501"],
];

/** Values that would be harmful if their words were read as anything else. */
const VALUES: readonly string[] = [
  "<script>alert(1)</script>",
  "**vet**",
  "1. punt",
  "- punt",
  "> citaat",
  "### Kop",
  "::: kader Titel",
  "| a | b |",
  "[x](javascript:alert(1))",
  "![x](file:///etc/passwd)",
  "[^1]",
  "{{1}}",
  '{{cijfer "registrations.total"}}',
  "&lt;b&gt;",
  "\\",
  "$&$1",
];

describe("attacks on a text with calls", () => {
  it.each(REFUSED)("refuses %s", (_, text, refusal) => {
    const { findings, narrative } = checkNarrative("tekst", "tekst.md", text);
    expect(findings.map(({ code, line, position }) => `${code} ${line}:${position}`)).toContain(
      refusal,
    );
    expect(narrative).toBeNull();
    for (const { message } of findings)
      expect(message).not.toMatch(/geheim|passwd|script|settings/);
  });

  it.each(VALUES)("prints a value as plain words: %s", (words) => {
    const source = "Tekst {{peildatum}}\n\n{{peildatum}}\n\nSlot.";
    const { text } = checkNarrative("tekst", "tekst.md", source);
    if (text === null) throw new Error("the text was refused");
    const answers = { value: () => [{ text: words }], holds: () => true };
    const { narrative, findings } = weaveText(text, answers);
    expect(findings).toEqual([]);
    const html = bodyHtml(narrative?.markdown ?? "", "print", narrative?.woven);
    const plain = html
      .replaceAll(/<\/?(?:p|span)(?: class="\w+")?>|\n/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#x3D;", "=")
      .replaceAll("&#x60;", "`")
      .replaceAll("&amp;", "&");
    expect(plain).toBe(`Tekst ${words}${words}Slot.`);
    expect(html.match(/<p/g)).toHaveLength(3);
  });

  it("keeps escaped braces, and those of a text without calls", () => {
    for (const [source, printed] of [
      ["Zo: \\{{peildatum}}", "Zo: {{peildatum}}"],
      ["Een {accolade} of } {", "Een {accolade} of } {"],
    ] as const) {
      const { narrative, findings } = checkNarrative("tekst", "tekst.md", source);
      expect(findings).toEqual([]);
      expect(bodyHtml(narrative?.markdown ?? "")).toContain(printed);
    }
  });

  it("takes no time that grows faster than the text", () => {
    for (const piece of ["{{", "}}", '{{#als "a.b" gelijk="1"}}', "{{cijfer ", "\\{{"]) {
      const started = performance.now();
      checkNarrative("tekst", "tekst.md", piece.repeat(5_000).replaceAll(/(.{500})/g, "$1\n\n"));
      expect(performance.now() - started).toBeLessThan(3_000);
    }
  });
});
