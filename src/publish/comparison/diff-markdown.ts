import type { Comparison } from "../../compare/comparison.ts";
import { diffMessages as texts } from "../../messages/diff.ts";
import { markdownTable, markdownText } from "../markdown.ts";
import { diffHead } from "./diff-head.ts";
import { diffGroups, type DiffLine } from "./diff-lines.ts";

const NUMERIC = [texts.old, texts.new, texts.difference, texts.percent];

/** A comparison as Markdown, to paste into a mail or an issue. */
export function diffMarkdown(comparison: Comparison): string {
  const head = diffHead(comparison);
  const parts = [
    `## ${head.title}`,
    ...(head.notice === null ? [] : [`**${markdownText(head.notice)}**`]),
    [`- ${texts.old}: ${markdownText(head.old)}`, `- ${texts.new}: ${markdownText(head.new)}`].join(
      "\n",
    ),
    head.about.join(" "),
    ...diffMarkdownTable(comparison),
    ...(head.legend.length === 0
      ? []
      : [
          `**${texts.legend}**`,
          head.legend.map(({ word, meaning }) => `- ${word}: ${meaning}`).join("\n"),
        ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The rows of a comparison and the remarks on them, as parts of a text; none where there are none. */
export function diffMarkdownTable(comparison: Comparison): readonly string[] {
  const groups = diffGroups(comparison);
  if (groups.length === 0) return [];
  const remarks = new Set(
    groups.flatMap(({ label, remarks: own }) =>
      own.map((remark) => `- **${markdownText(label)}**: ${markdownText(remark)}`),
    ),
  );
  const rows = groups.flatMap(({ lines }) => lines.map(cellsOf));
  return [
    markdownTable([texts.figure, ...NUMERIC, texts.class], rows, NUMERIC),
    ...(remarks.size === 0 ? [] : [`**${texts.remark}**`, [...remarks].join("\n")]),
  ];
}

function cellsOf(line: DiffLine): readonly string[] {
  const name = markdownText(line.name);
  const dashes = { figure: "", number: "– ", more: "– – " }[line.level];
  return [
    line.level === "figure" ? `**${name}**` : `${dashes}${name}`,
    line.old,
    line.new,
    line.difference,
    line.percent,
    line.class,
  ];
}
