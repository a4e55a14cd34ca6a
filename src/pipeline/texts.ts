import path from "node:path";

import {
  type DocumentSection,
  type DocumentType,
  type NarrativePlace,
  narrativePlaces,
} from "../document-type/document-type.ts";
import { isHeldBack, isNoGround } from "../document/blocks.ts";
import { severityOf } from "../findings/codes.ts";
import type { Finding } from "../findings/finding.ts";
import { fillDocument } from "../messages/narrative.ts";
import { fieldMessages } from "../messages/settings-and-yaml.ts";
import type { ReportModel } from "../model/report-model.ts";
import { findingAt, listFolder, surveyContent } from "../narrative/content-folder.ts";
import type { WrittenCall, WrittenText } from "../narrative/narrative.ts";
import { type FieldsReading, readFields } from "../narrative/text-file.ts";
import { type NarrativeReading, readNarratives, readSource } from "../narrative/read-narratives.ts";
import type { Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";
import { documentTypeNames, editionOf } from "./document-types.ts";

/** The sections of a report with a text, and those without. */
interface TextsOfPeriod {
  readonly document: string;
  readonly period: string;
  readonly used: readonly NarrativePlace[];
  readonly missing: readonly NarrativePlace[];
}

/** The texts that were read, with all findings about the content folder. */
export interface Texts {
  /** The texts of the edition, without the values of their calls. */
  readonly written: readonly WrittenText[];
  /** Texts with an error. No report contains them, but they are still proofread. */
  readonly refused: readonly WrittenText[];
  /** The calls in all texts, including the refused ones. */
  readonly calls: readonly WrittenCall[];
  /** The texts and calls by period id. */
  readonly ofPeriods: readonly {
    readonly id: string;
    readonly written: readonly WrittenText[];
    readonly refused: readonly WrittenText[];
    readonly calls: readonly WrittenCall[];
  }[];
  /** The fields that the writer filled in; null for a document type without fields. */
  readonly fields: FieldsReading | null;
  /** The images of these texts. They are not encoded yet. */
  readonly images: NarrativeReading["images"];
  readonly inputs: NarrativeReading["inputs"];
  readonly findings: readonly Finding[];
  /** In the order of the periods. */
  readonly byPeriod: readonly TextsOfPeriod[];
}

type OfTexts = Pick<
  Settings,
  | ("content" | "publishedOn" | "templates" | "edition")
  | ("contact" | "contactDetails" | "accessibility")
>;

/**
 * Reads the texts of a period, or of all periods for null. Also reports files that nothing uses.
 */
export async function readTexts(
  period: Period | null,
  documentType: DocumentType,
  settings: OfTexts,
): Promise<Texts> {
  const { content } = settings;
  const { name: document } = documentType;
  const documents = await documentTypeNames(settings);
  const survey = await surveyContent(content, period?.id ?? null, document, documents);
  const readings = await Promise.all(
    (period === null ? survey.periods : [period.id]).map(async (id) => ({
      id,
      reading: await readPeriod(id, period !== null, documentType, settings, documents),
    })),
  );
  const places = narrativePlaces(documentType);
  return {
    written: readings.flatMap(({ reading }) => reading.texts),
    refused: readings.flatMap(({ reading }) => reading.refused),
    calls: readings.flatMap(({ reading }) => reading.calls),
    ofPeriods: readings.map(({ id, reading: { texts, refused, calls } }) => {
      return { id, written: texts, refused, calls };
    }),
    fields: readings[0]?.reading.fields ?? null,
    images: readings.flatMap(({ reading }) => reading.images),
    inputs: readings.flatMap(({ reading }) => reading.inputs),
    findings: [...survey.findings, ...readings.flatMap(({ reading }) => reading.findings)],
    byPeriod: readings.map(({ id, reading: { present } }) => ({
      document,
      period: id,
      used: places.filter(({ name }) => present.includes(name)),
      missing: places.filter(({ name }) => !present.includes(name)),
    })),
  };
}

interface ReadPeriod extends NarrativeReading {
  readonly fields: FieldsReading | null;
}

async function readPeriod(
  id: string,
  isAsked: boolean,
  documentType: DocumentType,
  settings: OfTexts,
  documents: readonly string[],
): Promise<ReadPeriod> {
  const { content, publishedOn, accessibility } = settings;
  const { name: document, fields: asked, takesImages, page } = documentType;
  const contact = [
    settings.contact ?? "",
    accessibility.contact?.text ?? "",
    ...settings.contactDetails,
  ].join("\n");
  const places = narrativePlaces(documentType);
  const names = places.map(({ name }) => name);
  const isPublished = publishedOn !== null;
  const others = asked === null ? [] : [asked.file];
  const reading = await readNarratives(
    content,
    id,
    document,
    names,
    { isPublished, contact, takesImages, page },
    others,
  );
  const folder = path.join(content, id, document);
  const head = asked === null ? null : await readSource(content, id, document, asked.file);
  const isBegun = isAsked || reading.present.length > 0 || (head !== null && head.source !== null);
  // Skips a document that nobody has begun, if the user did not ask for its period.
  if (!isBegun) return { ...reading, fields: null };
  const fields =
    asked === null || head === null
      ? null
      : head.finding === null
        ? readFields(asked, folder, head.source, { documents, isPublished })
        : { fields: [], findings: [head.finding], placeOf: () => ({ file: folder, line: null }) };
  const held = documentType.sections.filter(({ editions }) => editions !== null);
  const missing = places
    .filter(({ name, required }) => required && !reading.present.includes(name))
    .filter(({ name }) => held.every((section) => !textsOf(section).includes(name)))
    .map(({ name, title }) =>
      findingAt("narrative-required", path.join(folder, `${name}.md`), `(${title})`),
    );
  const edition = editionOf(documentType, settings);
  const isHeld = (name: string): boolean =>
    held.some((section) => isHeldBack(section, edition) && textsOf(section).includes(name));
  const isEmpty =
    isAsked &&
    !documentType.figures &&
    missing.length === 0 &&
    names.length > 0 &&
    names.every((name) => !reading.present.includes(name) || isHeld(name));
  const images = reading.images.filter(({ narrative }) => !isHeld(narrative));
  const isImage = (file: string, of: NarrativeReading["images"]): boolean =>
    of.some(({ entry }) => entry === path.posix.basename(file));
  return {
    ...reading,
    texts: reading.texts.filter(({ narrative }) => !isHeld(narrative.name)),
    refused: reading.refused.filter(({ narrative }) => !isHeld(narrative.name)),
    images,
    inputs: [
      ...(head?.input ?? []),
      // A text that an edition leaves out is no input of that edition.
      ...reading.inputs.filter(
        ({ file }) =>
          !isHeld(path.posix.basename(file, ".md")) &&
          (isImage(file, images) || !isImage(file, reading.images)),
      ),
    ],
    findings: [
      ...reading.findings,
      ...(fields?.findings ?? []),
      ...missing,
      ...(isEmpty ? [emptyDocument(documentType, folder)] : []),
      ...(fields === null
        ? []
        : held.flatMap((one) => groundFindings(one, fields, reading.present))),
    ],
    fields,
  };
}

/** The finding for a document without content. */
export function emptyDocument(documentType: DocumentType, folder: string): Finding {
  const files = narrativePlaces(documentType).map(({ name }) => `${name}.md`);
  return findingAt("narrative-none", folder, fillDocument(files));
}

function textsOf({ blocks }: DocumentSection): readonly string[] {
  return blocks.flatMap((block) => ("narrative" in block ? [block.narrative] : []));
}

/**
 * A ground is the legal reason for holding back a section. Gives a finding for a ground without a
 * text that is held back, and for a text that is held back without a ground.
 */
function groundFindings(
  section: DocumentSection,
  { fields, placeOf }: FieldsReading,
  present: readonly string[],
): readonly Finding[] {
  const ground = fields.find(({ id }) => id === section.ground);
  if (ground === undefined) return [];
  const isNone = isNoGround(ground.written);
  const code = "fields-ground";
  const at = { severity: severityOf(code), code, ...placeOf(ground.id), column: null } as const;
  return textsOf(section).flatMap((name): Finding[] => {
    const isThere = present.includes(name);
    if (isThere !== isNone) return [];
    const write = isNone ? fieldMessages.groundNone : fieldMessages.groundWithoutText;
    return [{ ...at, message: write(ground.id, `${name}.md`) }];
  });
}

/** The fields in the form of the report model. */
export function fieldsOfModel({ fields }: Pick<Texts, "fields">): ReportModel["fields"] | null {
  if (fields === null) return null;
  return fields.fields.map(({ id, label, value, shown }) => ({ id, label, value, shown }));
}

/** The document types that have a text in the folder of a period, in alphabetical order. */
export async function namesWithTexts(
  period: Period,
  settings: Pick<Settings, "content" | "templates">,
): Promise<readonly string[]> {
  const names = await documentTypeNames(settings);
  const listed = await Promise.all(
    names.map((name) => listFolder(path.join(settings.content, period.id, name))),
  );
  return names.filter(
    (_, index) => listed[index]?.entries.some(({ name }) => name.endsWith(".md")) === true,
  );
}
