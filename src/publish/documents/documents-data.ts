import {
  type DocumentType,
  type KnownEntries,
  narrativePlaces,
} from "../../document-type/document-type.ts";

/** The document types that there are, and what a manifest can name. */
export interface DocumentList {
  readonly types: readonly DocumentType[];
  readonly known: KnownEntries;
}

/** The document types as JSON: what each needs, which texts it knows, and what its manifest can name. */
export function documentsJson({ types, known }: DocumentList): string {
  const documents = types.map((type) => ({
    name: type.name,
    title: type.title,
    subject: type.subject,
    periods: type.periods,
    needs: {
      export: type.figures,
      texts: narrativePlaces(type).flatMap(({ name, required }) =>
        required ? [`${name}.md`] : [],
      ),
      fields: type.fields === null ? null : `${type.fields.file}.md`,
    },
    page: {
      paper: type.page.paper,
      orientation: type.page.orientation,
      columns: type.page.columns,
      mostPages: type.mostPages,
    },
    takesImages: type.takesImages,
    editions: type.editions.map(({ id, mark }) => ({ id, isPublished: mark === null })),
    texts: narrativePlaces(type).map(({ name, title, required }) => ({
      file: `${name}.md`,
      section: title,
      required,
    })),
    fields: (type.fields?.list ?? []).map(({ id, label, kind }) => ({ id, label, kind })),
  }));
  return `${JSON.stringify({ schemaVersion: 1, documents, entries: known }, null, 2)}\n`;
}
