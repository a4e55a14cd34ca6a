import { compareTexts } from "../../src/compare-texts/compare-texts.ts";
import type {
  ComparedPeriod,
  ComparedText,
  TextComparison,
} from "../../src/compare-texts/text-comparison.ts";
import { writtenText } from "../../src/compare-texts/written-text.ts";

/** Sources by the names of their texts. */
export type Sources = Readonly<Record<string, string>>;

export const OLD: ComparedPeriod = {
  id: "2023-Q4",
  from: "2023-10-01",
  to: "2023-12-31",
  label: "oktober t/m december 2023",
};
export const NEW: ComparedPeriod = {
  id: "2024-Q1",
  from: "2024-01-01",
  to: "2024-03-31",
  label: "januari t/m maart 2024",
};

/** Compares texts of a progress report of two quarters, each with its name. */
export function textsBeside(old: Sources, now: Sources): TextComparison {
  const written = (sources: Sources) =>
    Object.entries(sources).map(([name, source]) => writtenText(name, name, source));
  return compareTexts(OLD, NEW, [
    {
      document: "voortgangsrapportage",
      notice: null,
      withheld: [],
      old: written(old),
      new: written(now),
    },
  ]);
}

/** Compares one text with its new version. */
export function textBeside(old: string, now: string): ComparedText {
  const text = textsBeside({ inleiding: old }, { inleiding: now }).documents[0]?.texts[0];
  if (text === undefined) throw new Error("a comparison without its text");
  return text;
}
