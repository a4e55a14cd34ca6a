import path from "node:path";

import { describe, expect, it } from "vitest";

import { PALETTE } from "../../src/colour/palette.ts";
import { drawChart } from "../../src/charts/draw-chart.ts";
import { familiesOf } from "../../src/charts/fonts.ts";
import type { MeasureText } from "../../src/charts/text-width.ts";
import type { Datum } from "../../src/model/report-model.ts";

const FOLDER = path.join(import.meta.dirname, "../../templates/voortgangsrapportage");
const LOOK = { palette: PALETTE, families: familiesOf([]) };

/** A font in which every letter is as wide, as a part of its size. */
const inLetters =
  (width: number): MeasureText =>
  (text, fontSize) =>
    text.length * width * fontSize;

async function draw(spec: string, rows: readonly Datum[], letterWidth: number): Promise<string> {
  const chart = { id: spec, spec, rows: [...rows], height: 200 };
  return (await drawChart(FOLDER, chart, inLetters(letterWidth), LOOK)).svg;
}

const bar = (category: string): Datum => {
  return { code: "a", category, position: 0, value: 12, role: "main" };
};
const startOfBars = (svg: string): number =>
  Number(/d="M([\d.]+),[^"]*" fill="#0a425c"/.exec(svg)?.[1]);

describe("labels before bars", () => {
  const label = "Relaties met externe betrokkenen";

  it("leave the bars where they are as long as there is room", async () => {
    expect(startOfBars(await draw("bars-by-category", [bar(label)], 0.48))).toBe(208);
  });

  it("push them where the font is wider, so that none runs into its bar", async () => {
    const svg = await draw("bars-by-category", [bar(label), bar("Overig")], 0.6);
    expect(startOfBars(svg)).toBe(Math.ceil(label.length * 0.6 * 13) + 8);
  });

  it("are measured by their widest line", async () => {
    const lines = bar("Onvermogen om voor de\nkinderen te zorgen");
    expect(startOfBars(await draw("bars-by-category", [lines], 0.6))).toBe(208);
  });

  it("end the run where they would leave no bar", async () => {
    await expect(draw("bars-by-category", [bar(label)], 0.8)).rejects.toMatchObject({
      exitCode: 2,
      message: `In een grafiek is geen plaats voor "${label}". Kies een kortere tekst, of geef een smaller lettertype op in de instellingen.`,
    });
  });
});

describe("names of provinces", () => {
  const tile = (code: string, label: string): Datum => {
    return { code, label, value: 12, isOutside: false, shade: 0.5 };
  };
  const rows = [tile("noord-brabant", "Noord-Brabant"), tile("zeeland", "Zeeland")];

  it("stand on one line where they fit their tile", async () => {
    expect(await draw("registrations-by-province", rows, 0.5)).toContain(">Noord-Brabant</text>");
  });

  it("break behind a hyphen in a wider font", async () => {
    const svg = await draw("registrations-by-province", rows, 0.6);
    expect(svg).toMatch(/Noord-<\/tspan><tspan[^>]*>Brabant/);
    expect(svg).toContain(">Zeeland</text>");
  });

  it("end the run where they fit in no way", async () => {
    const wide = draw("registrations-by-province", [tile("overijssel", "Overijssel")], 0.75);
    await expect(wide).rejects.toThrow('geen plaats voor "Overijssel"');
  });
});

describe("lines on a narrow screen", () => {
  const rows = [80, 85, 70, 90].map((percentage, index): Datum => {
    return {
      period: `p${index}`,
      position: index,
      percentage,
      text: `${percentage}%`,
      name: index === 0 ? "contact binnen\n2 dagen" : "",
      nameAt: index === 0 ? 90 : null,
      isOuter: index % 3 === 0,
      isAbove: true,
      role: "main",
    };
  });

  it("have room beside their outer points for the names of their periods", async () => {
    const long = rows.map((row): Datum => ({
      ...row,
      period: `${String(row["period"])}-of-langer`,
    }));
    const svg = await draw("response-times-trend.narrow", long, 0.52);
    expect(svg).toContain(">p3-of-langer</text>");
  });
});

describe("bars on a narrow screen", () => {
  const rows: Datum[] = [
    { label: "Herstel", labelAt: 0, barAt: 17, value: 61, number: "61 gevraagd", role: "main" },
  ];
  const lengthOfBar = (svg: string): number =>
    Number(/d="M0,[\d.]+h([\d.]+)[^"]*" fill="#0a425c"/.exec(svg)?.[1]);

  it("are as long as they were where the number fits behind them", async () => {
    expect(lengthOfBar(await draw("bars.narrow", rows, 0.5))).toBe(230);
  });

  it("are shorter in a wider font, so that it does", async () => {
    const number = Math.ceil("61 gevraagd".length * 0.65 * 13 + 8);
    expect(lengthOfBar(await draw("bars.narrow", rows, 0.65))).toBe(320 - number);
  });
});

describe("a text at the edge of a chart", () => {
  it("ends the run where it would be cut off", async () => {
    const number = draw("bars-by-category", [{ ...bar("Moeder"), value: 1_234_567 }], 0.6);
    await expect(number).rejects.toThrow('geen plaats voor "1.234.567"');
  });
});
