import { ReportError } from "../../errors.ts";
import { browserMessages } from "../../messages/output.ts";

// The syntax of a print of Chromium, read as text without the objects of a library.

/**
 * Refuses a print in an unknown form: a wrong PDF is worse than none. `what` is in English;
 * `--debug` shows it.
 */
export function unknownPrint(what: string): never {
  throw new ReportError("browser", browserMessages.unknownPrint(), { cause: new Error(what) });
}

// Page numbers.

/**
 * Returns the page number, counted from 1, of every element that a link within the document leads
 * to, by element id. `pdf` is an unchanged print of Chromium. Throws a ReportError("browser") if it
 * has an unknown form: a wrong page number is worse than none.
 */
export function pagesOfDestinations(pdf: Uint8Array): ReadonlyMap<string, number> {
  const { catalog, readObject } = openPrint(pdf);
  const destinations = /\/Dests (\d+) 0 R/.exec(catalog)?.[1];
  if (destinations === undefined) {
    // PDF also allows another form.
    if (/\/(?:Names|Dests)\b/.test(catalog)) unknownPrint("destinations in an unknown form");
    return new Map();
  }
  const pages = pagesBelow(Number(firstGroup(/\/Pages (\d+) 0 R/, catalog)), readObject);
  const pageNumbers = new Map(pages.map((page, index) => [page, index + 1]));
  return numberDestinations(readObject(Number(destinations)), pageNumbers);
}

/** Returns the number of pages of a print of Chromium. Throws as `pagesOfDestinations` does. */
export function pageCountOf(pdf: Uint8Array): number {
  const { catalog, readObject } = openPrint(pdf);
  return pagesBelow(Number(firstGroup(/\/Pages (\d+) 0 R/, catalog)), readObject).length;
}

/** A name, its page object, and a place on that page. */
const DESTINATION = /\/([^\s/[\]()<>{}%]+) \[(\d+) 0 R \/XYZ [-\d. ]+\]\s*/gy;

type ReadObject = (id: number) => string;

/** The catalog of a print, and a function that reads its objects as text. */
function openPrint(pdf: Uint8Array): { readonly catalog: string; readonly readObject: ReadObject } {
  const print = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const { places, trailer } = readObjectTable(print);
  const readObject: ReadObject = (id) => {
    const start = `${id} 0 obj\n`;
    const position = places.get(id);
    if (position === undefined || !print.startsWith(start, position)) {
      return unknownPrint(`no object ${id} where the file says it is`);
    }
    return print.slice(position + start.length, print.indexOf("\nendobj", position));
  };
  const root = firstGroup(/\/Root (\d+) 0 R/, print.slice(trailer));
  return { catalog: readObject(Number(root)), readObject };
}

/** The page objects at and below a node of the page tree, in page order. */
function pagesBelow(id: number, readObject: ReadObject): readonly number[] {
  const node = readObject(id);
  if (node.startsWith("<</Type /Page\n")) return [id];
  if (!node.startsWith("<</Type /Pages\n")) unknownPrint(`object ${id} is no page`);
  const kids = firstGroup(/\n\/Kids \[((?:\d+ 0 R ?)+)\]/, node).matchAll(/(\d+) 0 R/g);
  const pages = Array.from(kids, ([, kid]) => pagesBelow(Number(kid), readObject)).flat();
  if (pages.length !== Number(firstGroup(/\n\/Count (\d+)/, node))) {
    unknownPrint(`object ${id} does not count the pages below it`);
  }
  return pages;
}

function numberDestinations(
  destinations: string,
  pageNumbers: ReadonlyMap<number, number>,
): ReadonlyMap<string, number> {
  const entries = destinations.slice("<<".length);
  const found = new Map<string, number>();
  let read = 0;
  for (const [whole, name = "", page] of entries.matchAll(DESTINATION)) {
    const pageNumber = pageNumbers.get(Number(page));
    if (pageNumber === undefined) unknownPrint("a destination outside the pages");
    found.set(elementId(name), pageNumber);
    read += whole.length;
  }
  if (!destinations.startsWith("<<") || entries.slice(read) !== ">>") {
    unknownPrint("destinations in an unknown form");
  }
  return found;
}

/**
 * The element id that a PDF name stands for. The name is the link's fragment, escaped first as a
 * URL and then as a PDF name.
 */
function elementId(name: string): string {
  const fragment = bytesFor(name, /#([\da-f]{2})/gi);
  return Buffer.from(bytesFor(fragment, /%([\da-f]{2})/gi), "latin1").toString("utf8");
}

function bytesFor(text: string, escape: RegExp): string {
  return text.replaceAll(escape, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

function firstGroup(pattern: RegExp, text: string): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) unknownPrint(`nothing like ${pattern.source}`);
  return found;
}

// The table of objects.

const TABLE_PLACE = /\nstartxref\n(\d+)\n%%EOF\s*$/;
/** Enough bytes for the last lines of the file. */
const TAIL_BYTES = 64;
const TABLE_HEAD = /xref\n0 (\d+)\n/y;
const TABLE_ROW = /(\d{10}) \d{5} ([nf])[ \r]?\r?\n/y;
const TRAILER = /trailer\n/y;

/** Where the parts of a print are. */
interface ObjectTable {
  /** The position in the file of each object, by its number. */
  readonly places: ReadonlyMap<number, number>;
  /** The position of the dictionary after the word "trailer". */
  readonly trailer: number;
}

/**
 * Reads the table of objects of a print in the form that Skia writes: one table for the whole file
 * (ISO 32000-1, 7.5.4). `print` contains one byte in each character. Throws a ReportError("browser")
 * for any other form.
 */
export function readObjectTable(print: string): ObjectTable {
  const table = TABLE_PLACE.exec(print.slice(-TAIL_BYTES))?.[1];
  if (!print.startsWith("%PDF-") || table === undefined) unknownPrint("a file without ends");
  let position = Number(table);
  const required = (pattern: RegExp, what: string): RegExpExecArray => {
    pattern.lastIndex = position;
    const found = pattern.exec(print) ?? unknownPrint(`not ${what} at ${position} of the file`);
    position = pattern.lastIndex;
    return found;
  };
  const places = new Map<number, number>();
  const count = Number(required(TABLE_HEAD, "a table of objects")[1]);
  for (let number = 0; number < count; number += 1) {
    const [, place, use] = required(TABLE_ROW, "a row for each object");
    if (use === "n") places.set(number, Number(place));
  }
  required(TRAILER, "a trailer");
  return { places, trailer: position };
}

// Operators.

/** A piece of a content stream. `start` is its first character, `end` is just after its last. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** An operator of a content stream with its operands. As a piece of the stream it includes both. */
export interface Operator extends Piece {
  readonly name: string;
  /** The operands as they are written. Each array, dictionary or string is one operand. */
  readonly operands: readonly string[];
}

const SPACE = String.raw`\0\t\n\f\r `;
const NAME = `/[^${SPACE}()<>\\[\\]{}/%]*`;
const NUMBER = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)`;
const OPERATOR_NAME = "[A-Za-z'\"][A-Za-z0-9*]*";
/** Matches one token: a string, hexadecimal string, name, number, operator, or bracket. */
const TOKEN = new RegExp(
  [
    String.raw`\((?:[^()\\]|\\[\s\S])*\)`,
    String.raw`<[\da-fA-F${SPACE}]*>`,
    NAME,
    String.raw`${NUMBER}(?=[${SPACE}\[\]<>()/]|$)`,
    OPERATOR_NAME,
    String.raw`<<|>>|\[|\]`,
  ].join("|"),
  "y",
);
/**
 * Matches an operator after names and numbers with one space each, as almost all are. One match
 * reads it whole.
 */
const PLAIN = new RegExp(
  `[${SPACE}]*((?:(?:${NAME}|${NUMBER}) )*)(?!(?:true|false|null)\\b)(${OPERATOR_NAME})(?=[${SPACE}]|$)`,
  "y",
);
const BLANK = new RegExp(`[${SPACE}]*`, "y");
const OPERATOR = /^[A-Za-z'"]/;
const OPENING = new Set(["<<", "["]);
const CLOSING = new Set([">>", "]"]);
const NONE: readonly string[] = [];
const LITERAL = new Set(["true", "false", "null"]);

/**
 * Reads the operators of a content stream (ISO 32000-1, 7.8.2) one by one. `stream` contains one
 * byte in each character. Throws a ReportError("browser") for a form that the browser does not
 * write, such as an image within the stream.
 */
export class OperatorReader {
  readonly #stream: string;
  #position = 0;

  constructor(stream: string) {
    this.#stream = stream;
  }

  /** Skips the operators that a sticky pattern matches here, and returns their text. */
  pass(pattern: RegExp): string {
    const start = this.#position;
    pattern.lastIndex = start;
    if (!pattern.test(this.#stream)) return "";
    this.#position = pattern.lastIndex;
    return this.#stream.slice(start, this.#position);
  }

  /** Returns the next operator, or undefined at the end. */
  next(): Operator | undefined {
    PLAIN.lastIndex = this.#position;
    const plain = PLAIN.exec(this.#stream);
    if (plain === null) return this.#nextInAnyForm();
    const [, written = "", name = ""] = plain;
    const end = PLAIN.lastIndex;
    this.#position = end;
    const start = end - written.length - name.length;
    const operands = written === "" ? NONE : written.slice(0, -1).split(" ");
    return { name, operands, start, end };
  }

  #nextInAnyForm(): Operator | undefined {
    const operands: string[] = [];
    let start = -1;
    // The start of the outermost array or dictionary that is still open.
    let composite = -1;
    let depth = 0;
    for (;;) {
      BLANK.lastIndex = this.#position;
      BLANK.test(this.#stream);
      const begin = BLANK.lastIndex;
      if (begin >= this.#stream.length) break;
      TOKEN.lastIndex = begin;
      const token = TOKEN.exec(this.#stream)?.[0];
      if (token === undefined) unknownPrint(`no token at ${begin} of a content stream`);
      if (start < 0) start = begin;
      const end = TOKEN.lastIndex;
      this.#position = end;
      if (OPENING.has(token)) {
        if (depth === 0) composite = begin;
        depth += 1;
      } else if (CLOSING.has(token)) {
        depth -= 1;
        if (depth === 0) operands.push(this.#stream.slice(composite, end));
      } else if (depth === 0 && OPERATOR.test(token) && !LITERAL.has(token)) {
        return { name: token, operands, start, end };
      } else if (depth === 0) {
        operands.push(token);
      }
    }
    if (depth !== 0 || operands.length > 0) unknownPrint("a content stream that ends too early");
    return undefined;
  }
}
