import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type PrintableBrowser, startBrowser } from "../../src/browser/browser.ts";
import { NoRoomError, type WideBlock } from "../../src/browser/page-scripts.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { failureOf } from "../failure-of.ts";
import { finished } from "../pdf/finished.ts";
import { reportMaker, type ReportSource } from "../whole-report.ts";
import { readPrint } from "./read-print.ts";
import { sampleCases } from "./samples.ts";

/** A table with a number of columns of ordinary words. */
function tableOf(columns: number): string {
  const names = Array.from({ length: columns }, (_, index) => `Gemeente ${index + 1}`);
  return [names, names.map(() => "---"), names.map((_, index) => `${index * 37}`)]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

describe("a report", () => {
  let browser: PrintableBrowser;
  let sample: ReportSource;
  beforeAll(async () => {
    browser = await startBrowser(contextOfThisMachine());
    const [first] = await sampleCases();
    if (first === undefined) throw new Error("no sample");
    sample = { ...first.report, narratives: [] };
  });
  afterAll(() => browser.close());

  const print = async (changes: Partial<ReportSource>) =>
    await browser.print((await (await reportMaker())({ ...sample, ...changes })).printHtml());
  const narrative = (name: string, markdown: string) => ({ name, markdown, isSample: false });
  const refusalOf = async (changes: Partial<ReportSource>): Promise<NoRoomError> => {
    try {
      await print(changes);
    } catch (error) {
      if (error instanceof NoRoomError) return error;
      throw error;
    }
    throw new Error("printed");
  };
  const namesOf = ({ blocks }: NoRoomError): readonly Partial<WideBlock>[] =>
    blocks.map(({ kind, narrative: name, number, tables }) => ({
      kind,
      narrative: name,
      number,
      tables,
    }));

  it("has the numbers of its lists within the margins of the page", async () => {
    const list = (start: number): string =>
      Array.from({ length: 9 }, (_, index) => `${start + index}. punt`).join("\n");
    const { pdf } = await print({
      narratives: [narrative("samenwerking", list(997)), narrative("doorkijk", list(123456780))],
    });
    const inches = { left: 18 / 25.4, top: 17 / 25.4, height: 174 / 25.4 };
    const box = { left: inches.left * 96, top: inches.top * 96, height: inches.height * 96 };
    const numbers = (await readPrint(pdf, box))
      .flat()
      .filter(({ text }) => /^(?:99[7-9]|100[0-5]|1234567\d\d)\./.test(text));
    expect(numbers).toHaveLength(18);
    const column = (261 - 11) / 2 / 25.4;
    const second = (column + 11 / 25.4) * 96;
    // Within their column, or in the other column from its left edge.
    const isCut = (left: number): boolean => left < -1 || (left > column * 96 && left < second - 1);
    expect(numbers.filter(({ left }) => isCut(left))).toEqual([]);
  });

  it("gives the page to a table that gets too wide when its words no longer break everywhere", async () => {
    const rows = [
      "| Zo ’s-Hertogenbosch ≥ opnieuw. | Zo €. | Zo jeugdbescherming wil gemeente. | Zo 12 dat. | Zo gezin hulpverleningsgeschiedenis. |",
      "| :-: | --- | --- | --- | :-: |",
      "| Zo ≥ *wij gesprek zó* coördinatie. |  | Zo kinderen coördinatie vertrouwen ≥ zó gesprek. |  | Zo verder jeugdbescherming pleegzorgbegeleidingsorganisatie jeugdbescherming één pleegzorgbegeleidingsorganisatie 12. |",
      "|  | Zo jeugdbescherming. | Zo één verder gesprek. | Zo een én vertrouwen ≥ wil. |  |",
    ];
    for (let depth = 0; depth <= 6; depth += 1) {
      const lists = Array.from({ length: depth }, (_, level) => `${"  ".repeat(level)}- punt\n`);
      const table = rows.map((row) => `${"  ".repeat(depth)}${row}`).join("\n");
      const markdown = `${lists.join("")}\n${table}\n`;
      const printed = await print({ narratives: [narrative("doorkijk", markdown)] });
      expect((await finished(printed)).length).toBeGreaterThan(0);
    }
  });

  it("is refused for every table that is wider than a page, by its text and number", async () => {
    const refusal = await refusalOf({
      narratives: [
        narrative("samenwerking", `${tableOf(3)}\n\nTekst.\n\n${tableOf(14)}`),
        narrative("doorkijk", `1. punt\n\n${tableOf(20).replaceAll(/^/gm, "   ")}`),
      ],
    });
    expect(refusal.kind).toBe("input");
    expect(namesOf(refusal)).toEqual([
      { kind: "table", narrative: "samenwerking", number: 2, tables: 2 },
      { kind: "table", narrative: "doorkijk", number: 1, tables: 1 },
    ]);
    expect(refusal.message).toContain('In "Samenwerking" staat een tabel');
  });

  it("is refused for such a table in a note, and for a list of too many levels", async () => {
    const deep = Array.from({ length: 40 }, (_, level) => `${"  ".repeat(level)}- punt`).join("\n");
    const refusal = await refusalOf({
      narratives: [
        narrative("samenwerking", `Tekst[^1].\n\n[^1]: ${tableOf(20).replaceAll("\n", "\n    ")}`),
        narrative("doorkijk", deep),
      ],
    });
    expect(namesOf(refusal)).toContainEqual({
      kind: "table",
      narrative: "samenwerking",
      number: 0,
      tables: 0,
    });
    expect(namesOf(refusal)).toContainEqual({
      kind: "text",
      narrative: "doorkijk",
      number: 0,
      tables: 0,
    });
  });

  it("is refused if the cover has no room for the name of the organisation", async () => {
    const about = { ...sample.about, organisation: "Stichting voor hulp ".repeat(100) };
    const refusal = await refusalOf({ about });
    expect(refusal.kind).toBe("usage");
    expect(refusal.message).toMatch(/^Op de omslag is te weinig plaats/);
  });

  it("names each file once, and names no file for other content", async () => {
    const refusal = await refusalOf({
      about: { ...sample.about, organisation: "Stichting voor hulp ".repeat(100) },
      narratives: [narrative("samenwerking", tableOf(14))],
    });
    expect(refusal.kind).toBe("input");
    expect(refusal.message.split("\n")).toHaveLength(2);
  });
});

describe("a print that Chromium shrank", () => {
  let browser: PrintableBrowser;
  beforeAll(async () => {
    browser = await startBrowser(contextOfThisMachine());
  });
  afterAll(() => browser.close());

  // No text is too wide here, so the check before the print finds nothing.
  const pageWith = (width: string): string =>
    `<!doctype html><html lang="nl-NL"><meta charset="utf-8"><title>Proef</title><style>@page { size: 297mm 210mm; margin: 18mm } body { margin: 0 }</style><body><h1>Kop</h1><p>Tekst</p><div style="width: ${width}">Breed</div>`;

  it("is a fault of the program, even if it is slightly smaller", async () => {
    for (const width of ["262mm", "400mm", "4000mm"]) {
      const print = await browser.print(pageWith(width));
      expect(await failureOf(finished(print))).toMatch(
        /^bug: De browser heeft het rapport kleiner afgedrukt/,
      );
    }
    const whole = await browser.print(pageWith("260mm"));
    expect(await failureOf(finished(whole))).toBe("no failure");
  });
});
