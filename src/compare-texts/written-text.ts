import { withoutControls } from "../language/characters.ts";
import { monthName } from "../language/dates.ts";
import { linesWithoutComments } from "../narrative/source-text.ts";
import { linesOf, splitFrontMatter } from "../narrative/text-file.ts";

/**
 * A piece of a text that is compared as one: a paragraph, a heading, an item, a row, a quotation.
 */
interface WrittenParagraph {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  /** As it was typed, on one line, with one space between words. */
  readonly text: string;
}

/** A text as its writer typed it. */
export interface WrittenText {
  /** The name of its file without `.md`. */
  readonly name: string;
  /** The title of its part of the document; its file name if no part contains it. */
  readonly title: string;
  /** True if its front matter marks it as a sample. */
  readonly isSample: boolean;
  readonly paragraphs: readonly WrittenParagraph[];
}

/** An empty line, also one between a quotation and its speaker. */
const EMPTY = /^\s*$/;
const QUOTED = /^\s*>/;
/**
 * Lines that are each a paragraph: a heading, a row of a table, the edge of a box, the text of a
 * note.
 */
const ALONE = /^\s*(?:#{1,6}\s|\||:::|\[\^[^\]]+\]:)/;
/** A condition on its own line controls the paragraphs around it. */
const CONDITION = /^\s*\{\{[#/]?[^{}]*\}\}\s*$/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;

/**
 * Splits the source of a text into paragraphs as they were typed, with their calls of figures.
 * Leaves comments out, as a report does. Each line of front matter is a paragraph, unless the front
 * matter only marks a sample.
 */
export function writtenText(name: string, title: string, source: string): WrittenText {
  const lines = linesOf(source).map((line) => withoutControls(line));
  const { head, headLine, body, bodyLine, isSample } = splitFrontMatter(lines);
  const headLines = isSample === null ? head : [];
  const paragraphs = [
    ...headLines.flatMap((text, index) => paragraphOf([text], headLine + index)),
    ...paragraphsOf(linesWithoutComments(body), bodyLine),
  ];
  return { name, title, isSample: isSample === true, paragraphs };
}

function paragraphsOf(lines: readonly string[], firstLine: number): readonly WrittenParagraph[] {
  const found: WrittenParagraph[] = [];
  let open: string[] = [];
  let begins = firstLine;
  const close = (): void => {
    found.push(...paragraphOf(open, begins));
    open = [];
  };
  for (const [index, line] of lines.entries()) {
    const before = open.at(-1);
    if (EMPTY.test(line)) close();
    else {
      if (before === undefined || beginsParagraph(line, before)) {
        close();
        begins = firstLine + index;
      }
      open.push(line);
    }
  }
  close();
  return found;
}

function beginsParagraph(line: string, before: string): boolean {
  return [line, before].some((one) => ALONE.test(one) || CONDITION.test(one))
    ? true
    : ITEM.test(line) || QUOTED.test(line) !== QUOTED.test(before);
}

function paragraphOf(lines: readonly string[], line: number): readonly WrittenParagraph[] {
  const [first = "", ...others] = lines;
  // The mark of a quotation counts once, wherever its lines break.
  const words = [first, ...others.map((other) => other.replace(/^\s*>\s?/, ""))].join(" ");
  const text = words.replaceAll(/\s+/g, " ").trim();
  return text === "" || text === ">" ? [] : [{ line, text }];
}

// The words of a paragraph.

/** A word between spaces, including the signs at its ends. A call of a figure is one word. */
export interface Word {
  readonly text: string;
  /** Words that differ only in figures, months, quarters or years have the same key. */
  readonly key: string;
}

const MONTH = Array.from({ length: 12 }, (_, index) => monthName(index + 1)).join("|");
const MONTH_OF_YEAR = String.raw`(?:${MONTH})(?:\s(?:19|20)\d{2})?`;
/**
 * The signs and words in lists and ranges of months: "februari en maart 2023", "februari t/m
 * april", "mei–juli".
 */
const BETWEEN = String.raw`(?:,\s|\sen\s|\st/m\s|\stot\sen\smet\s|\stot\s|\s?[–-]\s?)`;
const MONTHS = String.raw`${MONTH_OF_YEAR}(?:${BETWEEN}${MONTH_OF_YEAR})*`;
const QUARTER = String.raw`(?:eerste|tweede|derde|vierde)\s(?:kwartaal|halfjaar)|[QH][1-4]`;
const PERIOD = String.raw`(?<![\p{L}\d])(?:${MONTHS}|${QUARTER})(?![\p{L}\d])`;
/**
 * A call of a figure. The limit on its length keeps the search fast if two braces are unrelated.
 */
const CALL = String.raw`\{\{[^{}]{0,400}\}\}`;
const NUMBER = String.raw`\d+(?:[.,]\d+)*`;

const WORDS = new RegExp(String.raw`(?:${CALL}|${PERIOD}|\S)+`, "giu");
const COUNTED_ALIKE = new RegExp(`(${CALL})|(${PERIOD})|${NUMBER}`, "giu");

/** Private characters that represent a period or a number in a key. */
const ANY_PERIOD = "\uE000";
const ANY_NUMBER = "\uE001";

/**
 * Returns the words of a paragraph. A call of a figure (`{{cijfer "…"}}`) stays as it was typed:
 * its value does not matter for a comparison of words.
 */
export function wordsOf(text: string): readonly Word[] {
  return (text.match(WORDS) ?? []).map((word) => ({ text: word, key: keyOf(word) }));
}

function keyOf(word: string): string {
  return word.replaceAll(COUNTED_ALIKE, (found, call?: string, period?: string) => {
    if (call !== undefined) return callKey(found);
    return period === undefined ? ANY_NUMBER : ANY_PERIOD;
  });
}

/** Spaces at the braces make no difference. */
function callKey(call: string): string {
  return `{{${call.slice(2, -2).trim()}}}`;
}
