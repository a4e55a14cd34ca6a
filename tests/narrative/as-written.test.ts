import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { MARKDOWN } from "../../src/narrative/markdown/markdown.ts";
import { visibleText } from "./visible-text.ts";

describe("the characters of a text", () => {
  it.each([
    "(c) 2024, (r), (tm), +-5, wacht... en --- of -- ????",
    "Ze zei: \"kom\" en 'ga', 's avonds.",
    "3*4*5 en 2*3 en 4*5, (a)*4 en 5*(b), €3*€4 en €5*€6",
    "voorlopig* en (*) en nog eens (*), zie *) onder",
    "foto`s en video`s, `a' en `b', snake_case_naam",
    "2023. Dat was het jaar.",
    "120. Zoveel aanmeldingen kregen we.\n\n2023. Dat was het jaar.\n\n2024. Dit jaar komen er twee.",
    "1. Eerst dit.\n\n3. En dan dat.\n\n4. En dit.",
    "Het waren er\n1. Dat was weinig.",
    "Het waren er dus\n2023. En toen?",
    "01. januari",
    "> 18 jaar: 12 jongeren",
    ">18 jaar: 12 jongeren\n> 12 jaar: 5 kinderen",
    "Er zijn jongeren van\n> 18 jaar en ouder.",
    ">= 18 jaar: 12 jongeren, < 5 jaar: 3, <3",
    "> € 500 schuld",
    "+ 5 gezinnen erbij, en\n\n- 3 gezinnen eraf",
    "- 3 gezinnen eraf\n\n- 5 gezinnen erbij",
    "+ 5 gezinnen\n+ 3 gezinnen",
    "* 3 gezinnen",
    "- € 500",
    "Het verschil is\n- 3 gezinnen en\n+ 5 kinderen",
    "97. Punt 97\n98. Punt 98\n99. Punt 99\n100. Punt 100",
    "1. Een\n3. Drie\n5. Vijf",
    "5. Vijf\n5. Nog eens vijf\n4. Vier",
    "1) Een\n2) Twee",
    "0. Nul\n1. Een",
    "1. Een\n\n2. Twee",
    "1. Een\n   2023. Genest\n   2025. Nog eens",
  ])("print as typed: %j", (source) => {
    expect(visibleText(source)).toBe(source.replaceAll(/\s+/g, " "));
  });

  it.each([
    ["- Utrecht\n- Zeeland", "• Utrecht • Zeeland"],
    ["- 3 gezinnen uit Utrecht\n- 5 uit Zeeland", "• 3 gezinnen uit Utrecht • 5 uit Zeeland"],
    ["Dit doen we:\n- bellen\n- schrijven", "Dit doen we: • bellen • schrijven"],
    ["+ sneller\n+ beter", "• sneller • beter"],
    ["- alleen dit", "• alleen dit"],
    ["- Utrecht\n  - 3 gezinnen", "• Utrecht • 3 gezinnen"],
    ["1. Een\n1. Twee\n1. Drie", "1. Een 2. Twee 3. Drie"],
    ["Dit doen we:\n1. bellen\n2. schrijven", "Dit doen we: 1. bellen 2. schrijven"],
  ])("make a list if a list is meant: %j", (source, printed) => {
    expect(visibleText(source)).toBe(printed);
  });

  it.each([
    ["**vet**, *cursief*: (*ja*) “**nee**”", 4],
    ["_zo_ en __zo__, **Let op:** dit.", 3],
    ["***vet en cursief***!", 2],
    ["**Let op**[^1]\n\n[^1]: Noot.", 1],
    ["een *paar\nwoorden* over regels", 1],
  ])("make emphasis if it is meant: %j", (source, count) => {
    expect(MARKDOWN.render(source, { noteCall: () => "" }).match(/<(?:em|strong)>/g)).toHaveLength(
      count,
    );
  });

  it("all print, with any sign or number at the beginning of a line", () => {
    const word = fc.constantFrom(
      ...'de een gezinnen kinderen Daniëlle zo\'n "citaat" ‘ja’ (c) (R) 3*4*5 2*3 4*5 (a)*4 5*(b) +-5 ... -- ???? < <3 > >5 #1 [x] foto`s a_b_c ~5 x^2 AT&T &copy 50% € €5*€6 1.500 12, = | * (*) aan* *) ‰ – — 2023.'.split(
        " ",
      ),
    );
    const beginning = fc.constantFrom(
      ..."Wij|2023. |120. |1. |7) |31. |0. |> 18 jaar|>18|>= 5|> € 5|< 5|+ 5 |- 3 |* 4 |- € 5|+5|-3|– 5|(c)|3*4*5|...|*) |** 5|+- 5|#1|@team|€ 5|50% |1e |12-3 |\"Zo|'s".split(
        "|",
      ),
    );
    const line = fc
      .tuple(beginning, fc.array(word, { minLength: 1, maxLength: 8 }))
      .map(([start, words]) => `${start} zijn ${words.join(" ")}.`);
    const prose = fc
      .tuple(
        line,
        fc.array(fc.tuple(fc.constantFrom("En", "of", "120. Zo"), word), { maxLength: 2 }),
      )
      .map(([first, more]) => [first, ...more.map((words) => words.join(" "))].join("\n"));
    const numbers = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 2, maxLength: 5 });
    const list = fc
      .tuple(numbers, fc.constantFrom(".", ")"))
      .filter(([[first, ...others]]) => others.some((number) => number !== first))
      .map(([all, mark]) => all.map((number) => `${number}${mark} punt`).join("\n"));
    const block = fc.oneof({ weight: 3, arbitrary: prose }, { weight: 1, arbitrary: list });
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        const source = blocks.join("\n\nTussendoor.\n\n");
        expect(visibleText(source)).toBe(source.replaceAll(/\s+/g, " ").trim());
      }),
      { numRuns: 1_000 },
    );
  });
});
