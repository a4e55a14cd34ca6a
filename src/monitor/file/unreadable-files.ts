import { isAscii, isUtf8 } from "node:buffer";

import type { FileKind } from "../../messages/codebook.ts";
import type { FindingsList } from "../export-findings.ts";
import type { MonitorSource } from "../source.ts";
import { countLineEnds, LINE_FEED } from "./encodings.ts";
import type { RefusedFile, Survey, SurveyOptions } from "./survey.ts";

// The reasons why a file cannot be read as one CSV: its survey refused it, it is another kind of
// file, or it mixes two encodings.

const WHOLE_FILE = { line: null, column: null } as const;

/** Reports why a file cannot be read. Returns null, because there is no summary of such a file. */
export function reportRefusal(
  refusal: RefusedFile,
  maxBytes: number,
  findings: FindingsList,
): null {
  const place = { line: refusal.line, column: null };
  const kind = fileKindOf(refusal.head);
  if (kind !== undefined) findings.add("file-not-csv", WHOLE_FILE, kind);
  else if (refusal.refused === "file-too-large") {
    findings.add(refusal.refused, place, maxBytes);
  } else if (refusal.refused === "encoding-invalid") {
    findings.add(refusal.refused, place, refusal.encoding);
  } else findings.add(refusal.refused, place);
  return null;
}

/**
 * True for a file that mixes two encodings: some lines with special characters are valid UTF-8, and
 * others can only be Windows-1252. Reports such a file.
 */
export async function isMixed(
  source: MonitorSource,
  survey: Survey,
  { encoding, signal }: Pick<SurveyOptions, "encoding" | "signal">,
  findings: FindingsList,
): Promise<boolean> {
  if (encoding !== undefined || survey.encoding !== "windows-1252") return false;
  const odd = await findOddLine(source, signal);
  if (odd === undefined) return false;
  const others = odd.encoding === "utf-8" ? "windows-1252" : "utf-8";
  findings.add("encoding-mixed", { line: odd.line, column: null }, odd.encoding, others);
  return true;
}

/** The first bytes of some kinds of files, as Latin-1. */
const BEGINNINGS: readonly (readonly [string, FileKind])[] = [
  ["\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "workbook"],
  ["%PDF-", "pdf"],
  ["{\\rtf", "document"],
  ["\u001f\u008b", "archive"],
  ["7z\u00bc\u00af'\u001c", "archive"],
  ["Rar!\u001a\u0007", "archive"],
  ["\u0089PNG\r\n", "image"],
  ["\u00ff\u00d8\u00ff", "image"],
  ["GIF8", "image"],
];
const ZIP_BEGINNINGS: readonly string[] = ["PK\u0003\u0004", "PK\u0005\u0006"];
/** Parts that show the kind of a zip: a format of Microsoft or OpenDocument. */
const ZIP_PARTS: readonly (readonly [string, FileKind])[] = [
  ["xl/", "workbook"],
  ["opendocument.spreadsheet", "workbook"],
  ["word/", "document"],
  ["opendocument.text", "document"],
];
/** The byte order marks of UTF-8 and UTF-16. */
const MARK = /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/;
const HTML = /^<(?:!doctype html|html|head|body|table|meta|div)[\s>]/i;
const XML = /^<(?:\?xml|[a-z][\w:.-]*[\s/>])/i;
const SPREADSHEET_XML = "urn:schemas-microsoft-com:office:spreadsheet";
const JSON_START = /^(?:\{\s*["}]|\[\s*[[{"\d\]])/;
/** Enough bytes to see whether every second one is zero. */
const LOOKED_AT = 400;
/**
 * A file is binary if it has at least this many control characters and more than one per this many
 * characters. A single one may be an accident.
 */
const FEWEST_CONTROLS = 10;
const CHARACTERS_PER_CONTROL = 200;

/**
 * The kind of a file that is no CSV, by its first bytes; undefined if it may be text. A CSV can
 * begin in any of these ways too, so call this only for a file that could not be read as one.
 */
export function fileKindOf(head: Uint8Array): FileKind | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length).toString("latin1");
  const begun = BEGINNINGS.find(([beginning]) => bytes.startsWith(beginning));
  if (begun !== undefined) return begun[1];
  if (ZIP_BEGINNINGS.some((beginning) => bytes.startsWith(beginning))) {
    return ZIP_PARTS.find(([part]) => bytes.includes(part))?.[1] ?? "archive";
  }
  const unmarked = bytes.replace(MARK, "");
  const text = (looksWide(unmarked) ? unmarked.replaceAll("\0", "") : unmarked).trimStart();
  if (XML.test(text) || HTML.test(text)) return markupKind(text);
  if (JSON_START.test(text)) return "json";
  const controls = countControls(text);
  const isBinary = controls >= FEWEST_CONTROLS && controls * CHARACTERS_PER_CONTROL > text.length;
  return isBinary ? "binary" : undefined;
}

/**
 * True for UTF-16: of plain text, nearly every second byte is zero, and the other bytes are not.
 */
function looksWide(bytes: string): boolean {
  const length = Math.min(bytes.length, LOOKED_AT);
  const zeros = [0, 0];
  for (let at = 0; at < length; at += 1) {
    if (bytes.charCodeAt(at) === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [fewer = 0, more = 0] = zeros.sort((a, b) => a - b);
  return more * 3 > length && fewer * 10 < more;
}

function markupKind(text: string): FileKind {
  if (text.includes(SPREADSHEET_XML)) return "workbook";
  return HTML.test(text) || /<html[\s>]/i.test(text) ? "html" : "xml";
}

/**
 * The number of control characters that no text contains, without white space and the old
 * end-of-file mark.
 */
function countControls(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && (code < 0x09 || code > 0x0d) && code !== 0x1a) count += 1;
  }
  return count;
}

/** A longer line is no row within the limits, and is not judged. */
const LONGEST_LINE = 8 * 1024 ** 2;
/**
 * The characters that a Dutch export contains: Latin letters, accents, dashes, quotes, the euro.
 */
const PLAUSIBLE = /^(?:[\0-\u007f\u00a0-\u024f\u2010-\u203a\u20ac\ufeff]|\p{Mn})*$/u;

/** A line in another encoding than most other lines of its file. */
interface OddLine {
  readonly line: number;
  /** The encoding of this line; most other lines that show an encoding use the other one. */
  readonly encoding: "utf-8" | "windows-1252";
}

/**
 * Finds the first line in the rarer encoding of a file that mixes UTF-8 and Windows-1252. Undefined
 * for a file in one encoding. Reads the file once.
 */
async function findOddLine(
  source: MonitorSource,
  signal: AbortSignal | undefined,
): Promise<OddLine | undefined> {
  const lines = new LineEncodings();
  for await (const chunk of source.open()) {
    signal?.throwIfAborted();
    lines.take(chunk);
  }
  return lines.end();
}

class LineEncodings {
  #line = 1;
  #rest = new Uint8Array(0);
  readonly #utf8 = { lines: 0, first: 0 };
  readonly #windows = { lines: 0, first: 0 };

  take(chunk: Uint8Array): void {
    if (this.#rest.length === 0 && isAscii(chunk)) {
      // The begun line is ASCII so far, so only the rest of it can show an encoding.
      this.#line += countLineEnds(chunk, 0, chunk.length);
      return;
    }
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      this.#judge(bytes.subarray(start, end));
      this.#line += 1;
      start = end + 1;
    }
    const rest = bytes.subarray(start);
    this.#rest = rest.length > LONGEST_LINE ? new Uint8Array(0) : Uint8Array.from(rest);
  }

  end(): OddLine | undefined {
    this.#judge(this.#rest);
    const [utf8, windows] = [this.#utf8, this.#windows];
    if (utf8.lines === 0 || windows.lines === 0) return undefined;
    return utf8.lines < windows.lines
      ? { line: utf8.first, encoding: "utf-8" }
      : { line: windows.first, encoding: "windows-1252" };
  }

  #judge(line: Uint8Array): void {
    if (isAscii(line)) return;
    const isOfUtf8 = isUtf8(line);
    // Bytes that are valid UTF-8 by chance give characters that no Dutch text contains.
    if (isOfUtf8 && !PLAUSIBLE.test(Buffer.from(line).toString("utf8"))) return;
    const seen = isOfUtf8 ? this.#utf8 : this.#windows;
    if (seen.lines === 0) seen.first = this.#line;
    seen.lines += 1;
  }
}
