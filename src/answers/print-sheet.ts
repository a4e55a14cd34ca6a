import {
  type Block,
  type Column,
  type Entries,
  type Facts,
  type Item,
  type List,
  type Part,
  type Row,
  type Run,
  type Sentences,
  type Sheet,
  type Table,
  type Text,
  textOf,
  type Title,
} from "./sheet.ts";
import {
  inParts,
  styledLines,
  styledText,
  tableLines,
  type Terminal,
  toned,
  wrapped,
} from "./terminal-lines.ts";

/** The gap between the names of an entry and its text. */
const GAP = "  ";
/** The extra indent of the text below an item, in characters. */
const MORE_INDENT = 2;

/** A sheet as text for a terminal. Lines fit its width, except lines that must not break and wide tables. */
export function sheetText({ title, notices = [], about = [], parts }: Sheet, terminal: Terminal) {
  const { width, alert } = terminal;
  return inParts([
    notices.flatMap((notice) => wrapped(notice, width).map(alert)),
    [...titleLines(title, terminal), ...about.flatMap((block) => blockLines(block, terminal))],
    ...parts.map((part) => partLines(part, terminal)),
  ]);
}

function partLines(
  { title, blocks, isSection = false }: Part,
  terminal: Terminal,
): readonly string[] {
  const lines = blocks.flatMap((block) => blockLines(block, terminal));
  return lines.length === 0 && !isSection ? [] : [...titleLines(title, terminal), ...lines];
}

function titleLines(title: Title | undefined, { width, bold }: Terminal): readonly string[] {
  if (title === undefined || title.isOnTerminal === false) return [];
  return wrapped(textOf(title.text), width).map(bold);
}

function blockLines(block: Block, terminal: Terminal): readonly string[] {
  switch (block.kind) {
    case "sentences":
      return sentenceLines(block, terminal);
    case "facts":
      return factLines(block, terminal);
    case "list":
      return listLines(block, terminal);
    case "entries":
      return entryLines(block, terminal);
    case "table": {
      const { indent = 0 } = block;
      const narrower = { ...terminal, width: terminal.width - indent };
      return tableLines(block, narrower).map((line) => `${" ".repeat(indent)}${line}`);
    }
    case "forEach":
      return block.terminal.flatMap((one) => blockLines(one, terminal));
  }
}

function sentenceLines(
  { texts, tone, indent = 0, isWhole = false }: Sentences,
  terminal: Terminal,
): readonly string[] {
  const start = " ".repeat(indent);
  const lines = isWhole
    ? texts.map((text) => `${start}${styledText(text, terminal)}`)
    : texts.flatMap((text) => styledLines(text, terminal, start));
  return lines.map(toned(tone, terminal));
}

function factLines(
  { facts, wordWidth, hasColons = true, indent = 0 }: Facts,
  { width }: Terminal,
): string[] {
  const room = wordWidth ?? Math.max(...facts.map(([word]) => word.length)) + ": ".length;
  return facts.flatMap(([word, value]) => {
    const start = `${" ".repeat(indent)}${`${word}${hasColons ? ":" : ""}`.padEnd(room)}`;
    return wrapped(textOf(value), width, start, " ".repeat(start.length));
  });
}

function listLines(
  { items, tone, indent = 0, hang = 0 }: List,
  terminal: Terminal,
): readonly string[] {
  const style = toned(tone, terminal);
  const start = " ".repeat(indent);
  return items.flatMap((item) => {
    const text = typeof item === "object" && "text" in item ? item.text : item;
    const lines = styledLines(text, terminal, start, " ".repeat(indent + hang));
    const more =
      typeof item === "object" && "more" in item
        ? styledLines(item.more, terminal, " ".repeat(indent + MORE_INDENT))
        : [];
    return [...lines, ...more].map(style);
  });
}

function entryLines(
  { columns, entries, nameWidths, indent = 0 }: Entries,
  terminal: Terminal,
): readonly string[] {
  const widthOf = (at: number): number =>
    nameWidths?.[at] ?? Math.max(...entries.map(({ names }) => textOf(names[at] ?? "").length));
  return entries.flatMap(({ names, text, tone }) => {
    const padded = names.map((name, at) =>
      columns[at]?.isNumeric === true
        ? textOf(name).padStart(widthOf(at))
        : textOf(name).padEnd(widthOf(at)),
    );
    const start = `${" ".repeat(indent)}${padded.join(" ")}${GAP}`;
    const lines = wrapped(textOf(text), terminal.width, start, " ".repeat(start.length));
    return lines.map(toned(tone, terminal));
  });
}

/** A sheet as Markdown, to paste into a mail or an issue. */
export function sheetMarkdown({ title, notices = [], about = [], parts }: Sheet): string {
  const paragraphs = [
    ...(title === undefined ? [] : [titleMarkdown(title)]),
    ...notices.map((notice) => `**${markdownText(notice)}**`),
    ...about.flatMap(blockMarkdown),
    ...parts.flatMap((part) => {
      const body = part.blocks.flatMap(blockMarkdown);
      const { title: ofPart, isSection = false } = part;
      return ofPart === undefined || (body.length === 0 && !isSection)
        ? body
        : [titleMarkdown(ofPart), ...body];
    }),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

function titleMarkdown({ text, level }: Title): string {
  const title = textMarkdown(text);
  return level === "bold" ? `**${title}**` : `${"#".repeat(level)} ${title}`;
}

/** The paragraphs of a block; none for a block without content. */
function blockMarkdown(block: Block): readonly string[] {
  switch (block.kind) {
    case "sentences":
      return block.texts.length === 0 ? [] : [block.texts.map(textMarkdown).join(" ")];
    case "facts":
      return [markdownList(block.facts.map(([word, value]) => `${word}: ${textMarkdown(value)}`))];
    case "list":
      return block.items.length === 0 ? [] : [markdownList(block.items.map(itemMarkdown))];
    case "entries":
      return [
        columnsMarkdown(
          block.columns,
          block.entries.map(({ names, text }) => [
            // A number such as 12.979 needs no escapes, because it does not begin a list.
            ...names.map((name, at) =>
              block.columns[at]?.isNumeric === true ? textOf(name) : textMarkdown(name),
            ),
            textMarkdown(text),
          ]),
        ),
      ];
    case "table":
      return tableMarkdown(block);
    case "forEach":
      return block.markdown.flatMap(blockMarkdown);
  }
}

function itemMarkdown(item: Item): string {
  if (typeof item === "string" || !("text" in item)) return textMarkdown(item);
  const text = textMarkdown(item.text);
  if ("more" in item) return `${text}\\\n  ${textMarkdown(item.more)}`;
  return [text, ...item.items.map((one) => `  - ${textMarkdown(one)}`)].join("\n");
}

function tableMarkdown(table: Table): readonly string[] {
  const rows = table.groups.flatMap((group) => group.rows);
  if (rows.length === 0) return [];
  const remarks = new Set(
    table.groups.flatMap(({ label = "", remarks: ofGroup = [] }) =>
      ofGroup.map((remark) => `**${markdownText(label)}**: ${markdownText(remark)}`),
    ),
  );
  return [
    columnsMarkdown(
      table.columns,
      rows.map((row) => [nameMarkdown(row, table), ...row.cells]),
    ),
    ...(remarks.size === 0 ? [] : [`**${table.remark ?? ""}**`, markdownList([...remarks])]),
  ];
}

function columnsMarkdown(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const numeric = columns.filter(({ isNumeric = false }) => isNumeric);
  const headOf = ({ head }: Column): string => head;
  return markdownTable(columns.map(headOf), rows, numeric.map(headOf));
}

function nameMarkdown({ name, level = 0 }: Row, { hasBoldNames = false }: Table): string {
  const text = markdownText(name);
  return level === 0 && hasBoldNames ? `**${text}**` : `${"– ".repeat(level)}${text}`;
}

const SIGNS: Readonly<Record<string, string>> = { gone: "~~", new: "**", bold: "**" };

function textMarkdown(text: Text): string {
  if (typeof text === "string") return markdownText(text);
  return text.map((run, at) => `${gapBefore(run, text[at - 1])}${runMarkdown(run)}`).join("");
}

function runMarkdown({ text, mark }: Run): string {
  if (mark === "code") return markdownCode(text);
  const sign = mark === undefined ? "" : (SIGNS[mark] ?? "");
  return `${sign}${markdownText(text)}${sign}`;
}

/** Two marks of Markdown need a space between them. */
function gapBefore(run: Run, before: Run | undefined): string {
  return run.mark === "new" && before?.mark === "gone" ? " " : "";
}

/** Escapes what Markdown reads as a mark. */
export function markdownText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll(/[\\`*_[\]<>|~#]/g, "\\$&")
    .replace(/^(\s*)([-+]|\d+(?=[.)]))/, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}

/** A name as code. A name that contains a backtick becomes text. */
function markdownCode(name: string): string {
  return name.includes("`") ? markdownText(name) : `\`${name}\``;
}

/** A Markdown table. Cells are Markdown already. The columns named in `numeric` align right. */
export function markdownTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly string[] = [],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(heads),
    line(heads.map((head) => (numeric.includes(head) ? "---:" : "---"))),
    ...rows.map(line),
  ].join("\n");
}

/** A Markdown list. Items are Markdown already. */
function markdownList(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}
