import type { FileKind } from "../../messages/finding-words.ts";

// The reasons why a file cannot be read as one CSV: it is another kind of file, or it mixes two
// encodings.

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
 * A file is binary if it has at least this many control characters and at least one per this many
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

/** True for UTF-16. In plain text nearly every second byte is zero, and the others are not. */
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
