import path from "node:path";

import { z } from "zod";

import { type Field, type Fields, SAMPLE_FIELD } from "../document-type/document-type.ts";
import { type FieldCode, severityOf } from "../findings/codes.ts";
import type { Finding } from "../findings/finding.ts";
import { firstLost, showsNothing } from "../language/characters.ts";
import { formatDay, formatPeriod, formatTime, spelledOut } from "../language/dates.ts";
import { closestTerm, likelyMoment } from "../language/likely-meaning.ts";
import type { encodingWords } from "../messages/narrative.ts";
import { fieldMessages as messages } from "../messages/settings-and-yaml.ts";
import { parseIsoDay, parseMoment, parsePeriod } from "../period/period.ts";
import { personalNumbersIn } from "../personal-data/personal-details.ts";
import { parsePlacedYaml } from "../yaml/placed-yaml.ts";

// The file of a text: its encoding, its lines, and its front matter, which can be a mark of a
// sample or the fields of a document.

/** The kind of a file that is not UTF-8, and the line of its first invalid byte. */
interface OtherEncoding {
  readonly kind: keyof typeof encodingWords;
  readonly line: number | null;
}

const LINE_FEED = 0x0a;
/**
 * The first bytes of files of other programs: zip (Word, LibreOffice, Pages), old Word, RTF, PDF.
 */
const BEGINNINGS = ["PK\u0003\u0004", "\u00D0\u00CF\u0011\u00E0", "{\\rtf", "%PDF"];

/** Decodes a text file. Returns its kind instead if it is not a text in UTF-8. */
export function decodeText(bytes: Uint8Array): string | OtherEncoding {
  const start = Array.from(bytes.subarray(0, 8), (byte) => String.fromCharCode(byte)).join("");
  if (BEGINNINGS.some((beginning) => start.startsWith(beginning))) {
    return { kind: "document", line: null };
  }
  // UTF-16 without a byte order mark: in Dutch, nearly every second byte is 0.
  if (
    /^(?:\u00FF\u00FE|\u00FE\u00FF)/.test(start) ||
    bytes.subarray(0, 64).filter((byte) => byte === 0).length > bytes.subarray(0, 64).length / 4
  ) {
    return { kind: "utf-16", line: null };
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { kind: "windows-1252", line: lineOfFault(bytes) };
  }
}

/** The line, from 1, with the first byte that is not UTF-8. */
function lineOfFault(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    line += 1;
    start = end + 1;
  }
  return line;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

// Lines and front matter.

/**
 * The end of a line: of Unix, Windows and old Macintosh files, also with a doubled carriage return.
 */
const LINE_END = /(?<!\r)\r+\n|\n|\r/;

/** The lines of a file, without a byte order mark. */
export function linesOf(source: string): readonly string[] {
  return source.replace(/^\uFEFF/, "").split(LINE_END);
}

const frontMatter = z.strictObject({ voorbeeldtekst: z.boolean().optional() });
const RULE = /^---[ \t]*$/;
/** The maximum length in UTF-16 units: enough for one key with a comment or two. */
const LONGEST_HEADER = 1000;

/** A text, separated from its front matter. */
interface SplitText {
  /** The lines between the dashes. The first is line `headLine` of the file, counted from 1. */
  readonly head: readonly string[];
  readonly headLine: number;
  readonly body: string;
  /** The line on which the body begins, counted from 1. */
  readonly bodyLine: number;
  /**
   * True if the front matter marks the text as a sample. Null if the front matter is invalid or has
   * no end.
   */
  readonly isSample: boolean | null;
}

/** Separates a text from its front matter, which begins and ends with a line of three dashes. */
export function splitFrontMatter(lines: readonly string[]): SplitText {
  const first = lines.findIndex((line) => line.trim() !== "");
  if (!RULE.test(lines[first] ?? "")) {
    return { head: [], headLine: 1, body: lines.join("\n"), bodyLine: 1, isSample: false };
  }
  const length = lines.slice(first + 1).findIndex((line) => RULE.test(line));
  if (length < 0) {
    const body = lines.slice(first + 1).join("\n");
    return { head: [], headLine: first + 2, body, bodyLine: first + 2, isSample: null };
  }
  const end = first + 1 + length;
  const head = lines.slice(first + 1, end);
  return {
    head,
    headLine: first + 2,
    body: lines.slice(end + 1).join("\n"),
    bodyLine: end + 2,
    isSample: isSampleOf(head.join("\n")),
  };
}

function isSampleOf(header: string): boolean | null {
  // Most front matter has this form, and starting the YAML parser is slow.
  const [, plain] = /^voorbeeldtekst: (true|false)$/.exec(header) ?? [];
  if (plain !== undefined) return plain === "true";
  if (header.length > LONGEST_HEADER) return null;
  const { content, faults } = parsePlacedYaml(header);
  if (faults.length > 0) return null;
  const { success, data } = frontMatter.safeParse(content ?? {});
  return success ? (data.voorbeeldtekst ?? false) : null;
}

// Fields.

/** A field that a writer filled in: as written, and as it prints. */
export interface FilledField extends Field {
  readonly written: string;
  readonly value: string;
}

/** The fields of a document, and the findings about them. */
export interface FieldsReading {
  /** The valid fields, in the order of the document type. */
  readonly fields: readonly FilledField[];
  readonly findings: readonly Finding[];
  /** The place of a field, for later findings. Its line is null if the field is absent. */
  readonly placeOf: (id: string) => Pick<Finding, "file" | "line" | "position">;
}

/** What the check of fields needs to know. */
export interface FieldContext {
  /** The names of the document types. */
  readonly documents: readonly string[];
  /** The document has a publication date, so its fields may not be samples. */
  readonly isPublished: boolean;
}

/** The maximum length in UTF-16 units. */
const LONGEST_FIELD = 300;

/**
 * Reads the fields between two lines of `---`, and reports all problems at once. The file contains
 * nothing else.
 *
 * @param source the text; null if there is no file, which makes every field missing
 */
export function readFields(
  { file: name, list }: Fields,
  folder: string,
  source: string | null,
  context: FieldContext,
): FieldsReading {
  const file = path.join(folder, `${name}.md`);
  const findings: Finding[] = [];
  const report = (code: FieldCode, place: Place | null, message: string): void => {
    const { line = null, position } = place ?? {};
    const where = position === undefined ? {} : { position };
    const severity = severityOf(code);
    findings.push({ severity, code, file, line, column: null, ...where, message });
  };
  const nothing = { fields: [], findings, placeOf: () => ({ file, line: null }) };
  const ids = list.map(({ id }) => id);
  if (source === null) {
    report("fields-missing", null, messages.noFile(ids));
    return nothing;
  }
  const lines = source.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const end = lines.findIndex((line, index) => index > 0 && RULE.test(line));
  if (!RULE.test(lines[0] ?? "") || end < 0) {
    report("fields-form", { line: 1, position: 1 }, messages.noHead);
    return nothing;
  }
  const below = lines.findIndex((line, index) => index > end && line.trim() !== "");
  if (below >= 0) report("fields-form", { line: below + 1, position: 1 }, messages.textBelow);
  // An empty first line replaces `---`, so that lines have the same numbers as in the file.
  const yaml = parsePlacedYaml(["", ...lines.slice(1, end)].join("\n"));
  for (const { line, position = 1, message } of yaml.faults) {
    report("fields-form", line === null ? null : { line, position }, message);
  }
  for (const place of yaml.cuts) report("fields-comment", place, messages.cut);
  const content = yaml.faults.length > 0 ? null : yaml.content;
  if (yaml.faults.length > 0) return nothing;
  if (content !== null && (typeof content !== "object" || Array.isArray(content))) {
    report("fields-form", { line: 2, position: 1 }, messages.noHead);
    return nothing;
  }
  const given = new Map<string, unknown>(Object.entries(content ?? {}));
  const placeOf = (id: string): Place => yaml.placeOf([id]);
  for (const id of given.keys()) {
    if (id === SAMPLE_FIELD || ids.includes(id)) continue;
    report("fields-unknown", placeOf(id), messages.unknown(closestTerm(id, ids), ids));
  }
  const sample = given.get(SAMPLE_FIELD);
  if (sample !== undefined && typeof sample !== "boolean") {
    report("fields-invalid", placeOf(SAMPLE_FIELD), messages.sampleForm);
  }
  if (sample === true && context.isPublished) {
    report("fields-sample", placeOf(SAMPLE_FIELD), messages.sample);
  }
  const fields = list.flatMap((field): FilledField[] => {
    const value = given.get(field.id);
    if (!given.has(field.id) || value === null || value === "") {
      report(
        "fields-missing",
        given.has(field.id) ? placeOf(field.id) : null,
        messages.missing(field.id, field.label),
      );
      return [];
    }
    const written = typeof value === "number" ? String(value) : value;
    const read =
      typeof written === "string" ? readValue(written, field, context) : { fault: messages.text };
    if ("fault" in read) {
      report("fields-invalid", placeOf(field.id), messages.invalid(field.id, read.fault));
      return [];
    }
    return [{ ...field, ...read }];
  });
  return {
    fields,
    findings: findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    placeOf: (id) => (given.has(id) ? { file, ...placeOf(id) } : { file, line: null }),
  };
}

interface Place {
  readonly line: number;
  readonly position: number;
}

function faultOf(text: string): string | null {
  if (/[\r\n]/.test(text) || showsNothing(text)) return messages.text;
  if (text.length > LONGEST_FIELD) return messages.tooLong(LONGEST_FIELD);
  const lost = firstLost(text);
  if (lost >= 0) return messages.unprintable(lost + 1);
  return personalNumbersIn([text]).some(({ kind }) => kind !== "number") ? messages.personal : null;
}

type Read = Pick<FilledField, "written" | "value"> | { readonly fault: string };

function readValue(written: string, field: Field, context: FieldContext): Read {
  const fault = faultOf(written);
  if (fault !== null) return { fault };
  const read = valueOf(written, field, context);
  return "fault" in read ? read : { written, ...read };
}

function valueOf(
  text: string,
  { kind }: Field,
  { documents }: FieldContext,
): { readonly value: string } | { readonly fault: string } {
  if (kind === "text") return { value: text.normalize("NFC") };
  if (kind === "document") {
    if (documents.includes(text)) return { value: text };
    return { fault: messages.document(documents, closestTerm(text, documents)) };
  }
  if (kind === "period") {
    const period = parsePeriod(text);
    return period === undefined
      ? { fault: messages.period }
      : { value: spelledOut(formatPeriod(period)) };
  }
  if (kind === "day") {
    const day = parseIsoDay(text.trim());
    return day === undefined ? { fault: messages.day } : { value: formatDay(day) };
  }
  const moment = parseMoment(text);
  if (moment === undefined || moment.minutes === null) {
    return { fault: messages.moment(likelyMoment(text)) };
  }
  return { value: `${formatDay(moment.day)}, ${formatTime(moment.minutes)}` };
}
