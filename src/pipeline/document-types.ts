import path from "node:path";

import { z } from "zod";

import type { DocumentType, KnownEntries, PeriodKind } from "../document-type/document-type.ts";
import { findTypes, loadType } from "../document-type/find-types.ts";
import { readDocumentType } from "../document-type/read-manifest.ts";
import { KNOWN_ENTRIES } from "../document/blocks.ts";
import { ReportError } from "../errors.ts";
import { sha256 } from "../file-system/read-files.ts";
import { type FieldCode, severityOf } from "../findings/codes.ts";
import { type Finding, type Findings, NOTHING_OMITTED } from "../findings/finding.ts";
import { formatDay, formatTime } from "../language/dates.ts";
import { documentTypeMessages as messages } from "../messages/document-type.ts";
import { fieldMessages } from "../messages/settings-and-yaml.ts";
import { stemOf } from "../model/report-model.ts";
import type { FieldsReading, FilledField } from "../narrative/text-file.ts";
import { type Moment, parseMoment, parsePeriod, type Period } from "../period/period.ts";
import { MANIFEST, manifestIn } from "../publish/output-contents.ts";
import type { Settings } from "../settings/settings.ts";

// Finding types.

/** The setting that says where document types are. */
type OfTypes = Pick<Settings, "templates">;

/** The names of all document types, in alphabetical order. */
export async function documentTypeNames({ templates }: OfTypes): Promise<readonly string[]> {
  return (await findTypes(templates)).types.map(({ name }) => name);
}

/**
 * Loads a document type by its name. Throws ReportError "usage" if it does not exist or has
 * mistakes.
 */
export async function loadDocumentType(
  name: string,
  { templates }: OfTypes,
): Promise<DocumentType> {
  return await loadType(name, await findTypes(templates), KNOWN_ENTRIES);
}

/**
 * All document types without mistakes, the names that their manifests can use, and the findings
 * about the other types.
 */
export async function documentTypeList({ templates }: OfTypes): Promise<{
  readonly types: readonly DocumentType[];
  readonly known: KnownEntries;
  readonly found: Findings;
}> {
  const { types, refused } = await findTypes(templates);
  const read = await Promise.all(
    types.map(async (found) => {
      const { type, findings } = await readDocumentType(found, KNOWN_ENTRIES);
      if (type === null) return { type, findings };
      const ofTemplates = await templateFindings(type);
      return ofTemplates.length === 0
        ? { type, findings }
        : { type: null, findings: [...findings, ...ofTemplates] };
    }),
  );
  return {
    types: read.flatMap(({ type }) => type ?? []),
    known: KNOWN_ENTRIES,
    found: {
      findings: [...refused.map(({ finding }) => finding), ...read.flatMap((one) => one.findings)],
      omitted: NOTHING_OMITTED,
    },
  };
}

/**
 * Loads document types and their templates to find mistakes. Throws ReportError "usage" with the
 * mistakes of all types.
 */
export async function checkDocumentTypes(
  names: readonly string[],
  settings: OfTypes,
): Promise<readonly DocumentType[]> {
  const types: DocumentType[] = [];
  const findings: Finding[] = [];
  for (const name of names) {
    try {
      const type = await loadDocumentType(name, settings);
      findings.push(...(await templateFindings(type)));
      types.push(type);
    } catch (error) {
      if (!(error instanceof ReportError) || error.found.findings.length === 0) throw error;
      findings.push(...error.found.findings);
    }
  }
  if (findings.length === 0) return types;
  throw new ReportError("usage", messages.refused, {
    found: { findings, omitted: NOTHING_OMITTED },
  });
}

/** The mistakes in the templates of a type. */
async function templateFindings(type: DocumentType): Promise<readonly Finding[]> {
  const { loadTemplate } = await import("../render/template.ts");
  try {
    await loadTemplate(type);
    return [];
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return error.found.findings;
  }
}

// Periods and editions.

/**
 * Throws ReportError "usage" if a document cannot be made: its type does not cover this kind of
 * period, or does not have the requested edition.
 */
export function requireFit(
  { name, periods, editions }: DocumentType,
  period: Period,
  { edition }: Pick<Settings, "edition">,
): void {
  if (!isAbout({ periods }, period)) {
    throw new ReportError("usage", messages.periodNotOfType(name, periods));
  }
  const known = editions.map(({ id }) => id);
  if (edition !== null && !known.includes(edition)) {
    throw new ReportError("usage", messages.editionUnknown(name, known));
  }
}

/** The settings for one of several types. The edition counts only for a type that has it. */
export function withOwnEdition<S extends Pick<Settings, "edition">>(
  settings: S,
  { editions }: DocumentType,
): S {
  return editions.some(({ id }) => id === settings.edition)
    ? settings
    : { ...settings, edition: null };
}

/** Throws ReportError "usage" if none of the types has the requested edition. */
export function requireEdition(
  types: readonly DocumentType[],
  { edition }: Pick<Settings, "edition">,
): void {
  const known = new Set(types.flatMap(({ editions }) => editions.map(({ id }) => id)));
  if (types.length === 0 || edition === null || known.has(edition)) return;
  throw new ReportError("usage", messages.editionOfNone([...known]));
}

/** True for a type whose documents can cover such a period. */
export function isAbout({ periods }: Pick<DocumentType, "periods">, period: Period): boolean {
  return periods.includes(kindOf(period));
}

const KINDS: readonly (readonly [RegExp, PeriodKind])[] = [
  [/^\d{4}$/, "year"],
  [/^\d{4}-H\d$/, "half-year"],
  [/^\d{4}-Q\d$/, "quarter"],
  [/^\d{4}-\d\d$/, "month"],
];

/** The kind of a period by its id. */
function kindOf({ id }: Period): PeriodKind {
  return KINDS.find(([form]) => form.test(id))?.[1] ?? "range";
}

/** The edition to make; null for a type without editions. */
export function editionOf(
  { editions }: DocumentType,
  { edition }: Pick<Settings, "edition">,
): DocumentType["editions"][number] | null {
  return editions.find(({ id }) => id === edition) ?? editions[0] ?? null;
}

/** True for a type whose documents accompany another document, and are compared with it. */
export function accompanies({ fields }: Pick<DocumentType, "fields">): boolean {
  return fields !== null && fields.list.some((field) => field.accompanies !== null);
}

/** The output folder of a document. It is named after the document type and the edition. */
export function outputFolder(
  period: Period,
  documentType: DocumentType,
  settings: Pick<Settings, "out" | "edition">,
): string {
  const edition = editionOf(documentType, settings);
  const stem = stemOf({
    document: documentType.name,
    ...(edition === null ? {} : { edition: { id: edition.id, mark: edition.mark ?? undefined } }),
  });
  return path.join(settings.out, period.id, stem);
}

// The document that another one accompanies.

/** The part of a document's manifest that the check uses. */
const manifestSchema = z.object({
  notice: z.string().optional(),
  document: z.string(),
  /** Absent in manifests of earlier releases. */
  title: z.string().optional(),
  period: z.object({ id: z.string(), label: z.string() }),
  settings: z.object({ publishedOn: z.string().nullable() }),
});

type AccompaniedManifest = z.infer<typeof manifestSchema>;

/** The findings about the document that another one accompanies. */
interface Accompanied {
  readonly findings: readonly Finding[];
  /** Its manifest, relative to the output folder, if it was read. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
}

/**
 * Compares the fields of a document about the document that it accompanies with that document's
 * manifest in the output folder. A difference is an error. A draft or a missing document is an
 * error only if this document will be published.
 */
export async function checkAccompanied(
  reading: FieldsReading | null,
  { out, publishedOn }: Pick<Settings, "out" | "publishedOn">,
): Promise<Accompanied> {
  const said = new Map((reading?.fields ?? []).map((field) => [field.accompanies, field] as const));
  const [document, period] = [said.get("document"), said.get("period")];
  if (reading === null || document === undefined || period === undefined) {
    return { findings: [], inputs: [] };
  }
  const id = parsePeriod(period.written)?.id ?? period.written;
  const folder = path.join(out, id, document.written);
  const file = path.join(folder, MANIFEST);
  const at = (field: FilledField, code: FieldCode, message: string): Finding => {
    return {
      severity: severityOf(code),
      code,
      ...reading.placeOf(field.id),
      column: null,
      message,
    };
  };
  const isSent = publishedOn !== null;
  const text = await manifestIn(folder);
  const manifest = parseManifest(text);
  if (manifest === null) {
    const finding = isSent
      ? at(document, "accompanied-unknown", fieldMessages.notMadeButSent(file))
      : at(document, "accompanied-not-made", fieldMessages.notMade(file));
    return { findings: [finding], inputs: [] };
  }
  const inputs = [{ file: [id, document.written, MANIFEST].join("/"), sha256: sha256(text) }];
  const otherwise = (field: FilledField, what: string): Finding =>
    at(field, "accompanied-otherwise", fieldMessages.accompaniedOtherwise(file, what));
  const title = said.get("title");
  const moment = said.get("publishedOn");
  const findings = [
    ...(manifest.document === document.written
      ? []
      : [otherwise(document, fieldMessages.otherwise.document(manifest.document))]),
    ...(title === undefined || manifest.title === undefined || manifest.title === title.written
      ? []
      : [otherwise(title, fieldMessages.otherwise.title(manifest.title))]),
    ...(manifest.period.id === id
      ? []
      : [otherwise(period, fieldMessages.otherwise.period(manifest.period.label))]),
    ...(manifest.notice === undefined
      ? []
      : [otherwise(document, fieldMessages.accompaniedNoMark)]),
    ...(moment === undefined ? [] : publicationFindings(moment, manifest, isSent)),
  ];
  return { findings, inputs };

  function publicationFindings(
    field: FilledField,
    { settings }: AccompaniedManifest,
    isToBeSent: boolean,
  ): readonly Finding[] {
    const there = settings.publishedOn === null ? undefined : parseMoment(settings.publishedOn);
    const here = parseMoment(field.written);
    if (here === undefined) return [];
    if (there === undefined) {
      return isToBeSent
        ? [otherwise(field, fieldMessages.accompaniedDraft)]
        : [at(field, "accompanied-not-made", fieldMessages.draft(file))];
    }
    if (there.day !== here.day || (there.minutes !== null && there.minutes !== here.minutes)) {
      return [otherwise(field, fieldMessages.otherwise.publishedOn(inWords(there)))];
    }
    return there.minutes === null
      ? [at(field, "accompanied-time", fieldMessages.noTime(file, formatDay(there.day)))]
      : [];
  }
}

function parseManifest(text: string): AccompaniedManifest | null {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function inWords({ day, minutes }: Moment): string {
  return minutes === null ? formatDay(day) : `${formatDay(day)}, ${formatTime(minutes)}`;
}
