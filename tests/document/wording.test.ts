import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Facts } from "../../src/document/facts.ts";
import {
  endOf,
  overThisPeriod,
  periodBefore,
  periodInFull,
  shareInDigits,
  shareInWords,
  sharePhrase,
  shareRun,
  thisPeriod,
} from "../../src/document/wording.ts";
import { formatPeriod } from "../../src/language/dates.ts";
import { NOUNS, wholePercentage } from "../../src/language/words.ts";
import { plainText } from "../../src/model/text.ts";
import { isoDay, parsePeriod } from "../../src/period/period.ts";
import { figuresWith } from "./report-of.ts";
import { OF_A_THOUSAND } from "./share-rows.ts";

function phrase(numerator: number, denominator: number): string | null {
  const found = sharePhrase({ numerator, denominator, origins: ["", ""] }, NOUNS.registration);
  return found === null ? null : plainText(found.text);
}

const OF_FEW: readonly (readonly [numerator: number, denominator: number, text: string | null])[] =
  [
    [0, 0, null],
    [0, 1, null],
    [1, 1, null],
    [0, 2, "geen van de aanmeldingen"],
    [1, 2, "1 van de 2 aanmeldingen"],
    [2, 2, "beide aanmeldingen"],
    [3, 3, "alle aanmeldingen"],
    [7, 12, "7 van de 12 aanmeldingen"],
    [18, 19, "18 van de 19 aanmeldingen"],
    [10, 20, "de helft van de aanmeldingen"],
    [1, 20, "5% van de aanmeldingen"],
    [19, 20, "bijna alle aanmeldingen"],
    [7, 21, "1 op de 3 aanmeldingen"],
    [13, 25, "ruim de helft van de aanmeldingen"],
  ];

describe("a share in words", () => {
  it.each(OF_A_THOUSAND)("has words in thousandths: %i", (numerator, text) => {
    expect(phrase(numerator, 1000)).toBe(text);
  });

  it.each(OF_FEW)("has words for few cases: %i of %i", (numerator, denominator, text) => {
    expect(phrase(numerator, denominator)).toBe(text);
  });

  it.each([
    [0, 40, false],
    [2, 2, true],
    [40, 40, true],
    [1, 12, false],
    [2, 12, true],
    [50, 1000, false],
    [100, 1000, false],
    [330, 1000, false],
    [400, 1000, true],
    [500, 1000, false],
    [610, 1000, true],
    [850, 1000, false],
    [960, 1000, true],
    [996, 1000, true],
  ])("of %i of %i has the right verb", (numerator, denominator, isPlural) => {
    const share = { numerator, denominator, origins: ["", ""] as const };
    expect(sharePhrase(share, NOUNS.registration)?.isPlural).toBe(isPlural);
  });

  it.each([
    [0, "geen van deze kinderen"],
    [13, "1 op de 3 van deze kinderen"],
    [30, "driekwart van deze kinderen"],
    [39, "bijna al deze kinderen"],
    [40, "al deze kinderen"],
  ])('can have the article "deze": %i of 40', (numerator, text) => {
    const share = { numerator, denominator: 40, origins: ["", ""] as const };
    expect(plainText(sharePhrase(share, NOUNS.child, "deze")?.text ?? [])).toBe(text);
  });

  it.each([
    [7, 12],
    [5, 100],
    [1, 1],
  ])("has no words if none fit: %i of %i", (numerator, denominator) => {
    const share = { numerator, denominator, origins: ["", ""] as const };
    expect(shareInWords(share, NOUNS.person)).toBeNull();
  });
});

describe("a share in digits", () => {
  it.each([
    [0, 0, null],
    [1, 1, null],
    [7, 12, "7 van de 12 mensen"],
    [12, 12, "alle mensen"],
    [38, 100, "38% van de mensen"],
    [3, 1000, "minder dan 1% van de mensen"],
    [996, 1000, "bijna alle mensen"],
    [0, 1000, "geen van de mensen"],
  ])("%i of %i", (numerator, denominator, text) => {
    const share = { numerator, denominator, origins: ["", ""] as const };
    const found = shareInDigits(share, NOUNS.person);
    expect(found === null ? null : plainText(found.text)).toBe(text);
  });
});

/** The difference between the words and the percentage; null if they agree. */
function disagreement(numerator: number, denominator: number): string | null {
  const text = phrase(numerator, denominator) ?? "";
  const printed = /(\d+)%/.exec(text)?.[1];
  const percentage = wholePercentage(numerator, denominator);
  if (printed !== undefined && !text.startsWith("minder dan 1%")) {
    if (Number(printed) !== percentage) return `${text}: it is ${percentage}%`;
    if (printed === "0" || printed === "100") return `${text}: neither none nor all`;
  }
  const isFrom80 = Number(percentage) >= 80;
  const isFrom95 = Number(percentage) >= 95;
  if (text.startsWith("bijna alle")) return isFrom95 ? null : text;
  if (text.includes("meerderheid")) return isFrom80 && !isFrom95 ? null : text;
  const [, about, name] =
    /^(bijna|ruim|ongeveer)? ?(.+ op de \d+|.*kwart|.*derde|de helft)/.exec(text) ?? [];
  if (name === undefined) return printed === undefined ? `${text}: no share` : null;
  if (printed !== undefined) return `${text}: words and digits`;
  const [part = 0, of = 1] = NAMED[name] ?? [];
  const exact = numerator * of - part * denominator;
  const shown = Number(percentage) * of - part * 100;
  if (about === "bijna") return exact < 0 && shown < 0 ? null : text;
  if (about === "ruim") return exact > 0 && shown > 0 ? null : text;
  if (about === "ongeveer" && exact === 0) return `${text}: exactly so`;
  return Math.abs(shown) < 1.3 * of ? null : text;
}

const NAMED: Readonly<Record<string, readonly [part: number, of: number]>> = {
  "1 op de 10": [1, 10],
  "1 op de 5": [1, 5],
  "een kwart": [1, 4],
  "1 op de 3": [1, 3],
  "een derde": [1, 3],
  "4 op de 10": [4, 10],
  "de helft": [1, 2],
  "6 op de 10": [6, 10],
  "twee derde": [2, 3],
  driekwart: [3, 4],
};

describe("words and percentage agree", () => {
  it("for each share of a number up to 500", () => {
    const wrong: string[] = [];
    for (let denominator = 20; denominator <= 500; denominator += 1) {
      for (let numerator = 1; numerator < denominator; numerator += 1) {
        const found = disagreement(numerator, denominator);
        if (found !== null) wrong.push(`${numerator} of ${denominator}: ${found}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("for larger numbers", () => {
    const pair = fc
      .integer({ min: 501, max: 5_000_000 })
      .chain((denominator) =>
        fc.tuple(fc.integer({ min: 1, max: denominator - 1 }), fc.constant(denominator)),
      );
    fc.assert(
      fc.property(pair, ([numerator, denominator]) => {
        expect(disagreement(numerator, denominator)).toBeNull();
      }),
    );
  });
});

describe("one percentage", () => {
  it("has one wording", () => {
    for (let percentage = 1; percentage < 100; percentage += 1) {
      const words = [1, 2, 3, 4, 6, 7, 8, 9].map((tenth) =>
        phrase(percentage * 100 - 50 + tenth * 10, 10_000),
      );
      expect(new Set(words).size).toBe(1);
    }
  });
});

describe("a share without a noun", () => {
  it.each([
    [0, 5, "0%"],
    [3, 1000, "minder dan 1%"],
    [5, 1000, "1%"],
    [822, 967, "85%"],
    [994, 1000, "99%"],
    [996, 1000, "bijna alle"],
    [5, 5, "100%"],
  ])("%i of %i", (numerator, denominator, text) => {
    expect(shareRun({ numerator, denominator, origins: ["", ""] })?.text).toBe(text);
  });

  it("is null if the denominator is 0", () => {
    expect(shareRun({ numerator: 0, denominator: 0, origins: ["", ""] })).toBeNull();
  });
});

function of(id: string): Facts {
  const period = parsePeriod(id);
  if (period === undefined) throw new Error(id);
  const { from, to } = period;
  const label = formatPeriod(period);
  const about = { period: { id, from: isoDay(from), to: isoDay(to), label } };
  return new Facts(figuresWith({}, about), `${id}/`);
}

describe("a period in running text", () => {
  it.each([
    ["2024-03", "deze maand", "de afgelopen maand", "de maand ervoor"],
    [
      "2024-03--2024-04",
      "deze twee maanden",
      "de afgelopen twee maanden",
      "de twee maanden ervoor",
    ],
    ["2024-Q1", "deze drie maanden", "de afgelopen drie maanden", "de drie maanden ervoor"],
    ["2024-H1", "deze zes maanden", "de afgelopen zes maanden", "de zes maanden ervoor"],
    ["2024", "dit jaar", "het afgelopen jaar", "het jaar ervoor"],
    [
      "2023-02--2024-01",
      "deze twaalf maanden",
      "de afgelopen twaalf maanden",
      "de twaalf maanden ervoor",
    ],
    ["2023-01--2024-01", "deze periode", "de afgelopen periode", "de periode ervoor"],
  ])("%s", (id, own, looking, before) => {
    const facts = of(id);
    expect([thisPeriod(facts), overThisPeriod(facts), periodBefore(facts)]).toEqual([
      own,
      looking,
      before,
    ]);
  });

  it.each([
    ["2024-03", "maart 2024"],
    ["2024-03--2024-04", "maart en april 2024"],
    ["2024-02--2024-04", "februari tot en met april 2024"],
    ["2023-12--2024-02", "december 2023 tot en met februari 2024"],
    ["2023", "2023"],
  ])("%s in full", (id, text) => {
    expect(periodInFull(of(id))).toEqual({ text, origin: `${id}/period.label` });
  });

  it("ends with a month, and with a year if that is another year", () => {
    const now = of("2024-Q1");
    expect(plainText(endOf(of("2024-02"), now))).toBe("eind februari");
    expect(endOf(of("2023-Q4"), now)).toEqual([
      { text: "eind december 2023", origin: "2023-Q4/period.to" },
    ]);
  });
});
