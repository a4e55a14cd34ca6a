import type { TextComparison } from "../../compare-texts/text-comparison.ts";
import { diffTextsMessages as texts } from "../../messages/diff-texts.ts";
import { markdownCode, markdownList, markdownText, markdownTitled } from "../markdown.ts";
import type { Terminal } from "../terminal.ts";
import { inParts, titled, wrapped } from "../wrapped.ts";
import { sideLines } from "./diff-text.ts";
import { type Piece, textDiffHead, type ToldText, toldTexts } from "./text-diff-lines.ts";

const INDENT = "    ";

/**
 * A comparison of texts for a terminal, words that went as `[-weg-]` and that came as `{+nieuw+}`.
 * Colour is decoration: the marks say the same.
 */
export function textDiffTable(comparison: TextComparison, terminal: Terminal): string {
  const { width, bold, alert } = terminal;
  const head = textDiffHead(comparison);
  const legend: readonly (readonly Piece[])[] = [
    [{ kind: "gone", text: texts.gone }, ...explained(texts.legendGone)],
    [{ kind: "new", text: texts.came }, ...explained(texts.legendNew)],
  ];
  return inParts([
    head.notices.flatMap((notice) => wrapped(notice, width).map(alert)),
    [
      bold(head.title),
      ...sideLines(texts.old, head.old, width),
      ...sideLines(texts.new, head.new, width),
      ...head.about.flatMap((line) => wrapped(line, width)),
    ],
    ...toldTexts(comparison).map((text) => textLines(text, terminal)),
    head.hasMarks
      ? titled(bold(texts.legend), [
          ...legend.flatMap((pieces) => styledLines(pieces, terminal, "  ")),
          ...wrapped(texts.legendParagraph, width, "  "),
        ])
      : [],
  ]);
}

function explained(meaning: string): readonly Piece[] {
  return [{ kind: "same", text: meaning }];
}

function textLines({ file, title, notes, paragraphs }: ToldText, terminal: Terminal): string[] {
  const { width, bold } = terminal;
  return [
    ...wrapped(title === null ? file : `${file}: ${title}`, width).map(bold),
    ...notes.flatMap((note) => wrapped(note, width, "  ")),
    ...paragraphs.flatMap(({ place, state, pieces }) => [
      ...wrapped(`${place}: ${state}`, width, "  "),
      ...(pieces.length === 0 ? [] : styledLines(pieces, terminal, INDENT)),
    ]),
  ];
}

const MARKS = { same: ["", ""], gone: ["[-", "-]"], new: ["{+", "+}"] } as const;

/** Words with their marks in lines of the terminal, each word in the style of what became of it. */
function styledLines(
  pieces: readonly Piece[],
  { width, faint, bold }: Terminal,
  indent: string,
): string[] {
  const styles = { same: (text: string) => text, gone: faint, new: bold };
  let marked = "";
  /** Of each sign that is no space: what became of it. Lines are broken at spaces, and in words. */
  const kinds: Piece["kind"][] = [];
  for (const [index, { kind, text }] of pieces.entries()) {
    const [open, close] = MARKS[kind];
    const stands = `${open}${text}${close}`;
    // What came stands at what it came for.
    const isReplacing = kind === "new" && pieces[index - 1]?.kind === "gone";
    marked += index === 0 || isReplacing ? stands : ` ${stands}`;
    for (const sign of stands.split("")) if (sign !== " ") kinds.push(kind);
  }
  let at = 0;
  return wrapped(marked, width, indent).map((line) => {
    let styled = indent;
    let run = "";
    let kind: Piece["kind"] = "same";
    for (const sign of line.slice(indent.length).split("")) {
      const next: Piece["kind"] = sign === " " ? kind : (kinds[at++] ?? "same");
      if (next !== kind) {
        styled += styles[kind](run);
        run = "";
        kind = next;
      }
      run += sign;
    }
    return styled + styles[kind](run);
  });
}

const MARKDOWN = { same: "", gone: "~~", new: "**" } as const;

/** A comparison of texts as Markdown: what went is struck through, what came is bold. */
export function textDiffMarkdown(comparison: TextComparison): string {
  const head = textDiffHead(comparison);
  const parts = [
    `## ${head.title}`,
    ...head.notices.map((notice) => `**${markdownText(notice)}**`),
    markdownList([
      `${texts.old}: ${markdownText(head.old)}`,
      `${texts.new}: ${markdownText(head.new)}`,
    ]),
    head.about.map(markdownText).join(" "),
    ...toldTexts(comparison).flatMap(textMarkdown),
    ...(head.hasMarks
      ? markdownTitled(
          `**${texts.legend}**`,
          markdownList([
            `~~${texts.gone}~~ ${texts.legendGone}`,
            `**${texts.came}** ${texts.legendNew}`,
            texts.legendParagraph,
          ]),
        )
      : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

function textMarkdown({ file, title, notes, paragraphs }: ToldText): readonly string[] {
  const name = title === null ? "" : `: ${markdownText(title)}`;
  const items = paragraphs.map(({ place, state, pieces }) =>
    pieces.length === 0
      ? `${place}: ${state}`
      : `${place}: ${state}\\\n  ${pieces.map(pieceMarkdown).join(" ")}`,
  );
  return [
    `### ${markdownCode(file)}${name}`,
    ...[markdownList([...notes.map(markdownText), ...items])].filter((list) => list !== ""),
  ];
}

function pieceMarkdown({ kind, text }: Piece): string {
  const mark = MARKDOWN[kind];
  return `${mark}${markdownText(text)}${mark}`;
}
