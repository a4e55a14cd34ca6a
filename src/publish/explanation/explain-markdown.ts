import type { Explanation } from "../../explain/explanation.ts";
import { formatInteger } from "../../language/numbers.ts";
import { explainMessages as texts } from "../../messages/explain.ts";
import { diffMarkdownTable } from "../comparison/diff-markdown.ts";
import { markdownCode, markdownTable, markdownText } from "../markdown.ts";
import { funnelEnd, funnelLines } from "./funnel-lines.ts";

/** An explanation as Markdown. */
export function explainMarkdown(explanation: Explanation): string {
  const { figure, label, period, definition, meaning, columns, remarks } = explanation;
  const { comparison, protection } = explanation;
  const end = funnelEnd(explanation);
  const parts = [
    `## ${markdownText(texts.heading(label, period.label))}`,
    ...(explanation.notice === undefined ? [] : [`**${markdownText(texts.internal)}**`]),
    [
      `- ${texts.name}: \`${figure}\``,
      `- ${texts.kind}: ${markdownText(meaning.kind)}`,
      `- ${texts.measure}: ${markdownText(meaning.measure)}`,
    ].join("\n"),
    `### ${markdownText(texts.definition)}`,
    markdownText(definition),
    `### ${markdownText(texts.columns)}`,
    columns
      .map(({ header, label: meant, content, isPresent }) => {
        const absent = isPresent ? "" : ` (${texts.absent})`;
        return `- ${markdownCode(header)}${absent}: ${markdownText([meant, ...content].join("; "))}`;
      })
      .join("\n"),
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
    `### ${markdownText(texts.outcome)}`,
    markdownText(
      `${texts.old(comparison.old.period.label)}, ${texts.now(comparison.new.period.label)}`,
    ),
    ...diffMarkdownTable(comparison),
    `### ${markdownText(texts.protection)}`,
    protection.text.map(markdownText).join(" "),
    ...(remarks.length === 0
      ? []
      : [`### ${texts.remarks}`, remarks.map((remark) => `- ${markdownText(remark)}`).join("\n")]),
  ];
  return `${parts.join("\n\n")}\n`;
}
