import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { findingOf } from "../../src/proofreading/proofread.ts";
import { repeated, repeatedHere } from "../../src/proofreading/unfinished.ts";
import { proofText } from "./proof-text.ts";
import { SAMPLE_TEXTS } from "./sample-texts.ts";

const LONG =
  "In deze periode spraken we met 25 gezinnen over wat zij van de brieven vonden, en wat beter kan.";
const NEWER = { period: "oktober tot en met december 2023", passages: proofText(LONG).passages };
const OLDER = { ...NEWER, period: "juli tot en met september 2023" };

/** The passages of a text that repeat an earlier period, and how. */
function found(markdown: string, values: readonly string[] = [], earlier = [NEWER, OLDER]) {
  const text = proofText(markdown, values);
  return repeated(text, earlier).map((remark) => {
    const { code, line, position, message } = findingOf(remark, text);
    return [code, `${line}:${position}`, /Zij .*$/.exec(message)?.[0]];
  });
}

const SAME = "Zij staat ook in de tekst van oktober tot en met december 2023.";
const ALIKE =
  "Zij is op cijfers en maanden na gelijk aan een alinea in de tekst van oktober tot en met december 2023.";

describe("a passage of an earlier period", () => {
  it.each([
    ["as it stood", LONG, SAME],
    ["with other capitals and signs", LONG.toUpperCase().replaceAll(",", " –"), SAME],
    ["over more lines, in bold", LONG.replace(" spraken we ", " **spraken**\nwe "), SAME],
    ["as an item", `- ${LONG}`, SAME],
    ["as a quote", `> ${LONG}`, SAME],
    ["with another number", LONG.replace("25", "1.204"), ALIKE],
    ["with a number in words", LONG.replace("25", "zeven"), ALIKE],
  ])("is reported %s", (_, markdown, more) => {
    expect(found(markdown)).toEqual([["text-repeated", expect.stringMatching(/^1:[13]$/), more]]);
  });

  it("is reported if only months, quarters and years changed", () => {
    const of = (period: string) =>
      `Het ${period} stond voor ons team vooral in het teken van de brieven aan alle ouders.`;
    const earlier = [
      { period: "eerder", passages: proofText(of("vierde kwartaal van 2023")).passages },
    ];
    expect(found(of("eerste kwartaal van 2024"), [], earlier)).toHaveLength(1);
    expect(found(of("hele jaar"), [], earlier)).toEqual([]);
  });

  it("is reported with the first period that contains it, an exact match first", () => {
    const other = { ...NEWER, passages: proofText(LONG.replace("25", "26")).passages };
    expect(found(LONG, [], [other, OLDER])[0]?.[2]).toContain("juli tot en met september 2023");
    expect(found(LONG, [], [OLDER, NEWER])[0]?.[2]).toContain("juli tot en met september 2023");
  });

  it.each([
    ["a short one", "We spraken met 25 gezinnen.", "We spraken met 25 gezinnen."],
    ["a heading", `### ${LONG}`, LONG],
    ["a cell", `| ${LONG} |\n| - |\n| a |`, LONG],
    ["another one", LONG.replace("brieven", "gesprekken"), LONG],
  ])("is not reported %s", (_, markdown, before) => {
    const earlier = [{ period: "eerder", passages: proofText(before).passages }];
    expect(found(markdown, [], earlier)).toEqual([]);
  });

  it("is not reported if it has woven figures, because it is meant to come back", () => {
    expect(found(LONG.replace("25 gezinnen", "{{0}}"), ["25 gezinnen"])).toEqual([]);
  });

  it("is never repeated in the message", () => {
    const text = proofText(LONG);
    const [remark] = repeated(text, [NEWER]);
    expect(remark && findingOf(remark, text).message).not.toContain("brieven");
  });

  it("is reported with other numbers, spaces and quotation marks", () => {
    const number = fc.integer({ min: 0, max: 99_999 }).map(String);
    const space = fc.constantFrom(" ", "\n", "\u00A0", "  ");
    fc.assert(
      fc.property(number, space, fc.constantFrom("“", '"', "‘", ""), (figure, gap, quote) => {
        const text = LONG.replace("25", figure).replace(" wat", gap + quote + "wat");
        expect(found(text)).toHaveLength(1);
      }),
      { numRuns: 100, seed: 2024 },
    );
  });
});

describe("a passage that appears twice", () => {
  it("is reported at the second place, with the place of the first", () => {
    const text = proofText(`${LONG}\n\nTussendoor.\n\n- ${LONG}`);
    const places = (of: ReturnType<typeof repeatedHere>) =>
      of.map((one) => {
        const { line, position, message } = findingOf(one, text);
        return [`${line}:${position}`, /De eerste .*$/.exec(message)?.[0]];
      });
    expect(places(repeatedHere(text))).toEqual([["5:3", "De eerste staat in deze tekst."]]);
    const other = proofText(LONG, [], "inleiding");
    expect(places(repeatedHere(text, [other]))).toEqual([
      ["1:1", "De eerste staat in inleiding.md."],
      ["5:3", "De eerste staat in inleiding.md."],
    ]);
  });

  it("is not reported if numbers differ, because each month may have the same text", () => {
    expect(repeatedHere(proofText(`${LONG}\n\n${LONG.replace("25", "26")}`))).toEqual([]);
  });

  it("does not occur in the samples", () => {
    const texts = SAMPLE_TEXTS.map(({ file, markdown }) => proofText(markdown, [], file));
    for (const [index, text] of texts.entries()) {
      const folder = text.file.replace(/[^/]*$/, "");
      const others = texts.slice(0, index).filter(({ file }) => file.startsWith(folder));
      expect([text.file, ...repeatedHere(text, others)]).toEqual([text.file]);
    }
    const [q1, others] = [true, false].map((is) =>
      texts.filter(({ file }) => file.includes("2024-Q1/voortgang") === is),
    );
    const earlier = { period: "eerder", passages: (others ?? []).flatMap((one) => one.passages) };
    for (const text of q1 ?? [])
      expect([text.file, ...repeated(text, [earlier])]).toEqual([text.file]);
  });
});
