import { z } from "zod";

import {
  type DocumentType,
  FIELD_KINDS,
  type KnownEntries,
  narrativePlaces,
  PERIOD_KINDS,
} from "../../document-type/document-type.ts";

/** The document types, and the names that a manifest of a type can use. */
export interface DocumentList {
  readonly types: readonly DocumentType[];
  readonly known: KnownEntries;
}

const names = z.array(z.string());
const orNull = z.string().nullable();

/** The output of `report documents --format json`. */
export const documentListSchema = z.strictObject({
  schemaVersion: z.literal(1),
  documents: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      subject: z.string(),
      periods: z.array(z.enum(PERIOD_KINDS)),
      needs: z.strictObject({ export: z.boolean(), texts: names, fields: orNull }),
      page: z.strictObject({
        paper: z.string(),
        orientation: z.enum(["portrait", "landscape"]),
        columns: z.int(),
        mostPages: z.int().nullable(),
      }),
      takesImages: z.boolean(),
      editions: z.array(z.strictObject({ id: z.string(), isPublished: z.boolean() })),
      texts: z.array(
        z.strictObject({ file: z.string(), section: z.string(), required: z.boolean() }),
      ),
      fields: z.array(
        z.strictObject({ id: z.string(), label: z.string(), kind: z.enum(FIELD_KINDS) }),
      ),
    }),
  ),
  entries: z.strictObject({
    sentences: names,
    keyFigures: names,
    lists: names,
    tables: names,
    charts: names,
  }),
});

/** The document types as JSON: what each needs, its texts, and the names that a manifest can use. */
export function documentsJson({ types, known }: DocumentList): string {
  const documents = types.map((type) => {
    const texts = narrativePlaces(type);
    const { paper, orientation, columns } = type.page;
    return {
      name: type.name,
      title: type.title,
      subject: type.subject,
      periods: [...type.periods],
      needs: {
        export: type.figures,
        texts: texts.flatMap(({ name, required }) => (required ? [`${name}.md`] : [])),
        fields: type.fields === null ? null : `${type.fields.file}.md`,
      },
      page: { paper, orientation, columns, mostPages: type.mostPages },
      takesImages: type.takesImages,
      editions: type.editions.map(({ id, mark }) => ({ id, isPublished: mark === null })),
      texts: texts.map(({ name, title, required }) => ({
        file: `${name}.md`,
        section: title,
        required,
      })),
      fields: (type.fields?.list ?? []).map(({ id, label, kind }) => ({ id, label, kind })),
    };
  });
  const { sentences, keyFigures, lists, tables, charts } = known;
  const entries = { sentences, keyFigures, lists, tables, charts };
  const list = documentListSchema.parse({ schemaVersion: 1, documents, entries });
  return `${JSON.stringify(list, null, 2)}\n`;
}
