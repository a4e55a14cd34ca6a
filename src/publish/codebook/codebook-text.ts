import type { Choice } from "../../codebook/column.ts";
import type { Dictionary } from "../../codebook/dictionary.ts";
import { dictionaryMessages as texts } from "../../messages/dictionary.ts";
import { markdownList, markdownTable, markdownText, markdownTitled } from "../markdown.ts";
import { inParts, titled, wrapped } from "../terminal.ts";

/** The narrowest terminal that a user is likely to have. */
const WIDTH = 80;

/** The dictionary as text for a terminal, no line longer than 80 characters. */
export function codebookTable(dictionary: Dictionary): string {
  const { source, columns, themes, regions, redefinitions } = dictionary;
  return inParts([
    wrapped(`${texts.title}: ${source}`, WIDTH),
    ...columns.map(({ header, label, content, answers }) => [
      header,
      ...wrapped(label, WIDTH, "  "),
      ...wrapped(content.join("; "), WIDTH, "  "),
      ...answerLines(answers),
    ]),
    [texts.themes, ...answerLines(themes)],
    [
      texts.regions,
      ...regions.flatMap(({ name, aliases }) =>
        wrapped(withAliases(name, aliases), WIDTH, "    ", "      "),
      ),
    ],
    titled(
      texts.redefinitions,
      redefinitions.flatMap(({ figure, from, change, before }) => [
        ...wrapped(`${figure}: ${from} ${change}.`, WIDTH, "  ", "    "),
        ...(before === null ? [] : wrapped(`${texts.before}: ${before}`, WIDTH, "    ")),
      ]),
    ),
  ]);
}

/** Answers by their codes, the labels in a column of their own; under their themes, if they have any. */
function answerLines(answers: readonly Choice[]): string[] {
  const width = Math.max(0, ...answers.map(({ code }) => code.length));
  const themes = [...new Set(answers.map(({ theme }) => theme))];
  return themes.flatMap((theme) => {
    const lines = answers
      .filter((answer) => answer.theme === theme)
      .flatMap(({ code, label, aliases }) => {
        const start = `    ${theme === undefined ? "" : "  "}${code.padEnd(width)}  `;
        return wrapped(withAliases(label, aliases), WIDTH, start, " ".repeat(start.length));
      });
    return theme === undefined ? lines : [`    ${texts.theme.toLowerCase()} ${theme}:`, ...lines];
  });
}

function withAliases(name: string, aliases: readonly string[]): string {
  return aliases.length === 0 ? name : `${name} (${texts.also(aliases)})`;
}

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
      markdownList(content.map(markdownText)),
      ...(answers.length === 0 ? [] : [answerTable(answers)]),
    ]),
    `## ${texts.themes}`,
    answerTable(themes),
    `## ${texts.regions}`,
    markdownTable(
      [texts.label, texts.aliases],
      regions.map(({ name, aliases }) => [markdownText(name), markdownText(aliases.join(", "))]),
    ),
    ...markdownTitled(
      `## ${texts.redefinitions}`,
      markdownList(
        redefinitions.map(({ figure, from, change, before }) => {
          const old = before === null ? "" : ` ${texts.before}: ${markdownText(before)}`;
          return `\`${figure}\`: ${from} ${markdownText(change)}.${old}`;
        }),
      ),
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}

function answerTable(answers: readonly Choice[]): string {
  const hasThemes = answers.some(({ theme }) => theme !== undefined);
  const hasAliases = answers.some(({ aliases }) => aliases.length > 0);
  const withOthers = <T>(start: readonly T[], theme: T, aliases: T): readonly T[] => [
    ...start,
    ...(hasThemes ? [theme] : []),
    ...(hasAliases ? [aliases] : []),
  ];
  return markdownTable(
    withOthers([texts.code, texts.label], texts.theme, texts.aliases),
    answers.map(({ code, label, theme = "", aliases }) =>
      withOthers(
        [`\`${code}\``, markdownText(label)],
        `\`${theme}\``,
        markdownText(aliases.join(", ")),
      ),
    ),
  );
}

function sentence(text: string): string {
  return `${markdownText(text.charAt(0).toUpperCase() + text.slice(1))}.`;
}
