import { unknownPrint } from "../unknown-print.ts";

/** An operator of a content stream with its operands, and where the two stand in the stream. */
export interface Operator {
  readonly name: string;
  /** As they are written; arrays, dictionaries and strings whole. */
  readonly operands: readonly string[];
  /** Where the first operand begins. */
  readonly start: number;
  /** Where the operator ends. */
  readonly end: number;
}

const SPACE = String.raw`\0\t\n\f\r `;
/** One token each: string, hexadecimal string, name, number, operator, or a bracket. */
const TOKEN = new RegExp(
  [
    String.raw`\((?:[^()\\]|\\[\s\S])*\)`,
    String.raw`<[\da-fA-F${SPACE}]*>`,
    `/[^${SPACE}()<>\\[\\]{}/%]*`,
    String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?=[${SPACE}\[\]<>()/]|$)`,
    "[A-Za-z'\"][A-Za-z0-9*]*",
    String.raw`<<|>>|\[|\]`,
  ].join("|"),
  "y",
);
const BLANK = new RegExp(`[${SPACE}]*`, "y");
const OPERATOR = /^[A-Za-z'"]/;
const OPENING = new Set(["<<", "["]);
const CLOSING = new Set([">>", "]"]);
const LITERAL = new Set(["true", "false", "null"]);

/**
 * The operators of a content stream (ISO 32000-1, 7.8.2), one after another; `stream` holds a byte
 * in each character. Throws a ReportError("browser") where the stream is written in a way that the
 * browser does not write, such as an image within it.
 */
export function* operatorsOf(stream: string): Generator<Operator> {
  let operands: string[] = [];
  let start = -1;
  // Where the outermost array or dictionary began that is still open.
  let composite = -1;
  let depth = 0;
  let position = 0;
  for (;;) {
    BLANK.lastIndex = position;
    BLANK.test(stream);
    position = BLANK.lastIndex;
    if (position >= stream.length) break;
    TOKEN.lastIndex = position;
    const token = TOKEN.exec(stream)?.[0];
    if (token === undefined) unknownPrint(`no token at ${position} of a content stream`);
    if (start < 0) start = position;
    const begin = position;
    position = TOKEN.lastIndex;
    if (OPENING.has(token)) {
      if (depth === 0) composite = begin;
      depth += 1;
    } else if (CLOSING.has(token)) {
      depth -= 1;
      if (depth === 0) operands.push(stream.slice(composite, position));
    } else if (depth === 0 && OPERATOR.test(token) && !LITERAL.has(token)) {
      yield { name: token, operands, start, end: position };
      operands = [];
      start = -1;
    } else if (depth === 0) {
      operands.push(token);
    }
  }
  if (depth !== 0 || operands.length > 0) unknownPrint("a content stream that ends too early");
}
