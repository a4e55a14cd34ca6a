import { describe, expect, it } from "vitest";

import { checkNarrative } from "../../src/narrative/check-narrative.ts";
import { directionOf, isLanguageTag, meantTag } from "../../src/narrative/markdown/languages.ts";
import { bodyHtml } from "./body-html.ts";

const check = (source: string) => checkNarrative("inleiding", "inleiding.md", source);
const errorsIn = (source: string) =>
  check(source).findings.map(({ code, line, position }) => `${code} ${line}:${position}`);

describe("words in another language", () => {
  it.each([
    ["Een [follow-up]{lang=en}.", '<p>Een <span lang="en">follow-up</span>.</p>'],
    ["**[a]{lang=tr}**", '<p><strong><span lang="tr">a</span></strong></p>'],
    ["[**a** b]{lang=pap}", '<p><span lang="pap"><strong>a</strong> b</span></p>'],
    ["[een\nregel]{lang=en-GB}", '<p><span lang="en-GB">een\nregel</span></p>'],
    [
      "[a [b](https://c.nl/)]{lang=en}",
      '<p><span lang="en">a <a href="https://c.nl/">b</a></span></p>',
    ],
    [
      "[a [b]{lang=de}](https://c.nl/)",
      '<p><a href="https://c.nl/">a <span lang="de">b</span></a></p>',
    ],
    ["[a [b]{lang=de} c]{lang=en}", '<p><span lang="en">a <span lang="de">b</span> c</span></p>'],
    ["[شكرا]{lang=ar}", '<p><span lang="ar" dir="rtl">شكرا</span></p>'],
    ["### [a]{lang=zh-Hans}", '<h3><span lang="zh-Hans">a</span></h3>'],
    ["- [a]{lang=en}", '<ul>\n<li><span lang="en">a</span></li>\n</ul>'],
  ])("are in an element with that language: %j", (source, html) => {
    expect(bodyHtml(source)).toBe(`${html}\n`);
    expect(check(source).narrative?.hasMarks ?? /ar=|شكرا/.test(source)).toBe(true);
  });

  it.each([
    ["> [en] We were **here**.\n> — Ouder", ["p en", "p speaker"]],
    ["> [en]\n> We were here.\n>\n> And there.\n>\n> — Ouder", ["p en", "p en", "p speaker"]],
    ["> [en]\n>\n> - one\n> - two", ["ul en", "li", "li"]],
    ["> [en] One\n>\n> > Two\n> >\n> > — Ouder\n>\n> Three", ["p en", "p en", "p speaker", "p en"]],
    ["> [en] One\n>\n> > [tr] Iki", ["p en", "p tr"]],
    ["> [en] One\n\n> Twee", ["p en", "p"]],
    ["- > [en] One\n  > — Ouder\n- twee", ["ul", "li", "p en", "p speaker", "li"]],
    ["> [en] ### One", ["p en"]],
    [
      "> [en] Tabel\n>\n> Tabel: One\n>\n> | a | b |\n> | - | - |\n> | c | d |",
      ["p en", "table en"],
    ],
  ])("are all words of a quote except the speaker: %j", (source, expected) => {
    const tags = Array.from(
      bodyHtml(source).matchAll(/<(p|ul|li|table)(?: (?:lang|class)="([^"]*)")?>/g),
      ([, name = "", value]) => (value === undefined ? name : `${name} ${value}`),
    );
    expect(tags).toEqual(expected);
    expect(errorsIn(source)).toEqual([]);
  });

  it("contain the call of a note in the language of the report", () => {
    const html = bodyHtml("> [en] One.[^a]\n\nTwee.[^a] [Three.[^a]]{lang=en}\n\n[^a]: Noot.");
    const calls = Array.from(html.matchAll(/<a (?:lang="([^"]*)")?/g), ([, language]) => language);
    expect(calls).toEqual(["nl-NL", undefined, "nl-NL"]);
  });

  it.each([
    ["Een [a]{lang=xx} en\nnog [b]{lang=}.", ["1:8", "2:8"]],
    ["[a] {lang=en}", ["1:5"]],
    ["[]{lang=en}", ["1:3"]],
    ["[a](https://b.nl/){lang=en}", ["1:19"]],
    ["[a]{lang=en-x-k12} [a]{lang=x-k12} [a]{lang=en-US-x-a}", ["1:4", "1:23", "1:39"]],
    ['[a]{lang=EN} [a]{lang: en} [a]{taal=en} [a]{lang="en"}', ["1:4", "1:17", "1:31", "1:44"]],
    ["| a | b |\n| - | - |\n| c | [d]{lang=eng} |", ["3:10"]],
    ["Tekst.[^1]\n\n[^1]: [a]{lang=xx}", ["3:10"]],
    ["> Een.\n\n> [xx] One", ["3:3"]],
    [
      "> [en-x-k12] One\n\n> [EN] One\n\n> [engels] One\n\n> [en_GB] One",
      ["1:3", "3:3", "5:3", "7:3"],
    ],
    ["> [en]", ["1:3"]],
    ["> [en] — Ouder", ["1:3"]],
    ["> [en]\n>\n> — Ouder", ["1:3"]],
  ])("need a known language: %j", (source, expected) => {
    const findings = errorsIn(source).filter((one) => !one.startsWith("narrative-table-caption"));
    expect(findings).toEqual(expected.map((place) => `narrative-language ${place}`));
    expect(check(source).narrative).toBeNull();
  });

  it("are reported with the most likely code", () => {
    const { findings } = check("[a]{lang=Turks} [a]{lang=en-uk} [a]{lang=xx}");
    expect(findings.map(({ message }) => /Bedoel je .*/.exec(message)?.[0])).toEqual([
      "Bedoel je tr?",
      "Bedoel je en-GB?",
      undefined,
    ]);
  });

  it.each([
    "> [Hij] kwam thuis.",
    "> [De] brief kwam.",
    "> [...] en toen.",
    "> [de brief] kwam.",
    "> \\[xx] kwam.",
    "> Een [en] twee.",
    "[a] en {b} en [c]{d}",
    "\\[a]{b} en [a]\\{lang=en}",
    "`[a]{lang=xx}`",
    "{language}",
  ])("are not the words in other brackets: %j", (source) => {
    expect(errorsIn(source)).toEqual([]);
    expect(check(source).narrative).not.toHaveProperty("hasMarks");
    expect(bodyHtml(source)).toBe(bodyHtml(source, "kept"));
  });

  it("leave a defined label a link", () => {
    const html = bodyHtml("> [en] en meer.\n\n[en]: https://a.nl/");
    expect(html).toContain('<p><a href="https://a.nl/">en</a> en meer.</p>');
  });

  it("stay text, and so does a caption, in a snapshot of an earlier release", () => {
    const source =
      "> [en] One\n\n[a]{lang=en} {lang=xx}\n\nTabel: a\n\n| b | c |\n| - | - |\n| d | e |";
    const html = bodyHtml(source, "kept");
    expect(html).toContain("<p>[en] One</p>");
    expect(html).toContain("<p>[a]{lang=en} {lang=xx}</p>\n<p>Tabel: a</p>\n<table>");
  });
});

describe("the tag of a language", () => {
  it.each(["en", "tr", "ar", "pap", "en-GB", "zh-Hans", "sr-Latn-RS", "es-419", "nl"])(
    "is known: %s",
    (tag) => expect(isLanguageTag(tag)).toBe(true),
  );

  it.each(["", "xx", "EN", "en-gb", "en_GB", "en-x-a", "x-a", "eng", "engels", "en-", "i-klingon"])(
    "is unknown: %s",
    (tag) => expect(isLanguageTag(tag)).toBe(false),
  );

  it("is the one that its writer means", () => {
    const meant = ["EN", "eng", "Engels", "en_uk", "ZH-hans", "hij", "en-x-a", "x", ""].map(
      meantTag,
    );
    const none = undefined;
    expect(meant).toEqual(["en", "en", "en", "en-GB", "zh-Hans", none, none, none, none]);
  });

  it("gives the direction of writing", () => {
    const tags = ["ar", "he", "fa-AF", "ur", "ar-Latn", "pa-Arab", "pa", "en"];
    expect(tags.filter((tag) => directionOf(tag) === "rtl")).toEqual([
      "ar",
      "he",
      "fa-AF",
      "ur",
      "pa-Arab",
    ]);
  });
});

describe("a table without a caption", () => {
  it("gets a warning at its line, and is accepted", () => {
    const table = "| a | b |\n| - | - |\n| c | d |";
    const source = `Tabel: Een\n\n${table}\n\nTabel: Twee\n${table}\n\nDrie:\n\n${table}\n\n> ${table.replaceAll("\n", "\n> ")}`;
    expect(errorsIn(source)).toEqual([
      "narrative-table-caption 14:1",
      "narrative-table-caption 18:1",
    ]);
    expect(check(source).narrative).toMatchObject({ hasMarks: true });
  });
});
