import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { countChange, shareChange } from "../../src/document/changes.ts";
import type { Count } from "../../src/document/facts.ts";
import { shareRun } from "../../src/document/shares.ts";
import { numberRun, plainText, say } from "../../src/model/text.ts";
import { formatInteger, wholePercentage } from "../../src/language/numbers.ts";

const WHEN = say`in maart`;

function counted(value: number): Count {
  return { value, run: numberRun(value, "figure"), isLowerBound: false };
}

function ofCounts(now: number, before: number): string {
  const change = { now: counted(now), before: counted(before), difference: now - before };
  return plainText(countChange(change, WHEN) ?? []);
}

type Pair = readonly [numerator: number, denominator: number];

function ofShares([a, b]: Pair, [c, d]: Pair): string | null {
  const text = shareChange(
    { numerator: a, denominator: b, origins: ["", ""] },
    { numerator: c, denominator: d, origins: ["", ""] },
    WHEN,
  );
  return text === null ? null : plainText(text);
}

describe("how a count changed", () => {
  it.each([
    // None, one and few.
    [0, 0, "Dat was in maart ook zo."],
    [0, 1, "In maart was het er nog 1."],
    [0, 40, "In maart waren het er nog 40."],
    [40, 0, "In maart waren het er nog geen."],
    [1, 1, "Dat is evenveel als in maart."],
    [40, 40, "Dat is evenveel als in maart."],
    [2, 1, "Dat is er 1 meer dan in maart (1)."],
    [8, 4, "Dat zijn er 4 meer dan in maart (4)."],
    [4, 8, "Dat zijn er 4 minder dan in maart (8)."],
    [9, 2000, "Dat zijn er 1.991 minder dan in maart (2.000)."],
    [10, 9, "Dat is er 1 meer dan in maart (9)."],
    // Of a thousand, each bound: just below it, on it and just above it.
    [479, 1000, "Dat zijn er veel minder dan in maart (1.000)."],
    [480, 1000, "Dat is ongeveer de helft: in maart waren het er 1.000."],
    [500, 1000, "Dat is de helft: in maart waren het er 1.000."],
    [520, 1000, "Dat is ongeveer de helft: in maart waren het er 1.000."],
    [521, 1000, "Dat zijn er minder dan in maart (1.000)."],
    [899, 1000, "Dat zijn er minder dan in maart (1.000)."],
    [900, 1000, "Dat zijn er iets minder dan in maart (1.000)."],
    [969, 1000, "Dat zijn er iets minder dan in maart (1.000)."],
    [970, 1000, "Dat is ongeveer evenveel als in maart (1.000)."],
    [1030, 1000, "Dat is ongeveer evenveel als in maart (1.000)."],
    [1031, 1000, "Dat zijn er iets meer dan in maart (1.000)."],
    [1100, 1000, "Dat zijn er iets meer dan in maart (1.000)."],
    [1101, 1000, "Dat zijn er meer dan in maart (1.000)."],
    [1499, 1000, "Dat zijn er meer dan in maart (1.000)."],
    [1500, 1000, "Dat zijn er veel meer dan in maart (1.000)."],
    [1949, 1000, "Dat zijn er veel meer dan in maart (1.000)."],
    [1950, 1000, "Dat is ongeveer een verdubbeling: in maart waren het er 1.000."],
    [2000, 1000, "Dat is een verdubbeling: in maart waren het er 1.000."],
    [2050, 1000, "Dat is ongeveer een verdubbeling: in maart waren het er 1.000."],
    [2051, 1000, "Dat is meer dan twee keer zoveel als in maart (1.000)."],
  ])("%i after %i", (now, before, text) => {
    expect(ofCounts(now, before)).toBe(text);
  });

  it("is not told where the comparison does not tell it", () => {
    expect(countChange(null, WHEN)).toBeNull();
  });

  it("is told by words that agree with the numbers", () => {
    const count = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 5000 }));
    fc.assert(
      fc.property(count, count, (now, before) => {
        expect(contradictions(ofCounts(now, before), now, before)).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });
});

/** The words in the text that the numbers do not bear. */
function contradictions(text: string, now: number, before: number): string[] {
  const isWithin = (from: number, to: number): boolean =>
    now * 1000 >= from * before && now * 1000 <= to * before;
  const borne: readonly (readonly [words: string, isTrue: boolean])[] = [
    ["verdubbeling", isWithin(1950, 2050)],
    ["Dat is een verdubbeling", now === before * 2],
    ["helft", isWithin(480, 520)],
    ["Dat is de helft", now * 2 === before],
    ["twee keer", now > before * 2],
    [" meer dan in", now > before],
    [" minder dan in", now < before],
    ["iets meer", isWithin(1000, 1101)],
    ["iets minder", isWithin(900, 1000)],
    ["veel meer", now >= before * 1.5],
    ["veel minder", now * 2 < before],
    ["ongeveer evenveel", isWithin(970, 1031)],
    ["is evenveel", now === before],
  ];
  const wrong = borne.flatMap(([words, isTrue]) => (text.includes(words) && !isTrue ? words : []));
  const ending = now === before ? "in maart" : formatInteger(before);
  return text.replace(/\)?\.$/, "").endsWith(ending) ? wrong : [...wrong, ending];
}

function printed([numerator, denominator]: Pair): string {
  return shareRun({ numerator, denominator, origins: ["", ""] })?.text ?? "";
}

function isMore([a, b]: Pair, [c, d]: Pair): boolean {
  return a * d > c * b;
}

describe("how a share changed", () => {
  it.each<readonly [Pair, Pair, string | null]>([
    [[850, 1000], [850, 1000], "Dat is even vaak als in maart (85%)."],
    [[850, 1000], [425, 500], "Dat is even vaak als in maart (85%)."],
    [[850, 1000], [854, 1000], "Dat is ongeveer even vaak als in maart (85%)."],
    [[850, 1000], [855, 1000], "Dat is iets minder vaak dan in maart (86%)."],
    [[850, 1000], [840, 1000], "Dat is iets vaker dan in maart (84%)."],
    [[850, 1000], [830, 1000], "Dat is iets vaker dan in maart (83%)."],
    [[850, 1000], [820, 1000], "Dat is vaker dan in maart (82%)."],
    [[850, 1000], [880, 1000], "Dat is minder vaak dan in maart (88%)."],
    [[850, 1000], [760, 1000], "Dat is vaker dan in maart (76%)."],
    [[850, 1000], [750, 1000], "Dat is veel vaker dan in maart (75%)."],
    [[850, 1000], [950, 1000], "Dat is veel minder vaak dan in maart (95%)."],
    [[40, 40], [30, 30], "Dat was in maart ook zo."],
    [[0, 40], [0, 30], "Dat was in maart ook zo."],
    [[996, 1000], [30, 30], "Dat is iets minder vaak dan in maart (100%)."],
    [[30, 30], [996, 1000], "Dat is iets vaker dan in maart (bijna alle)."],
    [[996, 1000], [997, 1000], "Dat is ongeveer even vaak als in maart (bijna alle)."],
    [[3, 1000], [0, 30], "Dat is iets vaker dan in maart (0%)."],
    [[0, 30], [3, 1000], "Dat is iets minder vaak dan in maart (minder dan 1%)."],
    [[19, 19], [30, 40], null],
    [[30, 40], [19, 19], null],
    [[15, 20], [15, 20], "Dat is even vaak als in maart (75%)."],
    [[0, 0], [30, 40], null],
  ])("%j after %j", (now, before, text) => {
    expect(ofShares(now, before)).toBe(text);
  });

  it("is told by words that agree with the numbers as printed", () => {
    const share = fc
      .integer({ min: 20, max: 2000 })
      .chain((all) => fc.tuple(fc.integer({ min: 0, max: all }), fc.constant(all)));
    fc.assert(
      fc.property(share, share, (now, before) => {
        const text = ofShares(now, before) ?? "";
        const points = (wholePercentage(...now) ?? 0) - (wholePercentage(...before) ?? 0);
        const isPrintedSame = printed(now) === printed(before);
        expect(/even vaak|ook zo/.test(text)).toBe(isPrintedSame);
        expect(text.includes("vaker")).toBe(!isPrintedSame && isMore(now, before));
        expect(text.includes("minder vaak")).toBe(!isPrintedSame && isMore(before, now));
        expect(text.includes(" iets ")).toBe(!isPrintedSame && Math.abs(points) < 3);
        expect(text.includes(" veel ")).toBe(Math.abs(points) >= 10);
        expect(text.includes("ook zo") || text.includes(`(${printed(before)})`)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
