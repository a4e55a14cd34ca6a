import {
  type Block,
  type Entries,
  type Facts,
  type List,
  type Part,
  type Run,
  type Sentences,
  type Sheet,
  type Text,
  textOf,
  type Title,
  type Tone,
} from "./sheet.ts";
import { inParts, tableLines, type Terminal, toned, wrapped } from "./terminal-lines.ts";

/** The gap between the names of an entry and its text. */
const GAP = "  ";
/** The extra indent of the text below an item. */
const MORE_INDENT = 2;

/** A sheet as text for a terminal. Lines fit its width, except whole lines and wide tables. */
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

/** The signs around old and new words, because colours alone are not enough. */
const MARKS: Partial<Record<Mark, readonly [open: string, close: string]>> = {
  gone: ["[-", "-]"],
  new: ["{+", "+}"],
};
/** The tones of marks. */
const TONES: Partial<Record<Mark, Tone>> = {
  gone: "faint",
  new: "bold",
  bold: "bold",
  alert: "alert",
};

type Mark = NonNullable<Run["mark"]> | "none";

function markOf({ mark }: Run): Mark {
  return mark ?? "none";
}

function markedText(run: Run): string {
  const [open, close] = MARKS[markOf(run)] ?? ["", ""];
  return `${open}${run.text}${close}`;
}

/** A text as one line, each piece in its style. */
function styledText(text: Text, terminal: Terminal): string {
  if (typeof text === "string") return text;
  const styled = text.map((run) => toned(TONES[markOf(run)], terminal)(markedText(run)));
  return styled.join("");
}

/** A text in lines, each word in the style of its mark. */
function styledLines(text: Text, terminal: Terminal, start: string, next = start): string[] {
  if (typeof text === "string") return wrapped(text, terminal.width, start, next);
  /** The mark of each character that is no space. Lines break at spaces, and within words. */
  const marks = text.flatMap((run) =>
    Array.from(markedText(run).replaceAll(" ", "").split(""), () => markOf(run)),
  );
  let place = 0;
  return wrapped(text.map(markedText).join(""), terminal.width, start, next).map((line, index) => {
    const indent = index === 0 ? start : next;
    let styled = indent;
    let piece = "";
    let mark: Mark = "none";
    for (const character of line.slice(indent.length).split("")) {
      const own: Mark = character === " " ? mark : (marks[place++] ?? "none");
      if (own !== mark) {
        styled += toned(TONES[mark], terminal)(piece);
        piece = "";
        mark = own;
      }
      piece += character;
    }
    return styled + toned(TONES[mark], terminal)(piece);
  });
}
