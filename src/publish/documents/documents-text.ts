import { type DocumentType, narrativePlaces } from "../../document-type/document-type.ts";
import { PERIOD_KINDS as PERIOD_NAMES } from "../../messages/document-type.ts";
import { documentsMessages as texts } from "../../messages/documents.ts";
import { type Block, sentences } from "../sheet.ts";
import { sheetText } from "../terminal-sheet.ts";
import type { Terminal } from "../terminal.ts";
import type { DocumentList } from "./documents-data.ts";

/** The document types as text for a terminal: what each needs, and which texts it knows. */
export function documentsText({ types }: DocumentList, terminal: Terminal): string {
  const parts = types.map((type) => ({
    title: { text: `${type.name}: ${type.title}`, level: 2 as const },
    blocks: blocksOf(type),
  }));
  return sheetText({ parts }, terminal);
}

const INDENT = { indent: 2 } as const;
/** The room for the words before the facts. */
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
