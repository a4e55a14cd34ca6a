import type { Comparison } from "../../compare/comparison.ts";
import type { Explanation } from "../../explain/explanation.ts";
import { formatIsoDay } from "../../language/dates.ts";
import { formatInteger } from "../../language/numbers.ts";
import { explainMessages as texts } from "../../messages/explain.ts";
import { valueText } from "../comparison/diff-lines.ts";
import { diffLegend, diffMarkdownTable, diffTableLines } from "../comparison/diff-text.ts";
import {
  markdownCode,
  markdownList,
  markdownTable,
  markdownText,
  markdownTitled,
} from "../markdown.ts";
import type { Terminal } from "../terminal.ts";
import { inParts, titled, wrapped } from "../wrapped.ts";

const INDENT = "  ";

/** An explanation as text for a terminal, no line longer than the terminal is wide. */
export function explainTable(explanation: Explanation, terminal: Terminal): string {
  const { label, period, comparison, definition, remarks, protection } = explanation;
  const { width, bold } = terminal;
  const indented = (text: string): string[] => wrapped(text, width, INDENT);
  const part = (title: string, lines: readonly string[]): readonly string[] =>
    titled(bold(title), lines);
  return inParts([
    explanation.notice === undefined ? [] : wrapped(texts.internal, width).map(terminal.alert),
    [
      ...wrapped(texts.heading(label, period.label), width).map(bold),
      ...factsOf(explanation).flatMap(([word, value]) => {
        const start = `${INDENT}${`${word}:`.padEnd(8)} `;
        return wrapped(value, width, start, " ".repeat(start.length));
      }),
    ],
    part(texts.definition, indented(definition)),
    part(texts.columns, columnLines(explanation, terminal)),
    part(texts.funnel, [
      ...sumLines(explanation, terminal),
      ...[funnelEnd(explanation)].flatMap((end) => (end === null ? [] : indented(end))),
    ]),
    part(texts.published, [
      ...publishedWords(explanation).flatMap(indented),
      ...publishedTable(explanation).flatMap((shown) => comparisonLines(shown, terminal)),
    ]),
    part(texts.outcome, [
      ...indented(sidesText(explanation)).map(terminal.faint),
      ...comparisonLines(comparison, terminal),
    ]),
    part(texts.protection, protection.text.flatMap(indented)),
    part(texts.remarks, remarks.flatMap(indented)),
  ]);
}

/** A comparison as a table, with what its words mean. */
function comparisonLines(comparison: Comparison, terminal: Terminal): readonly string[] {
  return [
    ...diffTableLines(comparison, narrower(terminal)).map((line) => `${INDENT}${line}`),
    ...diffLegend(comparison)
      .flatMap((line) => wrapped(line, terminal.width, INDENT, INDENT.repeat(2)))
      .map(terminal.faint),
  ];
}

/** The published number of the period in a sentence; none without a kept report. */
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

/** The published numbers as a table, where they are too many for a sentence or some are hidden. */
function publishedTable({ published }: Explanation): readonly Comparison[] {
  if (published === undefined) return [];
  const { comparison } = published;
  const [only] = comparison.rows.length === 1 ? comparison.rows : [];
  const isSaid = comparison.summary.changed === 0 || (only !== undefined && areShown(only));
  return isSaid ? [] : [comparison];
}

function areShown({ old, new: now }: Comparison["rows"][number]): boolean {
  return old.status === "shown" && now.status === "shown";
}

/** A day in full, with its time where it has one. */
function formatMoment(moment: string): string {
  return formatIsoDay(moment.slice(0, "jjjj-mm-dd".length));
}

function narrower(terminal: Terminal): Terminal {
  return { ...terminal, width: terminal.width - INDENT.length };
}

function columnLines({ columns }: Explanation, terminal: Terminal): string[] {
  return columns.flatMap(({ header, label, content, isPresent }) => [
    ...wrapped(isPresent ? header : `${header} (${texts.absent})`, terminal.width, INDENT),
    ...wrapped(`${label}: ${content.join("; ")}`, terminal.width, INDENT.repeat(2)).map(
      terminal.faint,
    ),
  ]);
}

/** The funnel as a sum, its numbers below each other. */
function sumLines(explanation: Explanation, terminal: Terminal): string[] {
  const lines = funnelLines(explanation);
  const numberWidth = Math.max(...lines.map(({ rows }) => formatInteger(rows).length));
  return lines.flatMap(({ sign, text, rows }) => {
    const start = `${INDENT}${sign.padEnd(1)} ${formatInteger(rows).padStart(numberWidth)}  `;
    const style = sign === "−" ? terminal.faint : (line: string) => line;
    return wrapped(text, terminal.width, start, " ".repeat(start.length)).map(style);
  });
}

/** One line of the way from the export to what a figure counts. */
interface FunnelLine {
  /** Rows that go on, or rows that are left behind on the way to the next that go on. */
  readonly sign: "" | "−" | "=";
  readonly text: string;
  readonly rows: number;
}

/** The funnel as a sum: rows that are left behind are subtracted, and what is left stands below. */
function funnelLines({ funnel, period }: Explanation): readonly FunnelLine[] {
  const { exported, skipped, later, registered, steps } = funnel;
  return [
    { sign: "", text: texts.exported, rows: exported },
    ...(skipped === 0 ? [] : [{ sign: "−" as const, text: texts.skipped, rows: skipped }]),
    { sign: "−", text: texts.later, rows: later },
    { sign: "=", text: texts.registered(formatIsoDay(period.to)), rows: registered },
    ...steps.flatMap(({ text, rows, left }): FunnelLine[] => [
      ...left.map((one): FunnelLine => ({ sign: "−", ...one })),
      { sign: "=", text, rows },
    ]),
  ];
}

/** What stands below the funnel of a figure of which the rest may not be told; null for others. */
function funnelEnd({ kind, protection }: Explanation): string | null {
  if (!protection.isSensitive) return null;
  return kind === "breakdown" ? texts.protectedFunnel : texts.protectedCount;
}

/** An explanation as Markdown. */
export function explainMarkdown(explanation: Explanation): string {
  const { figure, label, period, definition, columns, remarks } = explanation;
  const { comparison, protection } = explanation;
  const end = funnelEnd(explanation);
  const parts = [
    `## ${markdownText(texts.heading(label, period.label))}`,
    ...(explanation.notice === undefined ? [] : [`**${markdownText(texts.internal)}**`]),
    markdownList(
      factsOf(explanation).map(
        ([word, value]) =>
          `${word}: ${value === figure ? markdownCode(value) : markdownText(value)}`,
      ),
    ),
    `### ${markdownText(texts.definition)}`,
    markdownText(definition),
    `### ${markdownText(texts.columns)}`,
    markdownList(
      columns.map(({ header, label: meant, content, isPresent }) => {
        const absent = isPresent ? "" : ` (${texts.absent})`;
        return `${markdownCode(header)}${absent}: ${markdownText([meant, ...content].join("; "))}`;
      }),
    ),
    `### ${texts.funnel}`,
    markdownTable(
      ["", texts.rows, texts.step],
      funnelLines(explanation).map(({ sign, text, rows }) => [
        sign,
        formatInteger(rows),
        markdownText(text),
      ]),
      [texts.rows],
    ),
    ...(end === null ? [] : [markdownText(end)]),
    ...markdownTitled(
      `### ${markdownText(texts.published)}`,
      [
        ...publishedWords(explanation).map(markdownText),
        ...publishedTable(explanation).flatMap(diffMarkdownTable),
      ].join("\n\n"),
    ),
    `### ${markdownText(texts.outcome)}`,
    markdownText(sidesText(explanation)),
    ...diffMarkdownTable(comparison),
    `### ${markdownText(texts.protection)}`,
    protection.text.map(markdownText).join(" "),
    ...markdownTitled(`### ${texts.remarks}`, markdownList(remarks.map(markdownText))),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** What kind of figure it is, a word and what it stands for each. */
function factsOf({ figure, meaning }: Explanation): readonly (readonly [string, string])[] {
  return [
    [texts.name, figure],
    [texts.kind, meaning.kind],
    [texts.measure, meaning.measure],
  ];
}

function sidesText({ comparison: { old, new: now } }: Explanation): string {
  return `${texts.old(old.period.label)}, ${texts.now(now.period.label)}`;
}
