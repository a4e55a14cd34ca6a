import { describe, expect, it } from "vitest";

import { matchPrint, type LaidWord } from "./match-print.ts";
import type { PrintedRun } from "./read-print.ts";

function wordAt(left: number, baseline: number, text: string, changes = {}): LaidWord {
  const place = { page: 1, column: 0, columns: 1, left: 0, right: 987 };
  const edges = { left, right: left + 30, top: baseline - 8, bottom: baseline, baseline };
  return { ...edges, text, place, block: 0, frame: null, row: null, isHead: false, ...changes };
}

function runAt(left: number, baseline: number, text: string): PrintedRun {
  return { text, left, right: left + 30, baseline, size: 9 };
}

const WORDS = [
  wordAt(0, 20, "Een"),
  wordAt(40, 20, "ver\u00ADhaal"),
  wordAt(0, 40, "af-\u00ADloop."),
];

describe("a layout and its print", () => {
  it("match even if runs contain more than a word, less, or an extra hyphen", () => {
    const runs = [runAt(0.4, 20.9, "Een ver-"), runAt(60, 20.9, "haal"), runAt(0, 40, "af-loop.")];
    const { texts, differences } = matchPrint(WORDS, 987, [runs]);
    expect(differences).toEqual([]);
    expect(texts.map(({ text, size }) => [text, size])).toEqual(WORDS.map(({ text }) => [text, 9]));
  });

  it.each([
    ["a word moved", [runAt(2, 20, "Een verhaal"), runAt(0, 40, "af-loop.")]],
    ["a line moved", [runAt(0, 22, "Een verhaal"), runAt(0, 40, "af-loop.")]],
    ["a word is another", [runAt(0, 20, "Een loflied"), runAt(0, 40, "af-loop.")]],
    ["a word was lost", [runAt(0, 20, "Een verhaal")]],
    ["a word came", [runAt(0, 20, "Een verhaal"), runAt(0, 40, "af-loop. Toch")]],
  ])("differ if %s", (_, runs) => {
    expect(matchPrint(WORDS, 987, [runs]).differences).not.toEqual([]);
  });

  it("differ if a line is on another page, or the page counts differ", () => {
    const runs = [runAt(0, 20, "Een verhaal")];
    expect(matchPrint(WORDS, 987, [runs, [runAt(0, 40, "af-loop.")]]).differences).toEqual([
      "2 pages are printed, 1 are laid out",
      "page 1: laid out, not printed: “af-\u00ADloop.” at 0.0 px across, 40.0 px down",
      "page 2: printed, not laid out: “af-loop.” at 0.0 px across, 40.0 px down",
    ]);
  });

  it("cannot match if a word is wider than the page", () => {
    const words = [wordAt(980, 20, "Een")];
    expect(matchPrint(words, 987, [[runAt(845, 17, "Een")]]).differences).toEqual([
      "“Een” on page 1 reaches 6.1 mm past the page: the browser prints the whole report smaller, to make it fit",
    ]);
  });
});
