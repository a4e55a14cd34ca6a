import { stripVTControlCharacters } from "node:util";
import { tmpdir } from "node:os";

import { describe, expect, it } from "vitest";

import { type Explanation, explanationSchema } from "../../src/explain/explain-figure.ts";
import { plainText } from "../../src/model/text.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { memorySource, openSource } from "../../src/monitor/source.ts";
import { explanationMarkdown, explanationText } from "../../src/answers/explanation.ts";
import { terminalOf } from "../../src/answers/terminal-lines.ts";
import { reportOf } from "../document/report-of.ts";
import { keptText } from "../golden-text.ts";
import { csvOf, SMALL_ROW } from "../monitor/export.ts";
import { explainAll, type Explained } from "./explain-all.ts";

const context = { stdin: process.stdin, temporaryFolder: tmpdir() };
const explainSample = async (period: string, threshold = 5): Promise<Explained> =>
  explainAll(await openSource("fixtures/monitor.csv", context), period, { threshold });

const SAMPLES = new Map([
  ["2024-Q1", await explainSample("2024-Q1")],
  ["2023-02--2023-03", await explainSample("2023-02..2023-03")],
  ["2024-02--2024-04", await explainSample("2024-02..2024-04", 0)],
  ["2021", await explainSample("2021")],
]);

function explanationOf(period: string, figure: string): Explanation {
  const found = SAMPLES.get(period)?.explanations.find((one) => one.figure === figure);
  if (found === undefined) throw new Error(`no ${figure} of ${period}`);
  return found;
}

describe.each([...SAMPLES])("every figure of %s", (_, { explanations }) => {
  it("is explained according to the schema", () => {
    expect(explanations).toHaveLength(CATALOGUE.length);
    for (const one of explanations) expect(explanationSchema.parse(one)).toEqual(one);
  });

  it.each([80, 160])("fits a terminal of %d columns, with colour as without", (width) => {
    for (const one of explanations) {
      const plain = explanationText(one, terminalOf(width, false));
      expect(plain.split("\n").filter((line) => line.length > width)).toEqual([]);
      expect(plain).not.toMatch(/[ \t]\n|\n\n\n|undefined|null|NaN/);
      const coloured = explanationText(one, terminalOf(width, true));
      expect(coloured).not.toBe(plain);
      expect(stripVTControlCharacters(coloured)).toBe(plain);
    }
  });

  it("has the same content in the terminal, in Markdown and as data", () => {
    const squeezed = (text: string): string => text.replaceAll(/[\s\\]+/g, " ");
    for (const one of explanations) {
      const texts = [explanationText(one, terminalOf(80, false)), explanationMarkdown(one)].map(
        squeezed,
      );
      const parts = [
        one.figure.replaceAll("_", "_"),
        one.definition,
        one.meaning.measure,
        ...one.columns.map(({ header }) => header),
        ...one.remarks,
        ...one.protection.text,
        ...one.funnel.steps.map((step) => step.text),
      ];
      for (const part of parts) {
        for (const text of texts) expect(text).toContain(squeezed(part).replaceAll("|", "|"));
      }
    }
  });
});

describe("the golden texts", () => {
  it.each([
    ["2024-Q1", "responseTimes.contactWithin2DaysInPeriod"],
    ["2024-Q1", "children.byMeasure"],
    ["2024-Q1", "children.placed"],
    ["2024-Q1", "registrations.viaLetter"],
    ["2024-Q1", "registrations.viaLetterInPeriod"],
    ["2024-Q1", "status.closedInPeriod"],
    ["2024-Q1", "waitingTimes.daysToStart"],
    ["2023-02--2023-03", "waitingTimes.daysWaiting"],
    ["2021", "waitingTimes.daysOfSupport"],
    ["2024-Q1", "analyses.byState"],
    ["2023-02--2023-03", "results.byResult"],
    ["2024-02--2024-04", "children.returned"],
    ["2021", "regions.involved"],
  ])("of %s, %s is explained as it was", (period, figure) => {
    const explanation = explanationOf(period, figure);
    const name = `${figure}.${period}`;
    const table = explanationText(explanation, terminalOf(80, false));
    const markdown = explanationMarkdown(explanation);
    expect(table).toBe(keptText(table, "explain", `${name}.txt`));
    expect(markdown).toBe(keptText(markdown, "explain", `${name}.md`));
  });
});

/** The sentences of an explanation that no report contains. */
const OF_ITS_OWN =
  /niet \(helemaal\) ingevuld|is dit ingevuld|zonder datum|^Er is geen vergelijking met/;

describe("the account that a report gives of its figures", () => {
  it("describes every figure as its explanation does", async () => {
    const { figures, previous, explanations } = await explainSample("2024-Q1");
    const model = await reportOf(figures, [previous]);
    const blocks = model.sections.flatMap((section) => section.blocks);
    const said = blocks.flatMap((block) => {
      if (block.type === "paragraph") return [plainText(block.text)];
      if (block.type !== "terms") return [];
      return block.items.map(({ term, explanation }) =>
        [plainText(term), plainText(explanation)].join(": "),
      );
    });
    const printed = (text: string): string => text.replaceAll("'", "’");
    const listed = explanations.filter(({ label, definition }) =>
      said.includes(printed(`${label}: ${definition}`)),
    );
    expect(listed.length).toBeGreaterThan(20);
    const all = said.join("\n");
    for (const { remarks, protection } of listed) {
      const shared = [
        ...remarks.filter((remark) => !OF_ITS_OWN.test(remark)),
        ...protection.text.filter((text) => text.startsWith("Kleine aantallen")),
      ];
      for (const text of shared) expect(all).toContain(text);
    }
    // Each definition that it lists has an explanation with the same words.
    const section = model.sections.find(({ id }) => id === "begrippen");
    const definitions = (section?.blocks ?? []).flatMap((block) =>
      block.type === "terms" ? block.items : [],
    );
    expect(listed).toHaveLength(definitions.length);
  });
});

describe("a figure that lacks a column", () => {
  it("is explained nevertheless, up to the registrations", async () => {
    const source = memorySource("monitor.csv", Buffer.from(csvOf([SMALL_ROW])));
    const { explanations } = await explainAll(source, "2024-Q1");
    const one = explanations.find(({ figure }) => figure === "registrations.viaLetter");
    expect(one?.funnel).toMatchObject({ exported: 1, registered: 1, steps: [] });
    expect(one?.columns.map(({ name, isPresent }) => [name, isPresent])).toEqual([
      ["aanmelddatum", true],
      ["via_ondersteuningsbrief", false],
    ]);
    expect(one?.remarks.join(" ")).toContain("mist: via_ondersteuningsbrief");
    expect(one?.comparison.rows[0]).toMatchObject({ class: "unavailable", difference: null });
  });
});
