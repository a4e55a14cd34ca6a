import type { Choice } from "../../codebook/column.ts";
import { dictionaryMessages as texts } from "../../messages/dictionary.ts";
import type { Dictionary } from "../../codebook/dictionary.ts";
import { wrapped } from "../wrapped.ts";

/** The narrowest terminal that a user is likely to have. */
const WIDTH = 80;

/** The dictionary as text for a terminal, no line longer than 80 characters. */
export function codebookTable(dictionary: Dictionary): string {
  const { source, columns, themes, regions, redefinitions } = dictionary;
  const blocks = [
    wrapped(`${texts.title}: ${source}`, WIDTH),
    ...columns.map(({ header, label, content, answers }) => [
      header,
      ...wrapped(label, WIDTH, "  "),
      ...wrapped(content.join("; "), WIDTH, "  "),
      ...answerLines(answers),
    ]),
    [texts.themes, ...answerLines(themes)],
    [texts.regions, ...regions.flatMap(({ name, aliases }) => named(name, aliases))],
    ...(redefinitions.length === 0
      ? []
      : [
          [
            texts.redefinitions,
            ...redefinitions.flatMap(({ figure, from, change, before }) => [
              ...wrapped(`${figure}: ${from} ${change}.`, WIDTH, "  ", "    "),
              ...(before === null ? [] : wrapped(`${texts.before}: ${before}`, WIDTH, "    ")),
            ]),
          ],
        ]),
  ];
  return blocks.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

/** Answers by their codes, the labels in a column of their own; under their themes, if they have any. */
function answerLines(answers: readonly Choice[]): string[] {
  const width = Math.max(0, ...answers.map(({ code }) => code.length));
  const themes = [...new Set(answers.map(({ theme }) => theme))];
  return themes.flatMap((theme) => {
    const lines = answers
      .filter((answer) => answer.theme === theme)
      .flatMap(({ code, label, aliases }) => {
        const more = aliases.length === 0 ? "" : ` (${texts.also(aliases)})`;
        const start = `    ${theme === undefined ? "" : "  "}${code.padEnd(width)}  `;
        return wrapped(`${label}${more}`, WIDTH, start, " ".repeat(start.length));
      });
    return theme === undefined ? lines : [`    ${texts.theme.toLowerCase()} ${theme}:`, ...lines];
  });
}

function named(name: string, aliases: readonly string[]): string[] {
  const more = aliases.length === 0 ? "" : ` (${texts.also(aliases)})`;
  return wrapped(`${name}${more}`, WIDTH, "    ", "      ");
}
