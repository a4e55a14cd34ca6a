import type { MarkdownIt, StateCore, StateInline, Token } from "markdown-it";

import { showsNothing } from "../language/printable.ts";
import { directionOf, isLanguageTag, meantTag } from "./language-tags.ts";
import { beginsSpeaker, isSpeaker } from "./quotations.ts";
import { signsOf } from "./readings.ts";

/** The mark after words in brackets: their language. */
const MARK = /\{lang=([^\s{}]*)\}/y;
/** A mark with an error, or without words in brackets before it. */
const LOST_MARK = /\{\s*(?:lang|language|taal)\s*[=:]\s*([^{}\n]*)\}?/iy;
/** The mark at the beginning of a quote that is in another language. */
const QUOTE_MARK = /^\[([^\]\s]{1,40})\](?:[ \t]+|\n|$)/;
/** A word in brackets such as "[De]" is text, even if it is also the code of a language. */
const SHORT_WORD = /^\p{Lu}\p{Ll}{1,2}$/u;
const LIKE_A_TAG = /^(?:[a-z]{2,3}|[a-z]{1,3}(?:[-_][A-Za-z\d]{1,8})+)$/;
/** The tokens of a paragraph: one that opens it, its words, and one that closes it. */
const TOKENS_OF_PARAGRAPH = 3;

/** The language of all text without a mark. */
const REPORT_LANGUAGE = "nl-NL";

/** The `meta` of a quote that begins with the mark of an unknown language. */
interface LostMark {
  readonly lostMark: string;
}

/**
 * Reads `[words]{lang=en}` as words in another language, and `> [en] words` as a quote in another
 * language (WCAG 2.2, 3.1.2). The name of the speaker stays in the language of the report. A mark
 * of an unknown language stays text: a token of type `lost_mark`, or for a quote the result of
 * `lostMarkOf`.
 */
export function languageMarks(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("link", "language", words);
  markdown.inline.ruler.before("language", "lost_mark", lostMark);
  markdown.core.ruler.before("inline", "quote_languages", quotes);
  markdown.core.ruler.after("inline", "calls_in_other_languages", markCalls);
  markdown.renderer.rules["lost_mark"] = (tokens, index) =>
    markdown.utils.escapeHtml(tokens[index]?.content ?? "");
}

/**
 * The mark at the beginning of a quote that names no known language; undefined if there is none.
 */
export function lostMarkOf(quote: Token): string | undefined {
  return (quote.meta as LostMark | null)?.lostMark;
}

function words(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax, md } = state;
  // A silent run leaves the bracket alone, so that a link around these words is still found.
  if (silent || src.charAt(pos) !== "[" || !signsOf(state.env).hasMarks) return false;
  if (!src.includes("]{lang=", pos)) return false;
  const end = md.helpers.parseLinkLabel(state, pos);
  if (end < 0 || showsNothing(src.slice(pos + 1, end))) return false;
  MARK.lastIndex = end + 1;
  const [mark, tag = ""] = MARK.exec(src) ?? [];
  if (mark === undefined || end + mark.length >= posMax || !isLanguageTag(tag)) return false;
  setLanguage(state.push("language_open", "span", 1), tag);
  state.pos = pos + 1;
  state.posMax = end;
  md.inline.tokenize(state);
  state.push("language_close", "span", -1);
  state.pos = end + 1 + mark.length;
  state.posMax = posMax;
  return true;
}

function lostMark(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.charAt(pos) !== "{" || !signsOf(state.env).hasMarks) return false;
  LOST_MARK.lastIndex = pos;
  const [mark] = LOST_MARK.exec(src) ?? [];
  if (mark === undefined || pos + mark.length > posMax) return false;
  if (!silent) state.push("lost_mark", "", 0).content = mark;
  state.pos += mark.length;
  return true;
}

/** The tag in a mark of an unknown language: `xx` in `{lang=xx}`. */
export function tagOfLostMark(mark: string): string {
  LOST_MARK.lastIndex = 0;
  return (LOST_MARK.exec(mark)?.[1] ?? "").trim();
}

function quotes(state: StateCore): void {
  if (!signsOf(state.env).hasMarks) return;
  const { tokens } = state;
  for (let index = 0; index < tokens.length; index += 1) {
    const [quote, open, text] = tokens.slice(index, index + TOKENS_OF_PARAGRAPH);
    if (quote?.type !== "blockquote_open" || open?.type !== "paragraph_open") continue;
    const [mark, tag = ""] = QUOTE_MARK.exec(text?.content ?? "") ?? [];
    if (text === undefined || mark === undefined || isReference(state, tag)) continue;
    const rest = text.content.slice(mark.length);
    const behind = rest === "" ? index + 1 + TOKENS_OF_PARAGRAPH : index + 1;
    const hasWords = beginsSpeaker(rest) ? false : hasWordsAt(tokens, behind);
    if (!isLanguageTag(tag) || !hasWords) {
      if (isMeantAsTag(tag)) quote.meta = { lostMark: tag } satisfies LostMark;
      continue;
    }
    if (rest === "") tokens.splice(index + 1, TOKENS_OF_PARAGRAPH);
    text.content = rest;
    if (mark.endsWith("\n")) text.map = open.map = [(text.map?.[0] ?? 0) + 1, text.map?.[1] ?? 0];
    setLanguageOfQuote(tokens, index, tag);
  }
}

function isMeantAsTag(written: string): boolean {
  if (isLanguageTag(written) || LIKE_A_TAG.test(written)) return true;
  return !SHORT_WORD.test(written) && meantTag(written) !== undefined;
}

/** True if the block at `index` is part of the quote and does not name its speaker. */
function hasWordsAt(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.type !== "blockquote_close" && !isSpeaker(tokens, index);
}

/** True for a label that the text defines as a link: then `[en]` is a link. */
function isReference({ env, md }: StateCore, label: string): boolean {
  return Object.hasOwn(env.references ?? {}, md.utils.normalizeReference(label));
}

/** Sets the language of each block of the quote, except its speaker and quotes within it. */
function setLanguageOfQuote(tokens: readonly Token[], index: number, tag: string): void {
  const level = tokens[index]?.level ?? 0;
  let inner = level + 1;
  for (let at = index + 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.level <= level) return;
    // The tokens of a nested quote are one level above its content.
    if (token.type === "blockquote_close" && token.level === inner - 1) inner -= 1;
    else if (token.level !== inner) continue;
    else if (token.type === "blockquote_open") inner += 1;
    else if (token.nesting >= 0 && !isSpeaker(tokens, at)) setLanguage(token, tag);
  }
}

/** The call of a note reads as "Noot 1" in Dutch, also within words in another language. */
function markCalls({ tokens }: StateCore): void {
  let level = Infinity;
  for (const token of tokens) {
    if (token.nesting === -1 && token.level <= level) level = Infinity;
    if (token.nesting === 1 && token.attrGet("lang") !== null) level = Math.min(level, token.level);
    let open = 0;
    for (const part of token.children ?? []) {
      if (part.type === "language_open" || part.type === "language_close") open += part.nesting;
      const isWithin = level < Infinity || open > 0;
      if (part.type === "footnote_ref" && isWithin) part.attrSet("lang", REPORT_LANGUAGE);
    }
  }
}

function setLanguage(token: Token, tag: string): void {
  token.attrSet("lang", tag);
  const direction = directionOf(tag);
  if (direction === "rtl" || token.attrGet("dir") !== null) token.attrSet("dir", direction);
}
