import { narrativePlaces, type DocumentType } from "../../document-type/document-type.ts";
import { PERIOD_KINDS } from "../../messages/document-type.ts";
import { documentsMessages as texts } from "../../messages/documents.ts";
import type { Terminal } from "../terminal.ts";
import { inParts, wrapped } from "../wrapped.ts";
import type { DocumentList } from "./documents-data.ts";

/** The document types as text for a terminal: what each needs, and which texts it knows. */
export function documentsText({ types }: DocumentList, terminal: Terminal): string {
  return inParts(types.map((type) => linesOf(type, terminal)));
}

function linesOf(type: DocumentType, { width, bold }: Terminal): readonly string[] {
  const { name, title, subject, page, mostPages, fields, editions } = type;
  const places = narrativePlaces(type);
  const named = (what: string, said: string): readonly string[] =>
    wrapped(said, width, `  ${what.padEnd(LABEL_WIDTH)}`, " ".repeat(LABEL_WIDTH + 2));
  const listed = (items: readonly (readonly [string, string])[]): readonly string[] => {
    const longest = Math.max(0, ...items.map(([item]) => item.length));
    return items.flatMap(([item, about]) => {
      const start = `    ${item.padEnd(longest)}  `;
      return wrapped(about, width, start, " ".repeat(start.length));
    });
  };
  return [
    bold(`${name}: ${title}`),
    ...named(texts.about, subject),
    ...named(texts.periods, type.periods.map((kind) => PERIOD_KINDS[kind]).join(", ")),
    ...named(texts.needs, type.figures ? texts.export : texts.noExport),
    ...named(
      texts.page,
      texts.pageOf(page.paper, page.orientation, page.columns, mostPages) +
        (type.takesImages ? `; ${texts.images}` : ""),
    ),
    `  ${texts.texts}`,
    ...(places.length === 0 ? [`    ${texts.noTexts}`] : []),
    ...listed(
      places.map((place) => [
        `${place.name}.md`,
        place.required ? `${place.title} (${texts.required})` : place.title,
      ]),
    ),
    ...(fields === null
      ? []
      : [
          `  ${texts.fields(`${fields.file}.md`)}`,
          ...listed(fields.list.map(({ id, label }) => [id, label])),
        ]),
    ...(editions.length === 0
      ? []
      : [
          `  ${texts.editions}`,
          ...listed(
            editions.map(({ id, mark }) => [
              id,
              mark === null ? texts.published : texts.notPublished,
            ]),
          ),
        ]),
    ...wrapped(texts.place(name), width, "  "),
    `  ${texts.how(name)}`,
  ];
}

/** As wide as the widest of the words before the colons. */
const LABEL_WIDTH = 9;
