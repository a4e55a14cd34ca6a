import type { MarkdownIt, StateCore, StateInline, Token } from "markdown-it";

import { showsNothing } from "../../language/characters.ts";
import { signsOf } from "./environment.ts";
import { beginsSpeaker, isSpeaker } from "./lists-and-quotes.ts";

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

// The tags of languages.

/** Languages of ISO 639-1, without those whose code is a Dutch word that can begin a quote. */
const TWO_LETTERS =
  "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ig ii io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";
/** Languages of ISO 639-3 without a code of two letters that families in the Netherlands speak. */
const THREE_LETTERS =
  "acm aii apc arc ary arz awa bho byn ceb ckb cmn diq fil frr gez hif hns ilo kab kea kiu kmr kri luo nan nds pap prs rif rmn rmy rom shi skr srn stq syr tet tig tzm wuu yue zea zgh zza";
const KNOWN = new Set(`${TWO_LETTERS} ${THREE_LETTERS}`.split(" "));

/** Languages and scripts that are written from right to left. */
const RIGHT_TO_LEFT = new Set(
  "acm aii apc ar arc ary arz ckb dv fa he prs ps sd skr syr ug ur yi".split(" "),
);
const RIGHT_TO_LEFT_SCRIPTS = new Set("Arab Hebr Nkoo Syrc Thaa".split(" "));

/**
 * Language, script and region as BCP 47 (RFC 5646) writes them. Other parts, such as `-x-`, are not
 * supported.
 */
const TAG = /^([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-(?:[A-Z]{2}|\d{3}))?$/;

/** Names that writers may use instead of a tag, in lower case. */
const NAMES: Readonly<Record<string, string>> = {
  arabisch: "ar",
  arabic: "ar",
  chinees: "zh",
  duits: "de",
  engels: "en",
  english: "en",
  farsi: "fa",
  frans: "fr",
  fries: "fy",
  hebreeuws: "he",
  italiaans: "it",
  koerdisch: "ku",
  marokkaans: "ary",
  nederlands: "nl",
  oekraïens: "uk",
  papiaments: "pap",
  papiamentu: "pap",
  perzisch: "fa",
  pools: "pl",
  portugees: "pt",
  roemeens: "ro",
  russisch: "ru",
  somalisch: "so",
  spaans: "es",
  sranan: "srn",
  surinaams: "srn",
  tigrinya: "ti",
  turks: "tr",
  oerdoe: "ur",
  urdu: "ur",
};

/** True for the tag of a known language: `en`, `pap`, `en-GB`, `zh-Hans`. */
export function isLanguageTag(tag: string): boolean {
  return KNOWN.has(TAG.exec(tag)?.[1] ?? "");
}

/** The writing direction of a language, by its tag. */
export function directionOf(tag: string): "ltr" | "rtl" {
  const [, language = "", script] = TAG.exec(tag) ?? [];
  const isFromRight =
    script === undefined ? RIGHT_TO_LEFT.has(language) : RIGHT_TO_LEFT_SCRIPTS.has(script);
  return isFromRight ? "rtl" : "ltr";
}

/** The tag that a writer most likely means; undefined if none is close. */
export function meantTag(written: string): string | undefined {
  const name = written.replaceAll(/["'“”‘’\s]/g, "").normalize("NFC");
  const known = NAMES[name.toLowerCase()];
  if (known !== undefined) return known;
  const tag = canonical(name.replaceAll("_", "-"));
  return tag !== undefined && isLanguageTag(tag) ? tag : undefined;
}

/** The canonical form of a tag: `eng` is `en`, and `en-uk` is `en-GB`. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
