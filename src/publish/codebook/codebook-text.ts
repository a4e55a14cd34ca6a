import type { Choice } from "../../codebook/column.ts";
import type { Dictionary } from "../../codebook/dictionary.ts";
import { dictionaryMessages as texts } from "../../messages/dictionary.ts";
import { sheetMarkdown } from "../markdown-sheet.ts";
import {
  type Block,
  code as codeOf,
  type Column,
  list,
  type Part,
  sentences,
  type Sheet,
  type Text,
} from "../sheet.ts";
import { sheetText } from "../terminal-sheet.ts";
import { terminalOf } from "../terminal.ts";

/** The width of the narrowest terminal that a user is likely to have. */
const WIDTH = 80;

/** The dictionary as text for a terminal of 80 characters. */
export function codebookTable(dictionary: Dictionary): string {
  return sheetText(codebookSheet(dictionary), terminalOf(WIDTH, false));
}

/** The dictionary as Markdown: a section for each column, with a table of its answers. */
export function codebookMarkdown(dictionary: Dictionary): string {
  return sheetMarkdown(codebookSheet(dictionary));
}

function codebookSheet({ source, columns, themes, regions, redefinitions }: Dictionary): Sheet {
  const section = (title: string, ...blocks: readonly Block[]): Part => {
    return { title: { text: title, level: 2 }, blocks, isSection: true };
  };
  return {
    title: { text: texts.title, level: 1, isOnTerminal: false },
    about: [
      {
        kind: "forEach",
        terminal: [sentences([`${texts.title}: ${source}`])],
        markdown: [sentences([sentence(source)])],
      },
    ],
    parts: [
      {
        title: { text: texts.columns, level: 2, isOnTerminal: false },
        blocks: [],
        isSection: true,
      },
      ...columns.map(columnPart),
      section(texts.themes, answersOf(themes)),
      section(texts.regions, regionsOf(regions)),
      { title: { text: texts.redefinitions, level: 2 }, blocks: [redefinitionsOf(redefinitions)] },
    ],
  };
}

function columnPart({ header, label, content, answers }: Dictionary["columns"][number]): Part {
  return {
    title: { text: header, level: 3 },
    blocks: [
      {
        kind: "forEach",
        terminal: [sentences([label, content.join("; ")], { indent: 2 })],
        markdown: [sentences([sentence(label)]), list(content)],
      },
      ...(answers.length === 0 ? [] : [answersOf(answers)]),
    ],
  };
}

/** Answers with their codes. A terminal shows them below their themes, Markdown in one table. */
function answersOf(answers: readonly Choice[]): Block {
  return {
    kind: "forEach",
    terminal: answersByTheme(answers),
    markdown: [answerTable(answers)],
  };
}

function answersByTheme(answers: readonly Choice[]): readonly Block[] {
  const nameWidths = [Math.max(0, ...answers.map(({ code }) => code.length))];
  const byTheme = Map.groupBy(answers, ({ theme }) => theme);
  return [...byTheme].flatMap(([theme, ofTheme]): readonly Block[] => {
    const entries = ofTheme.map(({ code, label, aliases }) => {
      return { names: [code], text: withAliases(label, aliases) };
    });
    const block = { kind: "entries", columns: [], nameWidths, entries } as const;
    if (theme === undefined) return [{ ...block, indent: 4 }];
    const title = sentences([`${texts.theme.toLowerCase()} ${theme}:`], { indent: 4 });
    return [title, { ...block, indent: 6 }];
  });
}

/** A table with the columns that any answer has a value for. */
function answerTable(answers: readonly Choice[]): Block {
  const hasThemes = answers.some(({ theme }) => theme !== undefined);
  const hasAliases = answers.some(({ aliases }) => aliases.length > 0);
  const withOthers = <T>(start: readonly T[], theme: T, aliases: T): readonly T[] => [
    ...start,
    ...(hasThemes ? [theme] : []),
    ...(hasAliases ? [aliases] : []),
  ];
  const columns = withOthers([texts.code, texts.label], texts.theme, texts.aliases);
  return {
    kind: "entries",
    columns: columns.map((head): Column => ({ head })),
    entries: answers.map(({ code, label, theme = "", aliases }) => {
      const cells = withOthers<Text>([[codeOf(code)], label], [codeOf(theme)], aliases.join(", "));
      return { names: cells.slice(0, -1), text: cells.at(-1) ?? "" };
    }),
  };
}

function regionsOf(regions: Dictionary["regions"]): Block {
  const names = regions.map(({ name, aliases }) => withAliases(name, aliases));
  return {
    kind: "forEach",
    terminal: [list(names, { indent: 4, hang: 2 })],
    markdown: [
      {
        kind: "entries",
        columns: [{ head: texts.label }, { head: texts.aliases }],
        entries: regions.map(({ name, aliases }) => {
          return { names: [name], text: aliases.join(", ") };
        }),
      },
    ],
  };
}

/** The changes in what figures count. */
function redefinitionsOf(redefinitions: Dictionary["redefinitions"]): Block {
  return {
    kind: "forEach",
    terminal: redefinitions.flatMap(({ figure, from, change, before }) => [
      list([`${figure}: ${from} ${change}.`], { indent: 2, hang: 2 }),
      sentences(before === null ? [] : [`${texts.before}: ${before}`], { indent: 4 }),
    ]),
    markdown: [
      list(
        redefinitions.map(({ figure, from, change, before }) => [
          codeOf(figure),
          { text: `: ${from} ` },
          { text: change },
          { text: before === null ? "." : `. ${texts.before}: ` },
          { text: before ?? "" },
        ]),
      ),
    ],
  };
}

function withAliases(name: string, aliases: readonly string[]): string {
  return aliases.length === 0 ? name : `${name} (${texts.also(aliases)})`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
