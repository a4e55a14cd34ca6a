import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { chooseNews, type News, sentencesOf, type Tone } from "../../src/document/news.ts";
import { plain, plainText, say } from "../../src/model/text.ts";
import { count } from "./sentences/figure-values.ts";
import { materialOfCase } from "./sentences/golden-case.ts";

function news(tone: Tone, score: number, isCompared = true): News {
  return {
    tone,
    score,
    isCompared,
    write: ({ against, when }) => say`Nu, ${against(plain("toen"))}, ${when}.`,
  };
}

const anyNews = fc
  .tuple(
    fc.constantFrom<Tone>("good", "bad", "neutral"),
    fc.double({ min: 0, max: 6, noNaN: true }),
    fc.boolean(),
  )
  .map((given) => news(...given));

describe("the opening of a report", () => {
  it("contains the first news, the best, the worst and the largest of the rest", () => {
    fc.assert(
      fc.property(fc.array(anyNews, { minLength: 1, maxLength: 10 }), (all) => {
        const { lead, listed } = chooseNews(all);
        expect(lead[0]).toBe(all[0]);
        expect(lead.length).toBeLessThanOrEqual(4);
        expect(lead.length).toBeGreaterThanOrEqual(Math.min(3, all.length));
        for (const tone of ["good", "bad"] as const) {
          const isThere = all.slice(1).some((one) => one.tone === tone && one.score >= 1);
          expect(!isThere || lead.some((one) => one.tone === tone)).toBe(true);
        }
        // Each once and in order, and nothing is listed that is not news.
        expect(all.filter((one) => lead.includes(one))).toEqual(lead);
        expect(all.filter((one) => listed.includes(one))).toEqual(listed);
        expect(listed.filter((one) => lead.includes(one) || one.score < 1)).toEqual([]);
        expect(listed.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it("is empty without news", () => {
    expect(chooseNews([])).toEqual({ lead: [], listed: [] });
  });
});

describe("the sentences of news", () => {
  const material = materialOfCase({
    name: "a quarter",
    figures: { "registrations.total": count(90) },
    before: { "registrations.total": count(80) },
  });
  const write = (all: readonly News[], isNamed = false): readonly string[] =>
    sentencesOf(all, material, isNamed).map(plainText);
  const NAMED = "Nu, tegen toen in de drie maanden ervoor, in de drie maanden ervoor.";
  const SHORT = "Nu, tegen toen, daarvoor.";

  it("name the previous period once, in the first sentence that compares", () => {
    const all = [news("good", 1, false), news("bad", 1), news("good", 1)];
    expect(write(all)).toEqual([SHORT, NAMED, SHORT]);
  });

  it("do not name the previous period if the text has named it before", () => {
    expect(write([news("bad", 1)], true)).toEqual([SHORT]);
  });
});
