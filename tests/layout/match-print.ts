import type { TextBox } from "./boxes.ts";
import { POINT, type PrintedRun } from "./read-print.ts";
import { inMm, keyOf } from "./where.ts";

/** A word of the layout, with its size in the print. */
export type LaidWord = Omit<TextBox, "size">;

/** The comparison of the print and the layout of one document. */
interface Matched {
  readonly texts: readonly TextBox[];
  /** The differences. With any difference, the layout says nothing about the print. */
  readonly differences: readonly string[];
}

/** In pixels: the rounding in both. */
const ACROSS = 0.75;
const DOWN = 1.5;

/** The numbers before items of a numbered list, which are not in the document's text. */
const MARKER = /^(?:\d+\.|[•◦▪–])$/;

/**
 * Finds each run of printed text in the layout: the same words, in the same order, at the same
 * place on the same page. Content that only the print has (the numbers of a list, the head of a
 * continued table) is added as printed.
 */
export function matchPrint(
  words: readonly LaidWord[],
  width: number,
  pages: readonly (readonly PrintedRun[])[],
): Matched {
  const tooWide = widerThanPage(words, width);
  if (tooWide !== null) {
    return { texts: words.map((word) => ({ ...word, size: null })), differences: [tooWide] };
  }
  const texts: TextBox[] = [];
  const differences: string[] = [];
  const laidPages = Math.max(0, ...words.map(({ place }) => place.page));
  if (laidPages !== pages.length) {
    differences.push(`${pages.length} pages are printed, ${laidPages} are laid out`);
  }
  pages.forEach((runs, index) => {
    const page = index + 1;
    const open = words
      .filter(({ place }) => place.page === page)
      .map((word) => ({ word, rest: comparable(word.text), size: 0 }));
    const added: TextBox[] = [];
    for (const run of runs) {
      // Only a hyphen.
      if (comparable(run.text) === "") continue;
      const found = takeRun(open, run);
      if (found === "taken") continue;
      const repeated = found === "absent" ? repeatedText(run, page, words) : null;
      if (repeated === null) differences.push(`page ${page}: printed, not laid out: ${tell(run)}`);
      else added.push(repeated);
    }
    for (const { word, rest, size } of open) {
      texts.push({ ...word, size: rest === "" && size > 0 ? size : null });
      if (rest !== "") differences.push(`page ${page}: laid out, not printed: ${tell(word)}`);
    }
    texts.push(...added);
  });
  return { texts, differences };
}

function widerThanPage(words: readonly LaidWord[], width: number): string | null {
  const past = Math.max(...words.map(({ right }) => right)) - width;
  const word = words.find(({ right }) => right - width === past);
  return word === undefined || past <= ACROSS
    ? null
    : `“${word.text}” on page ${word.place.page} reaches ${inMm(past)} past the page: the browser prints the whole report smaller, to make it fit`;
}

interface OpenWord {
  readonly word: LaidWord;
  /** The part that was not found yet. */
  rest: string;
  size: number;
}

function takeRun(open: readonly OpenWord[], run: PrintedRun): "taken" | "absent" | "different" {
  let rest = comparable(run.text);
  let at = open.findIndex((one) => {
    if (one.rest === "" || Math.abs(one.word.baseline - run.baseline) > DOWN) return false;
    const isBegun = one.rest !== comparable(one.word.text);
    if (!isBegun && Math.abs(one.word.left - run.left) > ACROSS) return false;
    return rest.startsWith(one.rest) || one.rest.startsWith(rest);
  });
  if (at < 0) return "absent";
  for (; rest !== ""; at += 1) {
    const one = open[at];
    if (one === undefined) return "different";
    const common = rest.length < one.rest.length ? rest : one.rest;
    if (!rest.startsWith(common) || !one.rest.startsWith(common)) return "different";
    rest = rest.slice(common.length);
    one.rest = one.rest.slice(common.length);
    one.size = run.size;
  }
  return "taken";
}

/** Hyphens at the end of a line are only in the print. Possible breaks are only in the text. */
function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\u00ad\u2010-]/gu, "");
}

/** Printed text without a word in the layout. Null if nothing explains it. */
function repeatedText(run: PrintedRun, page: number, words: readonly LaidWord[]): TextBox | null {
  const text = comparable(run.text);
  const nearby = nearest(run, page, words);
  if (nearby === null) return null;
  const head = words.filter(({ block, isHead }) => isHead && block === nearby.block);
  const isHead =
    head.every(({ place }) => keyOf(place) !== keyOf(nearby.place)) &&
    comparable(head.map((word) => word.text).join("")).includes(text);
  if (!isHead && !MARKER.test(run.text.trim())) return null;
  return {
    ...nearby,
    text: run.text,
    left: run.left,
    right: run.right,
    // About as high as capitals, and a little below the line.
    top: run.baseline - 0.7 * run.size * POINT,
    bottom: run.baseline + 0.1 * run.size * POINT,
    baseline: run.baseline,
    size: run.size,
    frame: null,
    row: isHead ? 0 : null,
    isHead,
  };
}

/** The first word below or beside it: of the row after a head, of the item after its number. */
function nearest(run: PrintedRun, page: number, words: readonly LaidWord[]): LaidWord | null {
  const distance = ({ left, right, baseline }: LaidWord): number =>
    Math.max(0, left - run.right, run.left - right) + Math.abs(baseline - run.baseline);
  return words
    .filter(({ place, baseline }) => place.page === page && baseline >= run.baseline - DOWN)
    .reduce<LaidWord | null>(
      (best, word) => (best === null || distance(word) < distance(best) ? word : best),
      null,
    );
}

function tell({ text, left, baseline }: { text: string; left: number; baseline: number }): string {
  return `“${text}” at ${left.toFixed(1)} px across, ${baseline.toFixed(1)} px down`;
}
