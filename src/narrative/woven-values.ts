import type { MarkdownIt, StateInline, Token } from "markdown-it";

import type { Remark } from "./remark.ts";
import { signsOf } from "./readings.ts";

/** The place of a value, by its number among those of the text. */
const PLACE = /\{\{(\d{1,5})\}\}/y;

/**
 * Reads `{{0}}` as the place of a value that was woven in: a token of the type `woven`, whose content
 * is the words of the value. They are never read as Markdown.
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

/** How the place of a value is written. */
export function placeOfValue(number: number): string {
  return `{{${number}}}`;
}

/**
 * Places that are none: in code, an address or the alt text of an image they print as typed. Of what a
 * text calls, each value has one place.
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

/** Which value a token of the type `woven` is the place of. */
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
