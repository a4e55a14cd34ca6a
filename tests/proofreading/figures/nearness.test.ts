import { describe, expect, it } from "vitest";

import { figureNumbersOf } from "../../../src/proofreading/figures/figure-numbers.ts";
import { canBeCalled } from "../../../src/proofreading/figures/remarks-on-figures.ts";
import { typedFiguresIn } from "../../../src/proofreading/figures/typed-figures.ts";
import { figuresOfFile } from "../../figures-of-file.ts";
import { proofText } from "../proof-text.ts";

const NOW = await figuresOfFile("fixtures/monitor.csv", "2024-Q1", 5);
const [SHOWN] = figureNumbersOf({ now: NOW, earlier: [] }).now;

/** True if words with "gezinnen" may stand for a number, or words with a percentage for a share. */
function isCalled(words: string, exact: number): boolean {
  const passage = proofText(`Dat zijn ${words}.`).passages[0];
  const [typed] = passage === undefined ? [] : typedFiguresIn(passage);
  if (typed === undefined || SHOWN === undefined) throw new Error(`no number in ${words}`);
  return canBeCalled(typed, { ...SHOWN, value: Math.round(exact), exact });
}

describe("the words for a number", () => {
  it.each([
    ["1.569 gezinnen", 1569, 1569],
    ["1569 gezinnen", 1569, 1569],
    ["ruim 140 gezinnen", 141, 149],
    ["meer dan 140 gezinnen", 141, 149],
    ["ruim honderd gezinnen", 101, 109],
    ["ruim 900 gezinnen", 901, 989],
    ["bijna 1.000 gezinnen", 901, 999],
    ["bijna 140 gezinnen", 131, 139],
    ["ongeveer 500 gezinnen", 475, 525],
    ["zo’n 300 gezinnen", 285, 315],
    ["ten minste 140 gezinnen", 140, 149],
    ["hooguit 140 gezinnen", 131, 140],
    ["ruim 143 gezinnen", 143, 143],
    ["85% van de gezinnen", 84.5, 85.4],
    ["85 procent van de gezinnen", 84.5, 85.4],
    ["17,5% van de gezinnen", 17.46, 17.54],
    ["ruim 80% van de gezinnen", 81, 87.4],
    ["de helft van de gezinnen", 46, 54],
    ["1 op de 3 gezinnen", 29.4, 37.3],
    ["een op de drie gezinnen", 29.4, 37.3],
    ["ruim een kwart van de gezinnen", 25.1, 34],
    ["bijna driekwart van de nieuwe gezinnen", 66, 74.9],
  ])("%s: from %d to %d", (words, least, most) => {
    expect(isCalled(words, least)).toBe(true);
    expect(isCalled(words, most)).toBe(true);
    expect(isCalled(words, least - 1.1)).toBe(false);
    expect(isCalled(words, most + 1.1)).toBe(false);
  });
});
