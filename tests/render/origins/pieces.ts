import type { Text } from "../../../src/model/text.ts";
import { numbersIn, type WrittenNumber } from "./numbers.ts";

/** A piece of what a report prints, with the origin of the numbers in it. */
export interface Piece {
  readonly text: string;
  readonly origin?: string | undefined;
}

/** A number that a report must print. */
export interface AccountedNumber extends WrittenNumber {
  /** Null for a number that nothing accounts for, or more than one thing. */
  readonly origin: string | null;
  readonly where: string;
}

/** Numbers that come from the page and not from the model: of pages and of notes. */
export const PAGE = "page";

/** The numbers in adjacent pieces. */
export function numbersOf(pieces: readonly Piece[], where: string): AccountedNumber[] {
  let end = 0;
  const placed = pieces.map(({ text, origin }) => ({
    origin,
    start: end,
    end: (end += text.length),
  }));
  return numbersIn(pieces.map(({ text }) => text).join("")).map(({ at, number }) => {
    const origins = placed
      .filter((piece) => piece.start < at + number.token.length && piece.end > at)
      .map(({ origin }) => origin);
    const [origin = null] = origins;
    return { ...number, where, origin: origins.length === 1 ? origin : null };
  });
}

/** What surrounds a text: the pages that references name, and the notes called so far. */
export interface Surroundings {
  readonly pageOf: (target: string) => string;
  /** Takes the pieces of a note, and gives its number. */
  readonly callNote: (pieces: readonly Piece[]) => number;
}

/** The call of a note, which is separate and smaller than the text. */
export function callPiece(number: number): Piece {
  return { text: ` ${number} `, origin: PAGE };
}

/** A text of the model as it is printed. */
export function piecesOf(text: Text, around: Surroundings): Piece[] {
  return text.flatMap(({ text: words, origin, target, note }) => [
    { text: words, origin },
    ...(target === undefined
      ? []
      : [{ text: " (pagina " }, { text: around.pageOf(target), origin: PAGE }, { text: ")" }]),
    ...(note === undefined ? [] : [callPiece(around.callNote(piecesOf(note, around)))]),
  ]);
}
