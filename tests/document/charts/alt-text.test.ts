import { beforeAll, describe, expect, it } from "vitest";

import { altText, largestFirst, type Sized } from "../../../src/document/charts/alt-text.ts";
import { CHARTS } from "../../../src/document/blocks.ts";
import type { ChartBlock } from "../../../src/model/blocks.ts";
import { parseOrigin } from "../../../src/model/origins/origin.ts";
import { chartsOf } from "../../../src/model/report-model.ts";
import { plain, plainText, say, type Text } from "../../../src/model/text.ts";
import { layoutCases } from "../../layout/cases.ts";
import { reportMaker } from "../../whole-report.ts";
import { ALL_CASES } from "../sentences/all-cases.ts";
import { materialOfCase } from "../sentences/golden-case.ts";

const REST = "Meer cijfers: zie de tabel op de webpagina.";
const NO_NUMBER = /^(?:words|label|span|year|asOf|overlaps|unavailable|definition|redefinition)$/;

function numbersIn(text: Text): number {
  const kinds = text.flatMap(({ origin }) => parseOrigin(origin ?? "")?.kind ?? []);
  return kinds.filter((kind) => !NO_NUMBER.test(kind)).length;
}

/** True if the chart draws a number that is in neither the caption nor the alt text. */
function hasRest({ alt, title, subtitle = [], series }: ChartBlock): boolean {
  const heard = [...title, ...subtitle, ...alt];
  const drawn = series.flatMap(({ values }) => values).filter((one) => (one?.value ?? 0) > 0);
  return drawn.some((one) => {
    const [number] = one?.text ?? [];
    return !heard.some(({ text, origin }) => text === number?.text || origin === number?.origin);
  });
}

/** The faults of an alt text; empty if it has none. */
function faultsOf(chart: ChartBlock): readonly string[] {
  const { id, alt, title, subtitle } = chart;
  const text = plainText(alt);
  const said = (words: Text | undefined): boolean =>
    words !== undefined && text.toLowerCase().includes(plainText(words).toLowerCase());
  const faults = [
    text.length > 250 ? `${text.length} letters` : "",
    numbersIn(alt) > 3 ? `${numbersIn(alt)} numbers` : "",
    said(title) ? "the title" : "",
    said(subtitle) ? "the subtitle" : "",
    text.endsWith(` ${REST}`) === hasRest(chart) ? "" : "the rest",
    (text.match(/van wat we tonen/gi)?.length ?? 0) > 1 ? "a reserve twice" : "",
    /t\/m|…|undefined| {2}|\bnu\b|bijna alle\b/.test(text) ? "odd words" : "",
  ];
  return faults.filter((fault) => fault !== "").map((fault) => `${id}: ${fault}: ${text}`);
}

describe("the alt texts of charts", () => {
  it("are short, repeat nothing and refer to the rest, in every golden case", () => {
    const charts = Object.entries(CHARTS).flatMap(([id, entry]) =>
      (ALL_CASES.get(`charts.${id}`) ?? []).flatMap(
        (golden) => entry(materialOfCase(golden)) ?? [],
      ),
    );
    expect(charts.length).toBeGreaterThan(80);
    expect(charts.flatMap(faultsOf)).toEqual([]);
  });

  describe("alt texts of complete reports", async () => {
    const cases = await layoutCases();
    const charts = new Map<string, readonly ChartBlock[]>();
    beforeAll(async () => {
      const makeReport = await reportMaker();
      for (const { name, report } of cases) {
        const { model } = await makeReport(report);
        charts.set(name, chartsOf(model));
      }
    });

    it.each(cases.map(({ name }) => name))("follow the same rules in %s", (name) => {
      expect((charts.get(name) ?? []).flatMap(faultsOf)).toEqual([]);
    });
  });
});

/** A chart of bars with one number each. */
function chartOf(...values: readonly number[]): Pick<ChartBlock, "title" | "series"> {
  const text = (value: number): Text => [
    { text: String(value), origin: `registrations.byMonth.2023-${value}` },
  ];
  return {
    title: plain("Titel"),
    series: [
      { name: plain("Aantal"), values: values.map((value) => ({ value, text: text(value) })) },
    ],
  };
}

describe("an alt text", () => {
  const sentence = (letters: number): Text => plain(`${"a".repeat(letters - 1)}.`);
  const chart = chartOf(10);

  it("leaves out a sentence that does not fit, and continues with the next", () => {
    const alt = altText(chart, "Staafdiagram.", [[sentence(300)], [plain("Kort.")]]);
    expect(plainText(alt)).toBe(`Staafdiagram. Kort. ${REST}`);
  });

  it("uses the fullest form that fits", () => {
    const alt = altText(chart, "Staafdiagram.", [[sentence(300), sentence(100), sentence(50)]]);
    expect(plainText(alt)).toBe(`Staafdiagram. ${plainText(sentence(100))} ${REST}`);
  });

  it("has at most 250 characters", () => {
    const room = 250 - `Staafdiagram.  ${REST}`.length;
    const readWith = (letters: number): string =>
      plainText(altText(chart, "Staafdiagram.", [[sentence(letters)]]));
    expect(readWith(room)).toHaveLength(250);
    expect(readWith(room + 1)).toBe(`Staafdiagram. ${REST}`);
  });

  it("has at most three numbers, and days and names do not count", () => {
    const day = { text: "31 maart 2024", origin: "period.to" };
    const name = { text: "Regio 4", origin: "regions.byRegion.4.label" };
    const numbers = [1, 2, 3, 4].map((value) => {
      const run = { text: String(value), origin: `registrations.byMonth.2024-0${value}` };
      return [say`Op ${day} ${name}: ${run}.`];
    });
    const alt = altText(chart, "Staafdiagram.", numbers);
    expect(plainText(alt)).toContain("Regio 4: 3.");
    expect(plainText(alt)).not.toContain("Regio 4: 4.");
  });

  it("does not refer to the table for numbers that it has given", () => {
    const run = (value: number): Text[number] => ({
      text: String(value),
      origin: `registrations.byMonth.2023-${value}`,
    });
    const read = (drawn: typeof chart): string =>
      plainText(altText(drawn, "Staafdiagram.", [[say`Eerst ${run(11)}, dan ${run(12)}.`]]));
    expect(read(chartOf(11, 12))).toBe("Staafdiagram. Eerst 11, dan 12.");
    expect(read(chartOf(11, 0, 12, 11))).toBe("Staafdiagram. Eerst 11, dan 12.");
    expect(read(chartOf(10, 11, 12))).toBe(`Staafdiagram. Eerst 11, dan 12. ${REST}`);
    expect(read({ ...chartOf(10, 11, 12), title: say`Piek van ${run(10)}` })).not.toContain(REST);
  });
});

describe("the description of the largest part", () => {
  const bars = (...values: readonly (number | null)[]): Sized[] =>
    values.map((value, index) => {
      const code = "abcdefghijklmn".charAt(index);
      const text = [{ text: String(value), origin: `people.bySupported.${code}` }];
      return { code, name: plain(code), value, text, isHeld: false };
    });
  const read = (all: readonly Sized[], certain = all.map(({ code }) => code)): string =>
    plainText(altText({ title: [], series: [] }, "", [largestFirst(all, new Set(certain))])).trim();

  it.each([
    ["one", bars(9), "Bovenaan staat a, met 9."],
    ["two", bars(3, 9), "Bovenaan staat b, met 9. Daarna a, met 3."],
    ["none", bars(0, null), ""],
    ["of many", bars(9, 8, 7, 6), "Bovenaan staat a, met 9. Daarna b, met 8, en c, met 7."],
    ["two that tie", bars(9, 8, 9), "Twee staan bovenaan, elk met 9: a en c. Daarna b, met 8."],
    ["a tie behind it", bars(9, 8, 7, 7), "Bovenaan staat a, met 9. Daarna b, met 8."],
    ["a tie of three behind it", bars(9, 7, 7, 7), "Bovenaan staat a, met 9."],
    ["four that tie", bars(9, 9, 9, 9, 7), "Vier staan bovenaan, elk met 9. Daarna e, met 7."],
    ["all that tie", bars(9, 9, 0), "De twee staan gelijk, elk met 9: a en b."],
  ])("is right: %s", (_, all, text) => {
    expect(read(all)).toBe(text);
  });

  it("has the number in full if there is room", () => {
    const [first, ...others] = bars(9, 8, 7, 6).map((bar) => ({
      ...bar,
      full: say`${bar.text} van de ${{ text: "10", origin: "people.bySupported.total" }}`,
    }));
    expect(first && read([first, ...others])).toBe(
      "Bovenaan staat a, met 9 van de 10. Daarna b, met 8.",
    );
    const long = plain("l".repeat(230));
    expect(first && read([{ ...first, name: long }])).toBe("");
    const name = plain("n".repeat(220));
    expect(first && read([{ ...first, name }, ...others])).toMatch(/n, met 9\.$/);
  });

  it("calls nothing larger than a withheld number, and says so once", () => {
    const all = bars(9, 8, 8, null);
    expect(read(all, [])).toBe(
      "Bovenaan van wat we tonen staat a, met 9. Daarna b, met 8, en c, met 8.",
    );
    expect(read(all, ["a"])).toBe(
      "Bovenaan staat a, met 9. Van wat we tonen volgen b, met 8, en c, met 8.",
    );
    expect(read(bars(9, 8, null), ["a"])).toBe(
      "Bovenaan staat a, met 9. Van wat we tonen volgt b, met 8.",
    );
    expect(read(bars(9, 9, null), [])).toBe(
      "De twee die we tonen staan gelijk, elk met 9: a en b.",
    );
    expect(read(bars(9, 9, 8, null), ["c"])).toBe(
      "Van wat we tonen staan er twee bovenaan, elk met 9: a en b. Daarna c, met 8.",
    );
    expect(read(bars(9, 9, 9, 9, 8, null), ["e"])).toBe(
      "Van wat we tonen staan er vier bovenaan, elk met 9. Daarna e, met 8.",
    );
  });

  it("gives each number if some that tie are from an earlier day", () => {
    const [a, b, ...others] = bars(9, 9, 7);
    const held = a && { ...a, isHeld: true, text: say`${a.text} (stand eind december 2023)` };
    expect(held && b && read([held, b, ...others])).toBe(
      "Bovenaan staan a, met 9 (stand eind december 2023), en b, met 9. Daarna c, met 7.",
    );
  });
});
