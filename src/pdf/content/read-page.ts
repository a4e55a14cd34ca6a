import { unknownPrint } from "../unknown-print.ts";
import { union, type Box } from "./geometry.ts";
import { operatorsOf, type Operator } from "./operators.ts";
import { Painter, type Painted } from "./painter.ts";

/** A piece of a content stream, from its first character to behind its last. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** A sequence of content that an element of the structure owns: ISO 32000-1, 14.7.4.2. */
interface MarkedContent {
  /** The operator that opens it, operands included. */
  readonly opening: Piece;
  /** Within it, what says how glyphs read that are no letters: an opening and its EMC by turns. */
  readonly spellings: readonly Piece[];
  readonly hasText: boolean;
  readonly hasDrawing: boolean;
  readonly box: Box | undefined;
}

/** What is painted outside all marked content, in one piece. */
export interface LoosePaint extends Piece {
  readonly kind: "text" | "drawing";
  readonly box: Box | undefined;
}

/** A page's content stream, walked once. */
export interface PageContent {
  /** A byte in each character. */
  readonly stream: string;
  /** By MCID. */
  readonly marked: ReadonlyMap<number, MarkedContent>;
  readonly loose: readonly LoosePaint[];
}

const MARKED_CONTENT_ID = /^<<\s*\/MCID (\d+)\s*>>$/;
/** What Skia writes around glyphs that are not letter by letter the text: a soft hyphen, an accent. */
const SPELLING = /^<<\s*\/ActualText (?:<[^>]*>|\([\s\S]*\))\s*>>$/;

type Writable<T> = { -readonly [key in keyof T]: T[key] };
interface OpenMark extends Writable<MarkedContent> {
  readonly isFigure: boolean;
  spellings: Piece[];
}

/**
 * Walks a content stream. Throws a ReportError("browser") where it holds an operator that we do
 * not know, an MCID twice or within another, or text outside marked content behind the margins of
 * the page: that text would be lost to whoever cannot see it.
 */
export function readPage(stream: string): PageContent {
  const marked = new Map<number, MarkedContent>();
  const loose: LoosePaint[] = [];
  const painter = new Painter();
  /** The innermost last; undefined for one that is no element's. */
  const open: (OpenMark | undefined)[] = [];
  let pathStart: number | undefined;
  let textStart: number | undefined;
  let textPiece: Painted | undefined;

  const openMark = (operator: Operator): void => {
    const [tag, properties = ""] = operator.operands;
    const owner = open.findLast((one) => one !== undefined);
    const id = MARKED_CONTENT_ID.exec(properties)?.[1];
    if (id !== undefined) {
      if (owner !== undefined || marked.has(Number(id))) unknownPrint(`MCID ${id} twice`);
      const { start, end } = operator;
      const mark: OpenMark = {
        opening: { start, end },
        spellings: [],
        isFigure: tag === "/Figure",
        hasText: false,
        hasDrawing: false,
        box: undefined,
      };
      marked.set(Number(id), mark);
      open.push(mark);
    } else if (owner !== undefined && tag === "/Span" && SPELLING.test(properties)) {
      owner.spellings.push({ start: operator.start, end: operator.end });
      open.push(undefined);
    } else unknownPrint(`marked content as ${tag}`);
  };
  const closeMark = ({ start, end }: Operator): void => {
    if (open.length === 0) unknownPrint("marked content that was not opened");
    const closed = open.pop();
    if (closed === undefined) open.findLast((one) => one)?.spellings.push({ start, end });
  };
  const paint = (painted: Painted, piece: Piece): void => {
    const owner = open.findLast((one) => one !== undefined);
    if (owner === undefined) {
      const { kind, box } = painted;
      if (kind === "text" && marked.size > 0) unknownPrint("text that no element owns");
      loose.push({ ...piece, kind, box });
      return;
    }
    if (painted.kind === "text") owner.hasText = true;
    else owner.hasDrawing = true;
    owner.box = union(owner.box, painted.box);
  };

  for (const operator of operatorsOf(stream)) {
    const { name, start, end } = operator;
    // Where text stands matters in a figure and in the margins; following it all takes time.
    const painted = painter.take(operator, open[0]?.isFigure ?? open.length === 0);
    if (name === "BDC") openMark(operator);
    else if (name === "EMC") closeMark(operator);
    else if (name === "BT") textStart = start;
    else if (painted?.kind === "text") {
      if (open.length > 0) paint(painted, operator);
      else textPiece = { kind: "text", box: union(textPiece?.box, painted.box) };
    } else if (name === "ET") {
      if (textPiece !== undefined) paint(textPiece, { start: textStart ?? start, end });
      textPiece = undefined;
    } else if (name === "re" || name === "m") pathStart ??= start;
    else if (painted !== undefined) paint(painted, { start: pathStart ?? start, end });
    if (painted?.kind === "drawing" || name === "n") pathStart = undefined;
  }
  if (open.length > 0) unknownPrint("marked content that is not closed");
  return { stream, marked, loose };
}
