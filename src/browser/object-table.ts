import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/browser.ts";

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

/**
 * Refuses a print in an unknown form: a wrong PDF is worse than none. `what` is in English;
 * `--debug` shows it.
 */
export function unknownPrint(what: string): never {
  throw new ReportError("browser", browserMessages.unknownPrint(), { cause: new Error(what) });
}
