import type { Choice } from "../../codebook/column.ts";
import { dictionaryMessages as texts } from "../../messages/dictionary.ts";
import { markdownTable, markdownText } from "../markdown.ts";
import type { Dictionary } from "../../codebook/dictionary.ts";

/** The dictionary as Markdown: a section a column, with a table of its answers. */
export function codebookMarkdown(dictionary: Dictionary): string {
  const { source, columns, themes, regions, redefinitions } = dictionary;
  const parts = [
    `# ${texts.title}`,
    sentence(source),
    `## ${texts.columns}`,
    ...columns.flatMap(({ header, label, content, answers }) => [
      `### ${markdownText(header)}`,
      sentence(label),
      content.map((part) => `- ${markdownText(part)}`).join("\n"),
      ...(answers.length === 0 ? [] : [answerTable(answers)]),
    ]),
    `## ${texts.themes}`,
    answerTable(themes),
    `## ${texts.regions}`,
    markdownTable(
      [texts.label, texts.aliases],
      regions.map(({ name, aliases }) => [markdownText(name), markdownText(aliases.join(", "))]),
    ),
    ...(redefinitions.length === 0
      ? []
      : [
          `## ${texts.redefinitions}`,
          redefinitions
            .map(({ figure, from, change, before }) => {
              const old = before === null ? "" : ` ${texts.before}: ${markdownText(before)}`;
              return `- \`${figure}\`: ${from} ${markdownText(change)}.${old}`;
            })
            .join("\n"),
        ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function answerTable(answers: readonly Choice[]): string {
  const hasThemes = answers.some(({ theme }) => theme !== undefined);
  const hasAliases = answers.some(({ aliases }) => aliases.length > 0);
  return markdownTable(
    [
      texts.code,
      texts.label,
      ...(hasThemes ? [texts.theme] : []),
      ...(hasAliases ? [texts.aliases] : []),
    ],
    answers.map(({ code, label, theme = "", aliases }) => [
      `\`${code}\``,
      markdownText(label),
      ...(hasThemes ? [`\`${theme}\``] : []),
      ...(hasAliases ? [markdownText(aliases.join(", "))] : []),
    ]),
  );
}

function sentence(text: string): string {
  return `${markdownText(text.charAt(0).toUpperCase() + text.slice(1))}.`;
}
