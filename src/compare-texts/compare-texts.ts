import { alignParagraphs, type Pair } from "./align.ts";
import {
  type ComparedParagraph,
  type ComparedPeriod,
  type ComparedText,
  type ParagraphState,
  STATES,
  type TextComparison,
  type WordPart,
} from "./text-comparison.ts";
import { wordChanges } from "./word-changes.ts";
import { type Word, wordsOf } from "./words.ts";
import type { WrittenText } from "./written-text.ts";

/** The texts of one document type in the folders of both periods, in the order of the document. */
export interface DocumentToCompare {
  readonly document: string;
  /** The notice on every page of an edition that is not published; null for a published one. */
  readonly notice: string | null;
  /** The names of texts that the edition leaves out. They are not compared. */
  readonly withheld: readonly string[];
  readonly old: readonly WrittenText[];
  readonly new: readonly WrittenText[];
}

/**
 * Compares the texts of two periods, text by text and paragraph by paragraph. Numbers, and names of
 * months, quarters and years, count as equal. A call of a figure is compared as it was typed.
 */
export function compareTexts(
  old: ComparedPeriod,
  now: ComparedPeriod,
  documents: readonly DocumentToCompare[],
): TextComparison {
  const compared = documents.map(({ document, notice, withheld, ...sides }) => ({
    document,
    notice,
    withheld,
    texts: compareSides(sides.old, sides.new),
  }));
  const texts = compared.flatMap((one) => one.texts);
  return { schemaVersion: 1, old, new: now, summary: summaryOf(texts), documents: compared };
}

/** Returns the comparison with only the texts and paragraphs that changed. */
export function onlyChanged(comparison: TextComparison): TextComparison {
  const documents = comparison.documents.map((document) => ({
    ...document,
    texts: document.texts
      .filter(({ changed }) => changed)
      .map((text) => ({ ...text, paragraphs: text.paragraphs.filter(({ changed }) => changed) })),
  }));
  return { ...comparison, documents };
}

/** Pairs the texts by their names. A removed text follows the one that preceded it. */
function compareSides(
  old: readonly WrittenText[],
  now: readonly WrittenText[],
): readonly ComparedText[] {
  const names = now.map(({ name }) => name);
  for (const [index, { name }] of old.entries()) {
    if (names.includes(name)) continue;
    const before = old.slice(0, index).findLast((one) => names.includes(one.name));
    names.splice(before === undefined ? 0 : names.indexOf(before.name) + 1, 0, name);
  }
  return names.map((name) => {
    const [was, is] = [old, now].map((side) => side.find((one) => one.name === name) ?? null);
    return compareText(name, was ?? null, is ?? null);
  });
}

function compareText(name: string, old: WrittenText | null, now: WrittenText | null): ComparedText {
  const paragraphs = compareParagraphs(old?.paragraphs ?? [], now?.paragraphs ?? []);
  const isOneSided = old === null || now === null;
  return {
    name,
    title: now?.title ?? old?.title ?? name,
    on: old === null ? "new" : now === null ? "old" : "both",
    changed:
      isOneSided || old.isSample !== now.isSample || paragraphs.some(({ changed }) => changed),
    oldSample: old?.isSample ?? null,
    newSample: now?.isSample ?? null,
    paragraphs,
  };
}

function compareParagraphs(
  old: WrittenText["paragraphs"],
  now: WrittenText["paragraphs"],
): readonly ComparedParagraph[] {
  const before = old.map(({ line, text }) => ({ line, words: wordsOf(text) }));
  const after = now.map(({ line, text }) => ({ line, words: wordsOf(text) }));
  const wordsIn = (side: typeof before): readonly (readonly Word[])[] =>
    side.map(({ words }) => words);
  return alignParagraphs(wordsIn(before), wordsIn(after)).map((pair): ComparedParagraph => {
    const was = pair.old === null ? undefined : before[pair.old];
    const is = pair.new === null ? undefined : after[pair.new];
    const parts = wordChanges(was?.words ?? [], is?.words ?? []);
    const state = stateOf(pair, parts);
    return {
      state,
      moved: pair.moved,
      changed: pair.moved || (state !== "same" && state !== "figures"),
      oldLine: was?.line ?? null,
      newLine: is?.line ?? null,
      parts,
    };
  });
}

function stateOf(pair: Pair, parts: readonly WordPart[]): ParagraphState {
  if (pair.old === null) return "new";
  if (pair.new === null) return "gone";
  const isOf = (kind: WordPart["kind"]): boolean => parts.some((part) => part.kind === kind);
  return isOf("changed") ? "changed" : isOf("figures") ? "figures" : "same";
}

function summaryOf(texts: readonly ComparedText[]): TextComparison["summary"] {
  const paragraphs = texts.flatMap((text) => text.paragraphs);
  const count = (counts: (one: ComparedParagraph) => boolean): number =>
    paragraphs.filter(counts).length;
  const ofState = (state: ParagraphState): number => count((one) => one.state === state);
  const byState = Object.fromEntries(STATES.map((state) => [state, ofState(state)] as const));
  return {
    texts: texts.length,
    changedTexts: texts.filter(({ changed }) => changed).length,
    paragraphs: paragraphs.length,
    changedParagraphs: count(({ changed }) => changed),
    byState: byState as Record<ParagraphState, number>,
    moved: count(({ moved }) => moved),
  };
}
