import type { Material, Mentioned, MentionedEntries } from "../../../src/document/block-entry.ts";
import { CHARTS, LISTS, SENTENCES, TABLES } from "../../../src/document/blocks.ts";
import { KEY_FIGURES } from "../../../src/document/in-brief.ts";
import { MENTIONED_LISTS, MENTIONED_SENTENCES } from "../../../src/document/accountability.ts";
import { MENTIONED_PROTECTION } from "../../../src/document/withheld.ts";
import type { BlockOf, ChartBlock } from "../../../src/model/blocks.ts";
import { plainText, type Text } from "../../../src/model/text.ts";

/** The lines of an entry as they would be read aloud; empty if the entry says nothing. */
type Reader = (material: Material, mentioned: Mentioned) => readonly string[];

/** A text as a reader gets it, with each note at its call. */
function read(text: Text): string {
  return text
    .map(({ text: words, note }) =>
      note === undefined ? words : `${words} [noot: ${plainText(note)}]`,
    )
    .join("");
}

function optional(name: string, text: Text | undefined): string[] {
  return text === undefined ? [] : [`${name}: ${read(text)}`];
}

function readList(block: BlockOf<"list"> | BlockOf<"terms">): string[] {
  if (block.type === "terms") {
    return block.items.map(({ term, explanation }) => `- ${read(term)}: ${read(explanation)}`);
  }
  return [
    ...(block.intro === undefined ? [] : [read(block.intro)]),
    ...block.items.map((item) => `- ${read(item)}`),
    ...optional("Opmerking", block.remark),
  ];
}

function readChart({ title, subtitle, alt, remark }: ChartBlock): string[] {
  return [
    `Titel: ${read(title)}`,
    ...optional("Ondertitel", subtitle),
    `Alt: ${read(alt)}`,
    ...optional("Opmerking", remark),
  ];
}

function readTable({ caption, columns, rows, remark }: BlockOf<"table">): string[] {
  const line = (cells: readonly Text[]): string => `- ${cells.map(read).join(" | ")}`;
  return [
    `Bijschrift: ${read(caption)}`,
    line(columns.map(({ label }) => label)),
    ...rows.map(({ cells }) => line(cells)),
    ...optional("Opmerking", remark),
  ];
}

function readers<T>(
  entries: MentionedEntries<T>,
  lines: (said: T) => readonly string[],
  prefix = "",
): [string, Reader][] {
  return Object.entries(entries).map(([id, entry]) => [
    `${prefix}${id}`,
    (material, mentioned) => {
      const said = entry(material, mentioned);
      return said === null ? [] : lines(said);
    },
  ]);
}

const ALL = [
  ...readers(SENTENCES, (text) => [read(text)]),
  ...readers({ ...MENTIONED_SENTENCES, ...MENTIONED_PROTECTION }, (text) => [read(text)]),
  ...readers(LISTS, readList),
  ...readers(MENTIONED_LISTS, readList),
  ...readers(
    KEY_FIGURES,
    ({ value, label, change }) => [
      `${read(value)} | ${read(label)}${change === undefined ? "" : ` | ${read(change)}`}`,
    ],
    "keyFigures.",
  ),
  ...readers(CHARTS, readChart, "charts."),
  ...readers(TABLES, readTable, "tables."),
];

/** Every entry that a manifest can name and that has texts, by its name in the golden files. */
export const READERS: ReadonlyMap<string, Reader> = new Map(ALL);

if (READERS.size !== ALL.length) throw new Error("two entries would share a golden file");
