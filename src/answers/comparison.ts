import {
  type ComparedParagraph,
  type ComparedText,
  STATES,
  type TextComparison,
} from "../compare-texts/text-comparison.ts";
import type { Comparison, ComparisonRow } from "../compare/comparison.ts";
import { formatInteger } from "../language/words.ts";
import { diffMessages, diffTextsMessages as texts } from "../messages/diff-and-explain.ts";
import { type CsvColumns, csvHead, csvRows } from "../publish/figure-files.ts";
import { comparisonHead, comparisonLegend, comparisonTable } from "./comparison-lines.ts";
import { sheetMarkdown, sheetText } from "./print-sheet.ts";
import { code, list, type Part, type Run, sentences, type Sheet, type Text } from "./sheet.ts";
import type { Terminal } from "./terminal-lines.ts";

/** A comparison as text for a terminal: a line for each number, the numbers below each other. */
export function comparisonText(comparison: Comparison, terminal: Terminal): string {
  return sheetText(comparisonSheet(comparison), terminal);
}

/** A comparison as Markdown. */
export function comparisonMarkdown(comparison: Comparison): string {
  return sheetMarkdown(comparisonSheet(comparison));
}

function comparisonSheet(comparison: Comparison): Sheet {
  const head = comparisonHead(comparison);
  const notices = head.notice === null ? [] : [head.notice];
  return sheetOf({ ...head, notices }, [
    { blocks: [comparisonTable(comparison)] },
    {
      title: { text: diffMessages.legend, level: "bold" },
      blocks: [comparisonLegend(comparison)],
    },
  ]);
}

/** The sheet of a comparison: its head, and the parts with the differences. */
function sheetOf(
  { title, notices, old, new: now, about }: Omit<TextComparisonHead, "hasMarks">,
  parts: readonly Part[],
): Sheet {
  const facts = [
    [diffMessages.old, old],
    [diffMessages.new, now],
  ] as const;
  return {
    title: { text: title, level: 2 },
    notices,
    about: [{ kind: "facts", facts }, sentences(about)],
    parts,
  };
}

/** A comparison as JSON, in the form of `schemas/diff.schema.json` or `schemas/diff-texts.schema.json`. */
export function comparisonJson(comparison: Comparison | TextComparison): string {
  return `${JSON.stringify(comparison, null, 2)}\n`;
}

/** A comparison as CSV: one row for each number. */
export function comparisonCsv({ old, new: now, rows }: Comparison): string {
  const columns: CsvColumns<ComparisonRow> = {
    old_period: () => old.period.id,
    new_period: () => now.period.id,
    figure: (row) => row.figure,
    kind: (row) => row.kind,
    measure: (row) => row.measure,
    category: (row) => row.category,
    field: (row) => row.field,
    unit: (row) => row.unit,
    old: (row) => row.old.value,
    new: (row) => row.new.value,
    old_status: (row) => row.old.status,
    new_status: (row) => row.new.status,
    difference: (row) => row.difference,
    percent: (row) => row.percent,
    old_per_month: ({ perMonth }) => perMonth?.old ?? null,
    new_per_month: ({ perMonth }) => perMonth?.new ?? null,
    class: (row) => row.class,
    changed: (row) => yesOrNo(row.changed),
    category_change: (row) => row.categoryChange,
    remark: (row) => row.remarks.join(" "),
    withheld: (row) => yesOrNo(row.withheld === true),
    old_as_of: (row) => row.old.asOf ?? null,
    new_as_of: (row) => row.new.asOf ?? null,
  };
  return csvHead(columns) + csvRows(columns, rows);
}

/** A comparison of texts as text for a terminal, with `[-weg-]` and `{+nieuw+}` around words. */
export function textComparisonText(comparison: TextComparison, terminal: Terminal): string {
  return sheetText(textComparisonSheet(comparison), terminal);
}

/** A comparison of texts as Markdown: old words are struck through, new words are bold. */
export function textComparisonMarkdown(comparison: TextComparison): string {
  return sheetMarkdown(textComparisonSheet(comparison));
}

function textComparisonSheet(comparison: TextComparison): Sheet {
  const head = textComparisonHead(comparison);
  const parts = textsInWords(comparison).map(textPart);
  return sheetOf(head, head.hasMarks ? [...parts, LEGEND] : parts);
}

const LEGEND: Part = {
  title: { text: texts.legend, level: "bold" },
  blocks: [
    list(
      [
        [{ text: texts.gone, mark: "gone" }, { text: ` ${texts.legendGone}` }],
        [{ text: texts.came, mark: "new" }, { text: ` ${texts.legendNew}` }],
        texts.legendParagraph,
      ],
      { indent: 2 },
    ),
  ],
};

function textPart({ file, title, notes, paragraphs }: TextInWords): Part {
  const name: Text = [code(file), ...(title === null ? [] : [{ text: ": " }, { text: title }])];
  const items = paragraphs.map(({ place, state, pieces }) => {
    const text = `${place}: ${state}`;
    return pieces.length === 0 ? text : { text, more: runsOf(pieces) };
  });
  return { title: { text: name, level: 3 }, blocks: [list([...notes, ...items], { indent: 2 })] };
}

/**
 * The pieces, with spaces between them except between old words and the words that replace them.
 */
function runsOf(pieces: readonly Piece[]): readonly Run[] {
  return pieces.flatMap(({ kind, text }, at): readonly Run[] => {
    const isReplacing = kind === "new" && pieces[at - 1]?.kind === "gone";
    const run: Run = kind === "same" ? { text } : { text, mark: kind };
    return at === 0 || isReplacing ? [run] : [{ text: " " }, run];
  });
}

/** Words of a paragraph that are the same, gone or new. Figures are those of the new text. */
interface Piece {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** A paragraph that differs, in words. */
interface ParagraphInWords {
  readonly place: string;
  /** The kind of difference. */
  readonly state: string;
  /** Empty if only figures or months differ. */
  readonly pieces: readonly Piece[];
}

/** A text in words, ready for a layout. */
interface TextInWords {
  /** The path of its file in the folder of the document, or of the period with several documents. */
  readonly file: string;
  /** Its title in the document; null if the title is the name of the file. */
  readonly title: string | null;
  /** Sentences about the text as a whole. */
  readonly notes: readonly string[];
  readonly paragraphs: readonly ParagraphInWords[];
}

/** The texts of all documents, in their order. */
export function textsInWords(comparison: TextComparison): readonly TextInWords[] {
  const { documents } = comparison;
  return documents.flatMap(({ document, texts: ofDocument }) =>
    ofDocument.map((text) => {
      const file = fileOf(text.name);
      return {
        file: documents.length > 1 ? `${document}/${file}` : file,
        title: text.title === text.name ? null : text.title,
        notes: notesOn(text, comparison),
        paragraphs: text.on === "both" ? text.paragraphs.flatMap(paragraphInWords) : [],
      };
    }),
  );
}

/** The file of a text. */
function fileOf(name: string): string {
  return `${name}.md`;
}

function notesOn(
  { on, oldSample, newSample, paragraphs }: ComparedText,
  { old, new: now }: TextComparison,
): readonly string[] {
  if (on !== "both") {
    return [texts.onlyIn(on === "old" ? old.id : now.id, paragraphs.length)];
  }
  const same = paragraphs.filter((one) => one.state === "same" && !one.moved).length;
  return [
    ...(oldSample === newSample ? [] : [newSample ? texts.sampleBegun : texts.sampleEnded]),
    ...(same === 0 ? [] : [texts.same(same)]),
  ];
}

function paragraphInWords(paragraph: ComparedParagraph): readonly ParagraphInWords[] {
  const { state, moved, changed } = paragraph;
  if (state === "same" && !moved) return [];
  const words = [
    ...(state === "same" ? [] : [texts.states[state]]),
    ...(moved ? [texts.moved] : []),
  ];
  const pieces = changed ? piecesOf(paragraph) : [];
  return [{ place: placeOf(paragraph), state: words.join(", "), pieces }];
}

function placeOf({ oldLine, newLine }: ComparedParagraph): string {
  if (newLine === null) return texts.lines.old(oldLine ?? 0);
  return oldLine === null || oldLine === newLine
    ? texts.lines.one(newLine)
    : texts.lines.both(newLine, oldLine);
}

function piecesOf({ parts }: ComparedParagraph): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const part of parts) {
    if (part.kind === "changed") {
      const [gone, came] = [part.old.trim(), part.new.trim()];
      if (gone !== "") pieces.push({ kind: "gone", text: gone });
      if (came !== "") pieces.push({ kind: "new", text: came });
      continue;
    }
    const last = pieces.at(-1);
    const text = part.new.trim();
    if (last?.kind === "same") pieces.splice(-1, 1, { kind: "same", text: `${last.text} ${text}` });
    else pieces.push({ kind: "same", text });
  }
  return pieces;
}

/** Facts about a comparison of texts as a whole, in words. */
interface TextComparisonHead {
  readonly title: string;
  /** Warnings about editions that are not for publication. */
  readonly notices: readonly string[];
  readonly old: string;
  readonly new: string;
  readonly about: readonly string[];
  /** True if old or new words are shown, so that their marks need an explanation. */
  readonly hasMarks: boolean;
}

/** The head of a comparison of texts. */
export function textComparisonHead(comparison: TextComparison): TextComparisonHead {
  const { old, new: now, summary, documents } = comparison;
  const counts = [
    ...STATES.map((state) => {
      const words = state === "figures" ? texts.figuresOnly : texts.states[state];
      return [summary.byState[state], words] as const;
    }),
    [summary.moved, texts.moved] as const,
  ];
  const shown = documents.flatMap((document) => document.texts);
  return {
    title: texts.title,
    notices: documents.flatMap(({ notice, document }) =>
      notice === null ? [] : [texts.notice(notice, document)],
    ),
    old: texts.side(old.label, old.id),
    new: texts.side(now.label, now.id),
    about: [
      texts.figuresAside,
      summary.changedTexts === 0
        ? texts.nothing(summary.texts)
        : texts.changed(summary.changedTexts, summary.texts),
      texts.paragraphs(
        counts.flatMap(([count, words]) =>
          count === 0 ? [] : [`${formatInteger(count)} ${words}`],
        ),
      ),
      ...documents.flatMap(({ document, withheld }) =>
        withheld.length === 0 ? [] : [texts.withheld(withheld.map(fileOf), document)],
      ),
    ],
    hasMarks: shown.some(
      ({ on, paragraphs }) =>
        on === "both" &&
        paragraphs.some(({ parts }) => parts.some(({ kind }) => kind === "changed")),
    ),
  };
}

interface ParagraphRow {
  readonly document: string;
  readonly text: ComparedText;
  readonly paragraph: ComparedParagraph;
}

/** A comparison of texts as CSV: one row for each paragraph. */
export function textComparisonCsv({ old, new: now, documents }: TextComparison): string {
  const columns: CsvColumns<ParagraphRow> = {
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
