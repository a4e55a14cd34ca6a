import type {
  ComparedParagraph,
  ComparedText,
  TextComparison,
} from "../../compare-texts/text-comparison.ts";
import { type CsvColumns, csvHead, csvRows } from "../csv.ts";

/** A comparison of texts as JSON, in the form of `schemas/diff-texts.schema.json`. */
export function textDiffJson(comparison: TextComparison): string {
  return `${JSON.stringify(comparison, null, 2)}\n`;
}

interface Row {
  readonly document: string;
  readonly text: ComparedText;
  readonly paragraph: ComparedParagraph;
}

/** A comparison of texts as CSV: one row for each paragraph. */
export function textDiffCsv({ old, new: now, documents }: TextComparison): string {
  const columns: CsvColumns<Row> = {
    old_period: () => old.id,
    new_period: () => now.id,
    document: (row) => row.document,
    text: ({ text }) => text.name,
    on: ({ text }) => text.on,
    old_sample: ({ text }) => yesOrNo(text.oldSample),
    new_sample: ({ text }) => yesOrNo(text.newSample),
    state: ({ paragraph }) => paragraph.state,
    moved: ({ paragraph }) => yesOrNo(paragraph.moved),
    changed: ({ paragraph }) => yesOrNo(paragraph.changed),
    old_line: ({ paragraph }) => paragraph.oldLine,
    new_line: ({ paragraph }) => paragraph.newLine,
    old: ({ paragraph }) => paragraph.parts.map((part) => part.old).join(""),
    new: ({ paragraph }) => paragraph.parts.map((part) => part.new).join(""),
  };
  const rows = documents.flatMap(({ document, texts }) =>
    texts.flatMap((text) => text.paragraphs.map((paragraph) => ({ document, text, paragraph }))),
  );
  return csvHead(columns) + csvRows(columns, rows);
}

function yesOrNo(value: boolean | null): string | null {
  return value === null ? null : value ? "yes" : "no";
}
