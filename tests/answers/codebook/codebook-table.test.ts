import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { codebookText } from "../../../src/answers/codebook.ts";
import { type Codebook, headerOf, STANDARD_CODEBOOK } from "../../../src/codebook/codebook.ts";
import { dictionaryOf } from "../../../src/codebook/dictionary.ts";
import { codebookFrom, readCodebookText } from "../../codebook/codebook-file.ts";
import { RICH_CODEBOOK } from "./rich-codebook.ts";

const WIDTH = 80;

const tableOf = (codebook: Codebook, file: string | null = null): string =>
  codebookText(dictionaryOf(codebook, file));
/** The lines that a terminal of the usual width would break. */
const tooWide = (text: string): string[] => text.split("\n").filter((line) => line.length > WIDTH);
/** A text on one line. */
const unwrapped = (text: string): string => text.replaceAll(/\s+/g, " ");

const BOTH = [
  ["the standard codebook", STANDARD_CODEBOOK, null],
  ["an organisation's codebook", RICH_CODEBOOK, "codeboek.yaml"],
] as const;

describe.each(BOTH)("the dictionary of %s for a terminal", (_, codebook, file) => {
  const table = tableOf(codebook, file);
  const text = unwrapped(table);

  it("has no line over 80 characters and no line that ends in white space", () => {
    expect(tooWide(table)).toEqual([]);
    expect(table).not.toMatch(/[ \t]\n/);
    expect(table).toMatch(/[^\n]\n$/);
  });

  const missing = (parts: readonly string[]) => parts.filter((part) => !text.includes(part));

  it("names every column, by its header, its label and the tool's name for it", () => {
    for (const column of codebook.columns) expect(table).toContain(`\n${headerOf(column)}\n`);
    const parts = codebook.columns.flatMap(({ label, name, otherHeaders = [], unknown }) => [
      label,
      name,
      ...otherHeaders,
      ...(unknown === undefined ? [] : [`leeg telt als: ${unknown.label}`]),
    ]);
    expect(missing(parts)).toEqual([]);
  });

  it("names every answer and theme, by its code, its label and its aliases", () => {
    const answers = codebook.columns.flatMap(({ choices = [] }) => choices);
    const parts = [...answers, ...codebook.themes].flatMap(({ code, label, aliases, theme }) => [
      ` ${code} ${label}`,
      ...aliases.filter((alias) => alias.toLowerCase() !== label.toLowerCase()),
      ...(theme === undefined ? [] : [` thema ${theme}: `]),
    ]);
    expect(missing(parts)).toEqual([]);
  });

  it("names every region and redefinition", () => {
    const parts = [
      ...(codebook.regions ?? []).flatMap(({ name, aliases }) => [name, ...aliases]),
      ...codebook.redefinitions.flatMap(({ figure, change, before }) => [
        `${figure}: Vanaf 1 `,
        `${change}.`,
        ...(before === null ? [] : [`Daarvoor: ${before}`]),
      ]),
    ];
    expect(missing(parts)).toEqual([]);
  });

  it("names the codebook", () => {
    expect(text).toContain(file ?? "Codeboek: het standaardcodeboek ");
  });
});

describe("the dictionary for a terminal", () => {
  const word = fc.stringMatching(/^[a-zë()]{1,14}$/);
  const term = fc
    .array(word, { minLength: 1, maxLength: 12 })
    .map((words) => words.join(" ").slice(0, 60).trim());
  const change = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(" "));

  it("stays narrow for any terms with words of usual length", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ header: term, label: term, answer: term, region: term, change }),
        async (terms) => {
          const yaml = JSON.stringify({
            columns: {
              kinderen: { header: `${terms.header}x`.slice(-80).trim(), label: terms.label },
              gezag: { answers: { geen: { label: `~${terms.answer}`.slice(0, 60) } } },
            },
            regions: [{ name: `Regio ${terms.region}`.slice(0, 80) }],
            redefinitions: [{ figure: "children.total", from: "2024-01-01", change: terms.change }],
          });
          const table = tableOf(await codebookFrom(yaml), "codeboek.yaml");
          expect(tooWide(table)).toEqual([]);
          const text = unwrapped(table);
          for (const part of [terms.label, terms.region, terms.change]) {
            expect(text).toContain(part);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ["code", "lang_".repeat(8), "Lang"],
    ["label of one word", "lang", "Jeugdbeschermers".repeat(3)],
  ])("stays narrow with a long %s", async (_, code, label) => {
    const answers = { [code]: { label, theme: "gezinsherstel" } };
    const yaml = JSON.stringify({ columns: { resultaten: { answers } } });
    expect(tooWide(tableOf(await codebookFrom(yaml)))).toEqual([]);
  });

  it("stays narrow with a long name of a file", () => {
    expect(tooWide(tableOf(STANDARD_CODEBOOK, `${"codeboek-".repeat(10)}.yaml`))).toEqual([]);
  });

  it("names an alias once, in capitals or small letters", async () => {
    const yaml = "columns:\n  herkomst:\n    answers:\n      friesland: { label: Frieslân }\n";
    expect(tableOf(await codebookFrom(yaml)).match(/fryslân/gi)).toEqual([
      "fryslân",
      // The region, and its office.
      "Fryslân",
      "Fryslân",
    ]);
  });

  it("prints no control characters", async () => {
    const yaml = '{ "themes": { "overig": { "label": "\\u001b[2JRest" } }, "\\u001b[2J": 1 }';
    const { findings } = await readCodebookText(yaml);
    expect(findings).toHaveLength(2);
    expect(JSON.stringify(findings)).not.toContain("u001b");
  });
});
