import { stripVTControlCharacters } from "node:util";

import { parse } from "csv-parse/sync";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";

import { terminalOf } from "../../../src/answers/terminal-lines.ts";
import {
  comparisonJson,
  textComparisonCsv,
  textComparisonMarkdown,
  textComparisonText,
} from "../../../src/answers/comparison.ts";
import { onlyChanged } from "../../../src/compare-texts/compare-texts.ts";
import type { TextComparison } from "../../../src/compare-texts/text-comparison.ts";
import { textsBeside } from "../../compare-texts/texts-beside.ts";
import { keptText } from "../../golden-text.ts";
import { EVERY_TEXT_CHANGE, FIGURES_ONLY } from "./every-text-change.ts";

const CHANGED = onlyChanged(EVERY_TEXT_CHANGE);
const SELF = textsBeside({ inleiding: "We gaan door." }, { inleiding: "We gaan door." });
const COMPARISONS: Readonly<Record<string, TextComparison>> = {
  "every change": EVERY_TEXT_CHANGE,
  "what changed": CHANGED,
  "figures only": FIGURES_ONLY,
  itself: SELF,
  "long words": textsBeside(
    { a: `een ${"x".repeat(300)} woord` },
    { a: `een ${"y".repeat(300)} woord` },
  ),
};

describe.each(Object.entries(COMPARISONS))(
  "a comparison of texts in a terminal, %s",
  (_, comparison) => {
    it.each([80, 120])("fits %d columns", (width) => {
      const text = textComparisonText(comparison, terminalOf(width, false));
      expect(text.split("\n").filter((line) => line.length > width)).toEqual([]);
      expect(text).not.toMatch(/[ \t]\n|\n\n\n|undefined|null|NaN/);
    });

    it("says the same with colour as without", () => {
      const plain = textComparisonText(comparison, terminalOf(80, false));
      const coloured = textComparisonText(comparison, terminalOf(80, true));
      expect(coloured).not.toBe(plain);
      expect(stripVTControlCharacters(coloured)).toBe(plain);
    });
  },
);

it("gives old and new words their own style, also across lines", () => {
  const terminal = {
    ...terminalOf(80, false),
    faint: (text: string) => `<${text}>`,
    bold: (text: string) => `«${text}»`,
  };
  const { old, now } = { old: "weg ".repeat(30), now: "komt ".repeat(30) };
  const lines = textComparisonText(
    textsBeside({ a: `Een ${old}slot van de zin.` }, { a: `Een ${now}slot van de zin.` }),
    terminal,
  );
  const words = lines
    .split("\n")
    .filter((line) => /weg|komt/.test(line))
    .join(" ");
  expect(words.replaceAll(/<[^<>]*>/g, "")).not.toContain("weg");
  expect(words.replaceAll(/«[^«»]*»/g, "")).not.toContain("komt");
});

describe("the golden texts", () => {
  it.each([
    ["every-change.80.txt", textComparisonText(EVERY_TEXT_CHANGE, terminalOf(80, false))],
    ["every-change.md", textComparisonMarkdown(EVERY_TEXT_CHANGE)],
    ["every-change.csv", textComparisonCsv(EVERY_TEXT_CHANGE)],
    ["every-change.json", comparisonJson(EVERY_TEXT_CHANGE)],
    ["only-changed.80.txt", textComparisonText(CHANGED, terminalOf(80, false))],
    ["figures-only.80.txt", textComparisonText(FIGURES_ONLY, terminalOf(80, false))],
    ["itself.80.txt", textComparisonText(SELF, terminalOf(80, false))],
    ["itself.md", textComparisonMarkdown(SELF)],
    ["itself.csv", textComparisonCsv(SELF)],
  ])("%s is as it was", (name, text) => {
    expect(text).toBe(keptText(text, "diff-texts", name));
  });
});

it("strikes through only old words and makes only new words bold in Markdown", () => {
  const html = new MarkdownIt({ html: true }).render(textComparisonMarkdown(EVERY_TEXT_CHANGE));
  const pieces = (side: "old" | "new") =>
    EVERY_TEXT_CHANGE.documents.flatMap(({ texts }) =>
      texts
        .filter(({ on }) => on === "both")
        .flatMap(({ paragraphs }) => paragraphs.flatMap(({ parts }) => parts))
        .flatMap((part) =>
          part.kind === "changed" && part[side] !== "" ? [part[side].trim()] : [],
        ),
    );
  const { unescapeAll } = new MarkdownIt().utils;
  const within = (tag: string) =>
    [...html.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, "gs"))].map(([, words = ""]) =>
      unescapeAll(words),
    );
  expect(within("s")).toEqual([...pieces("old"), "weg"]);
  expect(within("strong").slice(1)).toEqual([...pieces("new"), "Uitleg", "nieuw"]);
  expect(html).not.toMatch(/<script|<em>|\*\*|~~/);
});

it("has a row for each paragraph with both texts in CSV", () => {
  const rows = parse(textComparisonCsv(EVERY_TEXT_CHANGE), {
    delimiter: ";",
    bom: true,
    columns: true,
  }) as Record<string, string>[];
  expect(rows).toHaveLength(EVERY_TEXT_CHANGE.summary.paragraphs);
  expect(rows.find((row) => row["state"] === "figures")).toMatchObject({
    document: "voortgangsrapportage",
    text: "inleiding",
    changed: "no",
    old: "In oktober en november 2023 kregen we 12 klachten, 3% meer dan daarvoor.",
    new: "In januari t/m maart 2024 kregen we 9 klachten, 1% meer dan daarvoor.",
  });
  expect(rows.find((row) => row["text"] === "eigen")?.["new"]).toBe("'=SOM(A1) is geen formule.");
});
