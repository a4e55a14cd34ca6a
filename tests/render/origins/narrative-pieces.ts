import type { BlockOf } from "../../../src/model/blocks.ts";
import { plainText } from "../../../src/model/text.ts";
import {
  environmentFor,
  MARKDOWN,
  type MarkdownToken,
} from "../../../src/narrative/markdown/markdown.ts";
import { callPiece, type Piece, type Surroundings } from "./pieces.ts";

const ORIGIN = "narrative";

/** The separate pieces that a narrative prints: its text, and the numbers of its lists and notes. */
export function narrativePieces(
  { markdown, woven = [] }: Pick<BlockOf<"narrative">, "markdown" | "woven">,
  { callNote }: Surroundings,
): Piece[][] {
  const tokens = MARKDOWN.parse(markdown, environmentFor({ values: woven.map(plainText) }));
  const start = tokens.findIndex(({ type }) => type === "footnote_block_open");
  const body = start < 0 ? tokens : tokens.slice(0, start);
  const notes = start < 0 ? [] : tokensOfNotes(tokens.slice(start));
  const numbers = notes.map((note) => callNote(separated(blocksOf(note, [], woven))));
  return blocksOf(body, numbers, woven);
}

function tokensOfNotes(tokens: readonly MarkdownToken[]): readonly MarkdownToken[][] {
  const notes: MarkdownToken[][] = [];
  for (const token of tokens) {
    if (token.type === "footnote_open") notes.push([]);
    else notes.at(-1)?.push(token);
  }
  return notes;
}

function separated(blocks: readonly (readonly Piece[])[]): Piece[] {
  return blocks.flatMap((block) => [...block, { text: " " }]);
}

function blocksOf(
  tokens: readonly MarkdownToken[],
  notes: readonly number[],
  woven: NonNullable<BlockOf<"narrative">["woven"]>,
): Piece[][] {
  const blocks: Piece[][] = [];
  /** The next number of each list that is open, with the sign behind it; null without numbers. */
  const lists: ({ number: number; readonly sign: string } | null)[] = [];
  for (const token of tokens) {
    if (token.type === "ordered_list_open") {
      lists.push({ number: Number(token.attrGet("start") ?? 1), sign: token.markup });
    }
    if (token.type === "bullet_list_open") lists.push(null);
    if (token.type.endsWith("_list_close")) lists.pop();
    if (token.type === "list_item_open") {
      const list = lists.at(-1) ?? null;
      if (list !== null) {
        const number = Number(token.attrGet("value") ?? list.number);
        blocks.push([{ text: `${number}${list.sign}`, origin: ORIGIN }]);
        list.number = number + 1;
      }
    }
    if (token.type === "inline") blocks.push((token.children ?? []).flatMap(inlinePieces));
    else if (token.content !== "") blocks.push([{ text: token.content, origin: ORIGIN }]);
  }
  // Text with emphasis within a number becomes one piece.
  return blocks.map(joinOwn);

  function inlinePieces(token: MarkdownToken): readonly Piece[] {
    if (token.type !== "woven") return [inlinePiece(token)];
    const { value } = token.meta as { readonly value: number };
    return (woven[value] ?? []).map(({ text, origin }) => ({ text, origin }));
  }

  function inlinePiece(token: MarkdownToken): Piece {
    if (token.type === "footnote_ref") {
      const { id } = token.meta as { readonly id: number };
      return callPiece(notes[id] ?? 0);
    }
    return { text: token.type.endsWith("break") ? " " : token.content, origin: ORIGIN };
  }
}

function joinOwn(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.origin === ORIGIN && piece.origin === ORIGIN) {
      joined[joined.length - 1] = { text: last.text + piece.text, origin: ORIGIN };
    } else joined.push(piece);
  }
  return joined;
}
