import type { Comparison } from "../compare/comparison.ts";
import type { Explanation } from "../explain/explain-figure.ts";
import type { FigureList } from "../explain/select-figures.ts";
import { formatIsoDay } from "../language/dates.ts";
import { formatInteger } from "../language/words.ts";
import { diffMessages, explainMessages as texts } from "../messages/diff-and-explain.ts";
import { comparisonLegend, comparisonTable, valueText } from "./comparison-lines.ts";
import { sheetMarkdown, sheetText } from "./print-sheet.ts";
import { type Block, code, type Entries, list, type Part, sentences, type Sheet } from "./sheet.ts";
import type { Terminal } from "./terminal-lines.ts";

/** The indent of the blocks below a title on a terminal. */
const INDENT = { indent: 2 } as const;

/** An explanation as text for a terminal. */
export function explanationText(explanation: Explanation, terminal: Terminal): string {
  return sheetText(explanationSheet(explanation), terminal);
}

/** An explanation as Markdown. */
export function explanationMarkdown(explanation: Explanation): string {
  return sheetMarkdown(explanationSheet(explanation));
}

function explanationSheet(explanation: Explanation): Sheet {
  const { figure, label, period, meaning, definition, remarks, protection } = explanation;
  const part = (title: string, ...blocks: readonly Block[]): Part => {
    return { title: { text: title, level: 3 }, blocks };
  };
  return {
    title: { text: texts.heading(label, period.label), level: 2 },
    notices: explanation.notice === undefined ? [] : [texts.internal],
    about: [
      {
        kind: "facts",
        ...INDENT,
        wordWidth: 9,
        facts: [
          [texts.name, [code(figure)]],
          [texts.kind, meaning.kind],
          [texts.measure, meaning.measure],
        ],
      },
    ],
    parts: [
      part(texts.definition, sentences([definition], INDENT)),
      part(texts.columns, columnsOf(explanation)),
      part(texts.funnel, funnelOf(explanation), sentences(funnelEnd(explanation), INDENT)),
      part(
        texts.published,
        sentences(publishedWords(explanation), INDENT),
        ...publishedTable(explanation).flatMap(comparisonBlocks),
      ),
      part(
        texts.outcome,
        sentences([sidesText(explanation)], { ...INDENT, tone: "faint" }),
        ...comparisonBlocks(explanation.comparison),
      ),
      part(texts.protection, sentences(protection.text, INDENT)),
      part(texts.remarks, list(remarks, INDENT)),
    ],
  };
}

/** A comparison as a table. On a terminal the meaning of its words goes below it. */
function comparisonBlocks(comparison: Comparison): readonly Block[] {
  const legend = comparisonLegend(comparison);
  return [
    { ...comparisonTable(comparison), ...INDENT },
    { kind: "forEach", terminal: [{ ...legend, tone: "faint" }], markdown: [] },
  ];
}

/** A sentence about the published number of the period. Empty without a snapshot. */
function publishedWords({ published }: Explanation): readonly string[] {
  if (published === undefined) return [];
  const { on, comparison } = published;
  const day = on === null ? null : formatMoment(on);
  const [only] = comparison.rows.length === 1 ? comparison.rows : [];
  if (only !== undefined && areShown(only)) {
    const [old, now] = [only.old, only.new].map((side) => valueText(side, only.unit));
    return [texts.publishedAs(day, old ?? "", only.changed ? (now ?? "") : null)];
  }
  return [comparison.summary.changed === 0 ? texts.publishedSame(day) : texts.publishedOther(day)];
}

/** The published numbers as a table, if they are too many for a sentence or some are hidden. */
function publishedTable({ published }: Explanation): readonly Comparison[] {
  if (published === undefined) return [];
  const { comparison } = published;
  const [only] = comparison.rows.length === 1 ? comparison.rows : [];
  const isInWords = comparison.summary.changed === 0 || (only !== undefined && areShown(only));
  return isInWords ? [] : [comparison];
}

function areShown({ old, new: now }: Comparison["rows"][number]): boolean {
  return old.status === "shown" && now.status === "shown";
}

/** The day of a moment, in full. */
function formatMoment(moment: string): string {
  return formatIsoDay(moment.slice(0, "jjjj-mm-dd".length));
}

/** The columns of a figure: their headers in the export, and what they contain. */
function columnsOf({ columns }: Explanation): Block {
  return {
    kind: "forEach",
    terminal: columns.flatMap(({ header, label, content, isPresent }) => [
      sentences([isPresent ? header : `${header} (${texts.absent})`], INDENT),
      sentences([`${label}: ${content.join("; ")}`], { indent: 4, tone: "faint" }),
    ]),
    markdown: [
      list(
        columns.map(({ header, label, content, isPresent }) => [
          code(header),
          { text: isPresent ? ": " : ` (${texts.absent}): ` },
          { text: [label, ...content].join("; ") },
        ]),
      ),
    ],
  };
}

/**
 * The funnel as a sum: rows that a step leaves out are subtracted, and the remaining number
 * follows.
 */
function funnelOf({ funnel, period }: Explanation): Entries {
  const { exported, skipped, later, registered, steps } = funnel;
  const lines: readonly FunnelLine[] = [
    { sign: "", text: texts.exported, rows: exported },
    ...(skipped === 0 ? [] : [{ sign: "−" as const, text: texts.skipped, rows: skipped }]),
    { sign: "−", text: texts.later, rows: later },
    { sign: "=", text: texts.registered(formatIsoDay(period.to)), rows: registered },
    ...steps.flatMap(({ text, rows, left }): FunnelLine[] => [
      ...left.map((one): FunnelLine => ({ sign: "−", ...one })),
      { sign: "=", text, rows },
    ]),
  ];
  return {
    kind: "entries",
    ...INDENT,
    columns: [{ head: "" }, { head: texts.rows, isNumeric: true }, { head: texts.step }],
    entries: lines.map(({ sign, text, rows }) => {
      const tone = sign === "−" ? "faint" : "plain";
      return { names: [sign, formatInteger(rows)], text, tone };
    }),
  };
}

/** One line of a funnel. */
interface FunnelLine {
  /** "−" for rows that a step leaves out, "=" for the rows that remain. */
  readonly sign: "" | "−" | "=";
  readonly text: string;
  readonly rows: number;
}

/** A sentence below the funnel of a sensitive figure, whose last steps are not shown. */
function funnelEnd({ kind, protection }: Explanation): readonly string[] {
  if (!protection.isSensitive) return [];
  return [kind === "breakdown" ? texts.protectedFunnel : texts.protectedCount];
}

function sidesText({ comparison: { old, new: now } }: Explanation): string {
  return `${texts.old(old.period.label)}, ${texts.now(now.period.label)}`;
}

/** All figures as text for a terminal: by subject, each with its id and its label. */
export function figureListText(list: FigureList, terminal: Terminal): string {
  return sheetText(figureListSheet(list), terminal);
}

/** All figures as Markdown. */
export function figureListMarkdown(list: FigureList): string {
  return sheetMarkdown(figureListSheet(list));
}

function figureListSheet({ figures }: FigureList): Sheet {
  const idWidth = Math.max(...figures.map(({ id }) => id.length));
  const bySubject = Map.groupBy(figures, ({ group }) => group);
  const partOf = ([group, ofGroup]: readonly [string, FigureList["figures"]]): Part => ({
    title: { text: diffMessages.subjects[group] ?? group, level: 3 },
    blocks: [
      {
        kind: "entries",
        indent: 2,
        nameWidths: [idWidth],
        columns: [{ head: texts.name }, { head: diffMessages.figure }],
        entries: ofGroup.map(({ id, label }) => {
          return { names: [[code(id)]], text: label };
        }),
      },
    ],
  });
  const howToName = sentences([texts.howToName], { tone: "faint" });
  return {
    title: { text: texts.allFigures, level: 2, isOnTerminal: false },
    about: [sentences([texts.howToExplain])],
    parts: [
      ...[...bySubject].map(partOf),
      { blocks: [{ kind: "forEach", terminal: [howToName], markdown: [] }] },
    ],
  };
}
