import { type Codebook, headerOf, type NamedColumn } from "../codebook/codebook.ts";
import type { Choice, ColumnType } from "../codebook/column.ts";
import type { Dictionary } from "../codebook/dictionary.ts";
import type { Region } from "../codebook/regions.ts";
import { dictionaryMessages as texts } from "../messages/codebook.ts";
import { sheetMarkdown, sheetText } from "./print-sheet.ts";
import {
  type Block,
  code as codeOf,
  type Column,
  list,
  type Part,
  sentences,
  type Sheet,
  type Text,
} from "./sheet.ts";
import { terminalOf } from "./terminal-lines.ts";

/** The width of the narrowest terminal that a user is likely to have. */
const WIDTH = 80;

/** The dictionary as text for a terminal of 80 characters. */
export function codebookText(dictionary: Dictionary): string {
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

/** A table of answers. It has only the columns that are filled for at least one answer. */
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

/**
 * The codebook as a Table Schema of the Data Package standard (version 2.0), with which another tool
 * checks the cells of an export. It accepts every spelling that the reader accepts, so dates and answers
 * are texts with a pattern. It has no rules across cells and no rule for the names of regions. Patterns
 * are regular expressions of XML Schema, for the whole cell.
 */
export function tableSchema({ columns, regions }: Codebook): string {
  const [first] = columns;
  const schema = {
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    fields: columns.map((column) => fieldOf(column, regions)),
    // Optional columns may be absent, and unknown columns are allowed.
    fieldsMatch: "partial",
    missingValues: [""],
    ...(first === undefined ? {} : { primaryKey: [headerOf(first)] }),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function fieldOf(column: NamedColumn, regions: readonly Region[]): object {
  const { type, label, filled, unknown } = column;
  return {
    name: headerOf(column),
    title: label,
    description: [
      texts.types[type],
      ...(unknown === undefined ? [] : [texts.unknown(unknown.label)]),
      ...(type === "freeChoices" ? [texts.known(regions.map(({ name }) => name))] : []),
    ].join("; "),
    ...FIELD_TYPES[type],
    constraints: {
      ...(filled === true ? { required: true } : {}),
      ...(type === "id" ? { unique: true } : {}),
      ...constraintsOf(column),
    },
  };
}

const DATE_MEANING = "http://www.w3.org/2001/XMLSchema#date";
const FIELD_TYPES: Readonly<Record<ColumnType, object>> = {
  id: { type: "string" },
  date: { type: "string", rdfType: DATE_MEANING },
  count: { type: "integer" },
  choice: { type: "string" },
  choices: { type: "string" },
  freeChoices: { type: "string" },
  datedChoices: { type: "string" },
};

// In XML Schema a non-breaking space is not white space.
const SPACE = "[\\s\u00a0]*";
const YEAR = "20[0-9]{2}";
const MONTH = "(0?[1-9]|1[0-2])";
const DAY = "(0?[1-9]|[12][0-9]|3[01])";
const TWO_DIGIT_MONTH = "(0[1-9]|1[0-2])";
const TWO_DIGIT_DAY = "(0[1-9]|[12][0-9]|3[01])";
const CLOCK = "([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]+)?)?";
const ZONE = String.raw`( ?(Z|[+\-](0[0-9]|1[0-4])(:?[0-9]{2})?))?`;
const DATE = `(${["-", "/"]
  .flatMap((separator) => [
    [YEAR, TWO_DIGIT_MONTH, TWO_DIGIT_DAY].join(separator),
    [DAY, MONTH, YEAR].join(separator),
  ])
  .join("|")})([ \u00a0T]${CLOCK}${ZONE})?`;

function constraintsOf({ type, filled, choices = [] }: NamedColumn): object {
  const answers = [...new Set(choices.flatMap(spellings).map(inAnyCase))].join("|");
  const several = (one: string): string =>
    `${SPACE}(${one})?${SPACE}([|]${SPACE}(${one})?${SPACE})*`;
  switch (type) {
    case "id":
      return { pattern: String.raw`${SPACE}[A-Za-z0-9_\-]{1,32}${SPACE}` };
    case "date":
      return { pattern: `${SPACE}${filled === true ? DATE : `(${DATE})?`}${SPACE}` };
    case "count":
      return { minimum: 0, maximum: 99 };
    case "choice":
      return { pattern: `${SPACE}(${answers})?${SPACE}` };
    case "choices":
      return { pattern: several(answers) };
    case "datedChoices":
      return { pattern: several(`(${answers})${SPACE}@${SPACE}${DATE}`) };
    case "freeChoices":
      return {};
  }
}

function spellings({ code, label, aliases }: Choice): string[] {
  return [code, label, ...aliases];
}

/**
 * A pattern that matches a text in capitals and in small letters. XML Schema has no option for
 * that.
 */
function inAnyCase(text: string): string {
  return text.normalize("NFC").replaceAll(/./gsu, (character) => {
    const [small, capital] = [character.toLowerCase(), character.toUpperCase()];
    // A letter such as ß has no single capital.
    if (small !== capital && capital.length === small.length) return `[${capital}${small}]`;
    if (/[\p{L}\p{N} _-]/u.test(character)) return character;
    return /[\\^[\]]/.test(character) ? `\\${character}` : `[${character}]`;
  });
}

/** The codebook as JSON: columns with their answers, themes, regions and redefinitions. */
export function codebookJson({ columns, themes, regions, redefinitions }: Codebook): string {
  const codebook = {
    schemaVersion: 1,
    columns: columns.map((column) => {
      const { name, label, type, required, filled, choices, unknown, otherHeaders } = column;
      return {
        name,
        header: headerOf(column),
        aliases: otherHeaders ?? [],
        label,
        type,
        required: required === true,
        filled: filled === true,
        ...(choices === undefined ? {} : { answers: choices }),
        ...(unknown === undefined ? {} : { unknown: { code: unknown.code, label: unknown.label } }),
      };
    }),
    themes: themes.map(({ code, label }) => ({ code, label })),
    regions,
    redefinitions,
  };
  return `${JSON.stringify(codebook, null, 2)}\n`;
}
