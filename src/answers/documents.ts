import { z } from "zod";

import {
  type DocumentType,
  FIELD_KINDS,
  type KnownEntries,
  narrativePlaces,
  PERIOD_KINDS,
} from "../document-type/document-type.ts";
import {
  PERIOD_KINDS as PERIOD_NAMES,
  documentsMessages as texts,
} from "../messages/document-type.ts";
import { type Block, sentences } from "./sheet.ts";
import type { Terminal } from "./terminal-lines.ts";
import { sheetText } from "./print-sheet.ts";

/** The document types as text for a terminal: what each needs, and which texts it knows. */
export function documentsText({ types }: DocumentList, terminal: Terminal): string {
  const parts = types.map((type) => ({
    title: { text: `${type.name}: ${type.title}`, level: 2 as const },
    blocks: blocksOf(type),
  }));
  return sheetText({ parts }, terminal);
}

const INDENT = { indent: 2 } as const;
/** The width of the words before the facts, in characters. */
const WORD_WIDTH = 9;

function blocksOf(type: DocumentType): readonly Block[] {
  const { name, subject, page, mostPages, fields, editions } = type;
  const places = narrativePlaces(type);
  const paper = texts.pageOf(page.paper, page.orientation, page.columns, mostPages);
  return [
    {
      kind: "facts",
      ...INDENT,
      wordWidth: WORD_WIDTH,
      hasColons: false,
      facts: [
        [texts.about, subject],
        [texts.periods, type.periods.map((kind) => PERIOD_NAMES[kind]).join(", ")],
        [texts.needs, type.figures ? texts.export : texts.noExport],
        [texts.page, type.takesImages ? `${paper}; ${texts.images}` : paper],
      ],
    },
    sentences([texts.texts], INDENT),
    ...(places.length === 0 ? [sentences([texts.noTexts], { indent: 4 })] : []),
    ...named(
      places.map((place) => [
        `${place.name}.md`,
        place.required ? `${place.title} (${texts.required})` : place.title,
      ]),
    ),
    ...(fields === null
      ? []
      : [
          sentences([texts.fields(`${fields.file}.md`)], INDENT),
          ...named(fields.list.map(({ id, label }) => [id, label])),
        ]),
    ...(editions.length === 0
      ? []
      : [
          sentences([texts.editions], INDENT),
          ...named(
            editions.map(({ id, mark }) => [
              id,
              mark === null ? texts.published : texts.notPublished,
            ]),
          ),
        ]),
    sentences([texts.place(name)], INDENT),
    sentences([texts.how(name)], { ...INDENT, isWhole: true }),
  ];
}

/** Names with their meaning. */
function named(items: readonly (readonly [name: string, text: string])[]): readonly Block[] {
  if (items.length === 0) return [];
  const entries = items.map(([name, text]) => ({ names: [name], text }));
  return [{ kind: "entries", indent: 4, columns: [], entries }];
}

/** The document types, and the names that a manifest of a type can use. */
interface DocumentList {
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
