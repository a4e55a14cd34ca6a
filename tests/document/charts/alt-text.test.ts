import { beforeAll, describe, expect, it } from "vitest";

import {
  altText,
  largestFirst,
  LONGEST,
  type Sized,
} from "../../../src/document/charts/alt-text.ts";
import { CHARTS } from "../../../src/document/entries.ts";
import type { ChartBlock } from "../../../src/model/chart.ts";
import { parseOrigin } from "../../../src/model/origins/origin.ts";
import { plain, plainText, say, type Text } from "../../../src/model/text.ts";
import { layoutCases } from "../../layout/cases.ts";
import { reportMaker } from "../../whole-report.ts";
import { ALL_CASES } from "../sentences/all-cases.ts";
import { materialOfCase } from "../sentences/golden-case.ts";

const REST = "Alle cijfers staan in de tabel op de webpagina.";
const NO_NUMBER = /^(?:words|label|span|year|asOf|overlaps|unavailable|definition|redefinition)$/;

function numbersIn(text: Text): number {
  const kinds = text.flatMap(({ origin }) => parseOrigin(origin ?? "")?.kind ?? []);
  return kinds.filter((kind) => !NO_NUMBER.test(kind)).length;
}

/** What is wrong with an alt text; nothing where nothing is. */
function faultsOf({ id, alt, title, subtitle }: ChartBlock): readonly string[] {
  const text = plainText(alt);
  const said = (words: Text | undefined): boolean =>
    words !== undefined && text.toLowerCase().includes(plainText(words).toLowerCase());
  const faults = [
    text.length > 250 ? `${text.length} letters` : "",
    numbersIn(alt) > 3 ? `${numbersIn(alt)} numbers` : "",
    said(title) ? "the title" : "",
    said(subtitle) ? "the subtitle" : "",
    text.endsWith(` ${REST}`) ? "" : "no word on the rest",
    /t\/m|…|undefined| {2}/.test(text) ? "odd words" : "",
  ];
  return faults.filter((fault) => fault !== "").map((fault) => `${id}: ${fault}: ${text}`);
}

describe("the alt texts of charts", () => {
  it("are short, new and told of the rest, in every golden case", () => {
    const charts = Object.entries(CHARTS).flatMap(([id, entry]) =>
      (ALL_CASES.get(`charts.${id}`) ?? []).flatMap(
        (golden) => entry(materialOfCase(golden)) ?? [],
      ),
    );
    expect(charts.length).toBeGreaterThan(80);
    expect(charts.flatMap(faultsOf)).toEqual([]);
  });

  describe("of whole reports", async () => {
    const cases = await layoutCases();
    const charts = new Map<string, readonly ChartBlock[]>();
    beforeAll(async () => {
      const makeReport = await reportMaker();
      for (const { name, report } of cases) {
        const { model } = await makeReport(report);
        const blocks = model.sections.flatMap((section) => section.blocks);
        charts.set(
          name,
          blocks.flatMap((block) => (block.type === "chart" ? [block] : [])),
        );
      }
    });

    it.each(cases.map(({ name }) => name))("are so in %s", (name) => {
      expect((charts.get(name) ?? []).flatMap(faultsOf)).toEqual([]);
    });
  });
});

describe("an alt text", () => {
  const sentence = (letters: number): Text => plain(`${"a".repeat(letters - 1)}.`);

  it("leaves out what has no room, and says what comes behind it", () => {
    const alt = altText("Staafdiagram.", [[sentence(300)], [plain("Kort.")]]);
    expect(plainText(alt)).toBe(`Staafdiagram. Kort. ${REST}`);
  });

  it("takes the fullest form that fits", () => {
    const alt = altText("Staafdiagram.", [[sentence(300), sentence(100), sentence(50)]]);
    expect(plainText(alt)).toBe(`Staafdiagram. ${plainText(sentence(100))} ${REST}`);
  });

  it("may be of 250 letters, and no more", () => {
    const room = 250 - `Staafdiagram.  ${REST}`.length;
    expect(plainText(altText("Staafdiagram.", [[sentence(room)]]))).toHaveLength(250);
    expect(plainText(altText("Staafdiagram.", [[sentence(room + 1)]]))).toHaveLength(61);
  });

  it("has three numbers at most; a day or a name is none", () => {
    const day = { text: "31 maart 2024", origin: "period.to" };
    const name = { text: "Regio 4", origin: "regions.byRegion.4.label" };
    const numbers = [1, 2, 3, 4].map((value) => {
      const run = { text: String(value), origin: `registrations.byMonth.2024-0${value}` };
      return [say`Op ${day} ${name}: ${run}.`];
    });
    const alt = altText("Staafdiagram.", numbers);
    expect(plainText(alt)).toContain("Regio 4: 3.");
    expect(plainText(alt)).not.toContain("Regio 4: 4.");
  });
});

describe("the largest of a chart", () => {
  const bars = (...values: readonly (number | null)[]): Sized[] =>
    values.map((value, index) => {
      const code = "abcdefghijklmn".charAt(index);
      const text = [{ text: String(value), origin: `people.bySupported.${code}` }];
      return { code, name: plain(code), value, text, isHeld: false };
    });
  const read = (all: readonly Sized[], certain = all.map(({ code }) => code)): string =>
    plainText(altText("", largestFirst(all, new Set(certain), LONGEST)))
      .replace(REST, "")
      .trim();

  it.each([
    ["one", bars(9), "De langste staaf is a: 9."],
    ["two", bars(3, 9), "De langste staaf is b: 9. Daarna: a 3."],
    ["none", bars(0, null), ""],
    ["of many", bars(9, 8, 7, 6), "De langste staaf is a: 9. Daarna: b 8 en c 7."],
    ["two that tie", bars(9, 8, 9), "De langste staven zijn a en c: elk 9. Daarna: b 8."],
    ["a tie behind it", bars(9, 8, 7, 7), "De langste staaf is a: 9. Daarna: b 8."],
    ["a tie of three behind it", bars(9, 7, 7, 7), "De langste staaf is a: 9."],
    ["four that tie", bars(9, 9, 9, 9, 7), "Vier staven zijn het langst, elk 9. Daarna: e 7."],
    ["all that tie", bars(9, 9, 0), "Alle staven zijn even lang: elk 9."],
  ])("is told: %s", (_, all, text) => {
    expect(read(all)).toBe(text);
  });

  it("is never called larger than what is not shown", () => {
    const all = bars(9, 8, 8, null);
    expect(read(all, [])).toBe(
      "De langste staaf die we tonen is a: 9. Daarna, van wat we tonen: b 8 en c 8.",
    );
    expect(read(all, ["a"])).toBe(
      "De langste staaf is a: 9. Daarna, van wat we tonen: b 8 en c 8.",
    );
    expect(read(bars(9, 9, null), [])).toBe("Alle staven die we tonen zijn even lang: elk 9.");
    expect(read(bars(9, 9, 8, null), ["c"])).toBe(
      "De langste staven die we tonen zijn a en b: elk 9. Daarna: c 8.",
    );
    expect(read(bars(9, 9, 9, 9, 8, null), ["e"])).toBe(
      "Van wat we tonen: vier staven zijn het langst, elk 9. Daarna: e 8.",
    );
  });
});
