import path from "node:path";

import { type Field, type Fields, SAMPLE_FIELD } from "../document-type/document-type.ts";
import { closestTerm, likelyMoment } from "../language/likely-meaning.ts";
import { formatDay, formatPeriod, formatTime, spelledOut } from "../language/dates.ts";
import { firstLost, showsNothing } from "../language/characters.ts";
import type { Finding } from "../findings/finding.ts";
import { fieldMessages as messages } from "../messages/settings-and-yaml.ts";
import { parseIsoDay, parseMoment, parsePeriod } from "../period/period.ts";
import { personalNumbersIn } from "../personal-data/personal-details.ts";
import { parsePlacedYaml } from "../yaml/placed-yaml.ts";
import { type FieldCode, severityOf } from "../findings/codes.ts";

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

const RULE = /^---[ \t]*$/;
const LONGEST = 300;

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
  // The first line stays empty, so that lines count as in the file.
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
  if (text.length > LONGEST) return messages.tooLong(LONGEST);
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
