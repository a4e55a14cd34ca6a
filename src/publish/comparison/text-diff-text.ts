import type { TextComparison } from "../../compare-texts/text-comparison.ts";
import { diffTextsMessages as texts } from "../../messages/diff-texts.ts";
import { sheetMarkdown } from "../markdown-sheet.ts";
import { code, list, type Part, type Run, sentences, type Sheet, type Text } from "../sheet.ts";
import { sheetText } from "../terminal-sheet.ts";
import type { Terminal } from "../terminal.ts";
import { type Piece, textDiffHead, type TextInWords, textsInWords } from "./text-diff-lines.ts";

/** A comparison of texts as text for a terminal, with `[-weg-]` and `{+nieuw+}` around words. */
export function textDiffTable(comparison: TextComparison, terminal: Terminal): string {
  return sheetText(textComparisonSheet(comparison), terminal);
}

/** A comparison of texts as Markdown: old words are struck through, new words are bold. */
export function textDiffMarkdown(comparison: TextComparison): string {
  return sheetMarkdown(textComparisonSheet(comparison));
}

function textComparisonSheet(comparison: TextComparison): Sheet {
  const head = textDiffHead(comparison);
  return {
    title: { text: head.title, level: 2 },
    notices: head.notices,
    about: [
      {
        kind: "facts",
        facts: [
          [texts.old, head.old],
          [texts.new, head.new],
        ],
      },
      sentences(head.about),
    ],
    parts: [...textsInWords(comparison).map(textPart), ...(head.hasMarks ? [LEGEND] : [])],
  };
}

const LEGEND: Part = {
  title: { text: texts.legend, level: "bold" },
  blocks: [
    list(
      [
        [{ text: texts.gone, mark: "gone" }, { text: ` ${texts.legendGone}` }],
        [{ text: texts.came, mark: "new" }, { text: ` ${texts.legendNew}` }],
        texts.legendParagraph,
      ],
      { indent: 2 },
    ),
  ],
};

function textPart({ file, title, notes, paragraphs }: TextInWords): Part {
  const name: Text = [code(file), ...(title === null ? [] : [{ text: ": " }, { text: title }])];
  const items = paragraphs.map(({ place, state, pieces }) => {
    const text = `${place}: ${state}`;
    return pieces.length === 0 ? text : { text, more: runsOf(pieces) };
  });
  return { title: { text: name, level: 3 }, blocks: [list([...notes, ...items], { indent: 2 })] };
}

/** Pieces with a space between them, except between old words and the words that replace them. */
function runsOf(pieces: readonly Piece[]): readonly Run[] {
  return pieces.flatMap(({ kind, text }, at): readonly Run[] => {
    const isReplacing = kind === "new" && pieces[at - 1]?.kind === "gone";
    const run: Run = kind === "same" ? { text } : { text, mark: kind };
    return at === 0 || isReplacing ? [run] : [{ text: " " }, run];
  });
}
