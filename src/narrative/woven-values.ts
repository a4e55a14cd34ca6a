import type { MarkdownIt, StateInline, Token } from "markdown-it";

import type { Remark } from "./remark.ts";
import { signsOf } from "./readings.ts";

/** The place of a woven value: its number in braces. */
const PLACE = /\{\{(\d{1,5})\}\}/y;

/**
 * Reads `{{0}}` as the place of a woven value: a token of type `woven` with the words of the value
 * as content. These words are never read as Markdown.
 */
export function wovenValues(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("link", "woven", value);
  markdown.renderer.rules["woven"] = (tokens, index, _options, environment) => {
    const { valueHtml } = environment as { readonly valueHtml?: (value: number) => string };
    const token = tokens[index];
    const html = valueHtml?.(numberOfValue(token?.meta));
    return html ?? markdown.utils.escapeHtml(token?.content ?? "");
  };
}

/** The place of a value in Markdown. */
export function placeOfValue(number: number): string {
  return `{{${number}}}`;
}

/**
 * Reports values in code, in an address or in an alt text, where their place prints as typed. Each
 * value must have exactly one place.
 */
export function checkValues(
  tokens: readonly Token[],
  lines: readonly string[],
  { length }: readonly string[],
): readonly Remark[] {
  if (length === 0) return [];
  const all = tokens.flatMap((token) => valuesIn(token));
  const printed = new Set(all);
  const unprinted = lines.flatMap((text, line) =>
    [...text.matchAll(new RegExp(PLACE, "g"))].flatMap(({ 1: digits, index: at }): Remark[] => {
      const number = Number(digits);
      return number >= length || printed.has(number) ? [] : [{ code: "woven-place", line, at }];
    }),
  );
  return all.length > printed.size ? [...unprinted, { code: "woven-place", line: 0 }] : unprinted;
}

function valuesIn({ type, meta, children }: Token): readonly number[] {
  if (type === "woven") return [numberOfValue(meta)];
  return (children ?? []).flatMap(valuesIn);
}

/** The number of the value of a `woven` token. */
function numberOfValue(meta: unknown): number {
  return (meta as { readonly value: number }).value;
}

function value(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.charAt(pos) !== "{") return false;
  PLACE.lastIndex = pos;
  const [found, digits] = PLACE.exec(src) ?? [];
  if (found === undefined || pos + found.length > posMax) return false;
  const words = signsOf(state.env).values[Number(digits)];
  if (words === undefined) return false;
  if (!silent) {
    const token = state.push("woven", "", 0);
    token.content = words;
    token.meta = { value: Number(digits) };
  }
  state.pos += found.length;
  return true;
}
