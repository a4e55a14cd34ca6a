import { monthName } from "../language/dates.ts";

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
/** No call is longer, so two unrelated braces cost little time. */
const CALL = String.raw`\{\{[^{}]{0,400}\}\}`;
const NUMBER = String.raw`\d+(?:[.,]\d+)*`;

const WORDS = new RegExp(String.raw`(?:${CALL}|${PERIOD}|\S)+`, "giu");
const COUNTED_ALIKE = new RegExp(`(${CALL})|(${PERIOD})|${NUMBER}`, "giu");

/** These represent a period or a number in a key; no text prints them. */
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
