import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { sentenceAround, sentencesOf } from "../../src/proofreading/passage.ts";

const split = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

/** Each text is written with `|` where one sentence ends and the next begins. */
describe("the sentences of a passage", () => {
  it.each([
    "Dit is een zin.| Dit is er nog een.",
    "Kom je mee?| Ja!| Goed…| Tot straks.",
    "Zonder punt aan het eind",
    "Eerst dit...| Daarna dat.",
    "We zagen… bijna niets.",
    "Een punt. zonder hoofdletter erachter",
    "Het staat in het hele land vast.| 25 gezinnen wachten nog.",
    "Van januari t/m maart belden we.| Dat hielp.",
    "We spraken bijv. Jansen en o.a. De Vries, d.w.z. twee ouders.",
    "Zie art. 5 en nr. 12, blz. 3, van ca. 2020.| Daarna meer.",
    "Mevrouw drs. A.B. de Wit en mr. J. Jansen kwamen.| Zij bleven.",
    "Dat kan met vragen, brieven, enz.| Daarna bellen we.",
    "Er komen brieven, e.d. en dan volgt een gesprek.",
    "Het zijn er 1.569 in totaal.| Dat is veel.",
    "We begonnen om 10.00 uur.| Om 12.30 uur was het klaar.",
    "Op 27 mei 2024.| Dat is een maandag.",
    "Na 3 jan. 2024 werd het stil.",
    "3. Een stap die iemand zelf nummert.",
    "“Kom je?” vroeg ze.| “Nee.”| Toen ging ze.",
    "Ze zei:| “Ik ben er.”| En ze lachte.",
    "Daaronder staat: 39, en ik wil mee om te kiezen.",
    "Dat kan (zie de bijlage.)| Verder niets.",
    "Zij schreef […] Daarna volgde niets.",
    "’s Avonds belden we.| ’s Ochtends schreven we.",
    "Wat we deden: bellen;| • Bellen met ouders| • Schrijven aan scholen",
    "Dat wisten we al.| De rest volgt.",
    "Hij is het ermee eens.| (Dat zei hij zelf.)| Mooi.",
    "Per e-mail, o.v.v. 2024 en t.a.v. Het Team.| Graag snel.",
  ])("are separated: %s", (marked) => {
    expect(split(marked.replaceAll("|", ""))).toStrictEqual(
      marked.split("|").map((one) => one.trim()),
    );
  });

  it("are absent in a text without words", () => {
    expect(sentencesOf("")).toStrictEqual([]);
    expect(sentencesOf(" \u00A0 ")).toStrictEqual([]);
  });

  it("contain every character except white space, each once, in order", () => {
    const pieces = fc.constantFrom(
      "Een",
      "woord",
      ".",
      "…",
      "?",
      ":",
      " ",
      "“",
      "”",
      "(",
      ")",
      "3",
      "art.",
      "A.",
      "•",
      "é",
      "\n",
    );
    const texts = fc.oneof(
      fc.array(pieces).map((all) => all.join("")),
      fc.string({ unit: "grapheme" }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const spans = sentencesOf(text);
        let before = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          before = end;
        }
        const held = spans.map(({ start, end }) => text.slice(start, end)).join("");
        expect(held.replaceAll(/\s/gu, "")).toBe(text.replaceAll(/\s/gu, ""));
      }),
    );
  });

  it("are found quickly in a long text without breaks", () => {
    const text = `${"a".repeat(200_000)} b. C`;
    const begun = performance.now();
    expect(sentencesOf(text)).toHaveLength(2);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

describe("the sentence of a text", () => {
  it("is found around an index, with its beginning", () => {
    const text = "Eerst dit. Dan dat.";
    expect(sentenceAround(text, text.indexOf("dat"))).toStrictEqual({
      text: "Dan dat.",
      start: 11,
      end: 19,
    });
    expect(sentenceAround(text, 0).start).toBe(0);
  });
});
