import type { Choice } from "../../codebook/column.ts";
import { dictionaryMessages as texts } from "../../messages/dictionary.ts";
import type { Dictionary } from "./dictionary.ts";

/** The dictionary as Markdown: a section a column, with a table of its answers. */
export function codebookMarkdown(dictionary: Dictionary): string {
  const { source, columns, themes, regions, redefinitions } = dictionary;
  const parts = [
    `# ${texts.title}`,
    sentence(source),
    `## ${texts.columns}`,
    ...columns.flatMap(({ header, label, content, answers }) => [
      `### ${inText(header)}`,
      sentence(label),
      content.map((part) => `- ${inText(part)}`).join("\n"),
      ...(answers.length === 0 ? [] : [answerTable(answers)]),
    ]),
    `## ${texts.themes}`,
    answerTable(themes),
    ...(regions === null
      ? []
      : [
          `## ${texts.regions}`,
          table(
            [texts.label, texts.aliases],
            regions.map(({ name, aliases }) => [inText(name), inText(aliases.join(", "))]),
          ),
        ]),
    ...(redefinitions.length === 0
      ? []
      : [
          `## ${texts.redefinitions}`,
          redefinitions
            .map(({ figure, from, change, before }) => {
              const old = before === null ? "" : ` ${texts.before}: ${inText(before)}`;
              return `- \`${figure}\`: ${from} ${inText(change)}.${old}`;
            })
            .join("\n"),
        ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function answerTable(answers: readonly Choice[]): string {
  const hasThemes = answers.some(({ theme }) => theme !== undefined);
  const hasAliases = answers.some(({ aliases }) => aliases.length > 0);
  return table(
    [
      texts.code,
      texts.label,
      ...(hasThemes ? [texts.theme] : []),
      ...(hasAliases ? [texts.aliases] : []),
    ],
    answers.map(({ code, label, theme = "", aliases }) => [
      `\`${code}\``,
      inText(label),
      ...(hasThemes ? [`\`${theme}\``] : []),
      ...(hasAliases ? [inText(aliases.join(", "))] : []),
    ]),
  );
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

function sentence(text: string): string {
  return `${inText(text.charAt(0).toUpperCase() + text.slice(1))}.`;
}

/** What Markdown would take for a mark stands as it is. */
function inText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll(/[\\`*_[\]<>|~#]/g, "\\$&")
    .replace(/^(\s*)([-+]|\d+(?=[.)]))/, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}
