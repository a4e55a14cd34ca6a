import type { Explanation } from "../../explain/explanation.ts";
import { formatInteger } from "../../language/numbers.ts";
import { explainMessages as texts } from "../../messages/explain.ts";
import { diffLegend, diffTableLines } from "../comparison/diff-table.ts";
import type { Terminal } from "../terminal.ts";
import { wrapped } from "../wrapped.ts";
import { funnelEnd, funnelLines } from "./funnel-lines.ts";

const INDENT = "  ";

/** An explanation as text for a terminal, no line longer than the terminal is wide. */
export function explainTable(explanation: Explanation, terminal: Terminal): string {
  const { label, period, comparison, definition, meaning, remarks, protection } = explanation;
  const { width, bold } = terminal;
  const indented = (text: string): string[] => wrapped(text, width, INDENT);
  const part = (title: string, lines: readonly string[]): string[] => [bold(title), ...lines];
  const facts: readonly (readonly [string, string])[] = [
    [texts.name, explanation.figure],
    [texts.kind, meaning.kind],
    [texts.measure, meaning.measure],
  ];
  const parts = [
    ...(explanation.notice === undefined
      ? []
      : [wrapped(texts.internal, width).map(terminal.alert)]),
    [
      ...wrapped(texts.heading(label, period.label), width).map(bold),
      ...facts.flatMap(([word, value]) => {
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
    part(texts.outcome, [
      ...wrapped(
        `${texts.old(comparison.old.period.label)}, ${texts.now(comparison.new.period.label)}`,
        width,
        INDENT,
      ).map(terminal.faint),
      ...diffTableLines(comparison, narrower(terminal)).map((line) => `${INDENT}${line}`),
      ...diffLegend(comparison)
        .flatMap((line) => wrapped(line, width, INDENT, INDENT.repeat(2)))
        .map(terminal.faint),
    ]),
    part(texts.protection, protection.text.flatMap(indented)),
    ...(remarks.length === 0 ? [] : [part(texts.remarks, remarks.flatMap(indented))]),
  ];
  return parts.map((lines) => `${lines.join("\n")}\n`).join("\n");
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
