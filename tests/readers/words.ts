/** Reads the text of a PDF, page by page, as this reader gives it to its users. */
export type Reader = (pdf: Uint8Array) => Promise<readonly string[]>;

/** A word that a page shows. */
export interface ShownWord {
  readonly word: string;
  readonly isDrawn: boolean;
}

/** What a report shows on its pages, as the browser has it. */
export interface Shown {
  /** In the order of the document; without what stands in the margins. */
  readonly words: readonly ShownWord[];
  /** The words of the head of each table, which stands again where the table goes on. */
  readonly heads: readonly (readonly string[])[];
  /** What stands at the foot of each page but the cover. */
  readonly footer: string;
}

/** At the end of a line: a word may go on behind it. */
const HYPHEN = /[-\u00AD]$/u;
/** Words as long as that may have no room on a line, and go on behind it. */
const LONG = 30;

/**
 * The words of what a reader read, a text for each page, without the margins of the page. A word
 * that is broken at a line's end is whole again where the page shows that word: a reader tells
 * lines, and cannot know what goes on.
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

/** The word that ends one line and begins the next; undefined where these are two words. */
function wholeWord(before: string, after: string, known: ReadonlySet<string>): string | undefined {
  const joined = before + after;
  const candidates = HYPHEN.test(before) ? [before.replace(HYPHEN, "") + after, joined] : [];
  if (/[–/]$/u.test(before) || joined.length >= LONG) candidates.push(joined);
  return candidates.find((word) => known.has(word));
}

/** Takes out what stands in the margins: each of these texts, nearest to an end of the page. */
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
