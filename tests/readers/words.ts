/** Reads the text of a PDF by page, as this reader gives it to its users. */
export type Reader = (pdf: Uint8Array) => Promise<readonly string[]>;

/** A word that a page shows. */
export interface ShownWord {
  readonly word: string;
  readonly isDrawn: boolean;
}

/** The content of a report's pages, as the browser has it. */
export interface Shown {
  /** In document order, without the margins. */
  readonly words: readonly ShownWord[];
  /** The words of each table head, which is repeated where the table continues. */
  readonly heads: readonly (readonly string[])[];
  /** The text at the foot of each page except the cover. */
  readonly footer: string;
}

/** At the end of a line: a word may continue after it. */
const HYPHEN = /[-\u00AD]$/u;
/** Words of this length may not fit on a line, and continue after it. */
const LONG = 30;

/**
 * The words that a reader read, with a text for each page, without the margins. A word that is
 * broken at the end of a line is joined if the page shows that word: a reader returns lines, and
 * cannot know what continues.
 */
export function wordsRead(pages: readonly string[], shown: Shown): readonly string[] {
  const texts = pages.map((text, index) =>
    index === 0 ? text : withoutMargins(text, index + 1, pages.length, shown.footer),
  );
  const known = new Set(shown.words.map(({ word }) => word));
  const words: string[] = [];
  for (const line of texts.join("\n").split(/[\r\n\f]+/)) {
    const [first, ...others] = line.split(/\s+/).filter((word) => word !== "");
    if (first === undefined) continue;
    const whole = wholeWord(words.at(-1) ?? "", first, known);
    if (whole === undefined) words.push(first, ...others);
    else words.splice(-1, 1, whole, ...others);
  }
  return words;
}

/** The word that ends one line and begins the next. Undefined if these are two words. */
function wholeWord(before: string, after: string, known: ReadonlySet<string>): string | undefined {
  const joined = before + after;
  const candidates = HYPHEN.test(before) ? [before.replace(HYPHEN, "") + after, joined] : [];
  if (/[–/]$/u.test(before) || joined.length >= LONG) candidates.push(joined);
  return candidates.find((word) => known.has(word));
}

/** Removes the margins: each of these texts, nearest to an end of the page. */
function withoutMargins(text: string, page: number, pages: number, footer: string): string {
  return ["Concept", `Pagina ${page} van ${pages}`, footer].reduce((left, margin) => {
    const words = margin.split(" ").map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const pattern = new RegExp(words.join(String.raw`\s+`), "g");
    const found = [...left.matchAll(pattern)].toSorted(
      (one, other) => toEnd(one, left) - toEnd(other, left),
    );
    const [nearest] = found;
    if (nearest === undefined) throw new Error(`page ${page} lacks “${margin}”`);
    const after = left.slice(nearest.index + nearest[0].length);
    return `${left.slice(0, nearest.index)}\n${after}`;
  }, text);
}

function toEnd({ index, 0: { length } }: RegExpExecArray, text: string): number {
  return Math.min(index, text.length - index - length);
}
