import type { MarkdownIt, StateCore, StateInline, Token } from "markdown-it";

import { signsOf } from "./environment.ts";

// Bare links.

/** The `markup` of the tokens of a bare link: an address in running text that is made a link. */
const BARE = "bare";

/** True for a token that opens or closes a bare link. */
export function isBareLink({ markup }: Pick<Token, "markup">): boolean {
  return markup === BARE;
}

const WWW = "www.";
/**
 * The rest of an address after `www.`. It needs two parts: "www.a.nl" is a site, "www.a" is not.
 */
const SITE = /^[^/?#]*[^/?#.]\.\p{L}{2}/u;

/**
 * Makes a link of each address of a site in running text: `https://…`, `http://…` or `www.…`. The
 * punctuation that ends the sentence stays outside the link. Addresses in code and in the words of
 * a link stay as they are.
 */
export function bareLinks(markdown: MarkdownIt): void {
  const { linkify } = markdown;
  linkify.set({ fuzzyLink: false, fuzzyEmail: false, urlAuth: true });
  for (const scheme of ["ftp:", "mailto:", "//"]) linkify.add(scheme, null);
  linkify.add(WWW, {
    validate: (text, at, self) => {
      if (!SITE.test(text.slice(at))) return 0;
      const address = `//${WWW}${text.slice(at)}`;
      return Math.max(0, self.testSchemaAt(address, "https:", 0) - `//${WWW}`.length);
    },
    normalize: (match) => {
      match.url = `https://${match.url}`;
    },
  });
  // Runs after `text_join`, because an escaped character splits an address into several texts.
  markdown.core.ruler.after("text_join", "bare_links", (state) => {
    if (!signsOf(state.env).hasBareLinks) return;
    for (const token of state.tokens) {
      if (token.type === "inline") token.children = withLinks(token.children ?? [], state);
    }
  });
}

function withLinks(parts: readonly Token[], state: StateCore): Token[] {
  let links = 0;
  return parts.flatMap((part) => {
    if (/^(?:dead_)?link_(?:open|close)$/.test(part.type)) links += part.nesting;
    return part.type === "text" && links === 0 ? pieces(part, state) : [part];
  });
}

/** The tokens of a text, with each address in it as a link. */
function pieces(text: Token, { md, Token }: StateCore): readonly Token[] {
  const { content, level } = text;
  const matches = md.linkify.match(content) ?? [];
  let end = 0;
  const token = (type: string, nesting: -1 | 0 | 1, given: Partial<Token>): Token =>
    Object.assign(new Token(type, nesting === 0 ? "" : "a", nesting), given);
  const words = (from: number, to: number, depth = level): readonly Token[] =>
    from < to ? [token("text", 0, { content: content.slice(from, to), level: depth })] : [];
  const links = matches.flatMap(({ index, lastIndex, url }) => {
    const before = words(end, index);
    end = lastIndex;
    const attrs: [string, string][] = [["href", md.normalizeLink(url)]];
    return [
      ...before,
      token("link_open", 1, { markup: BARE, level, attrs }),
      ...words(index, lastIndex, level + 1),
      token("link_close", -1, { markup: BARE, level }),
    ];
  });
  return links.length === 0 ? [text] : [...links, ...words(end, content.length)];
}

// Dead links.

/** Addresses that are useless in a report. Markdown does not read some of them as an address. */
const DEAD_ADDRESS = /^<?(?:javascript|vbscript|data|file|blob|filesystem|view-source):\S/i;
/** Longer than the longest of these schemes, even if each letter is written as an entity. */
const LONGEST_BEGINNING = 200;
/** Characters that browsers remove from an address before they read it. */
const LEFT_OUT = /^[\0-\x20]+|[\t\n\r]/g;

/**
 * Keeps only the words of links that are useless in a report. Their tokens become `dead_link_open`
 * and `dead_link_close`, which print nothing. Without this, Markdown prints such a link as it was
 * typed, with brackets and address.
 */
export function deadLinks(markdown: MarkdownIt): void {
  markdown.validateLink = () => true;
  markdown.inline.ruler.after("link", "broken_link", brokenLink);
  markdown.core.ruler.push("dead_links", markDeadLinks);
  markdown.renderer.rules["dead_link_open"] = () => "";
  markdown.renderer.rules["dead_link_close"] = () => "";
}

/** Reads a link with a dead address that has spaces or line ends in it, or no end. */
function brokenLink(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax, md } = state;
  if (src.charAt(pos) !== "[" || !src.includes("](", pos)) return false;
  const labelEnd = md.helpers.parseLinkLabel(state, pos);
  if (labelEnd < 0 || src.charAt(labelEnd + 1) !== "(") return false;
  const start = labelEnd + 2;
  const beginning = src.slice(start, start + LONGEST_BEGINNING);
  if (!DEAD_ADDRESS.test(md.utils.unescapeAll(beginning).replaceAll(LEFT_OUT, ""))) return false;
  const end = endOfAddress(src, start, posMax);
  if (!silent) {
    state.push("dead_link_open", "a", 1);
    state.pos = pos + 1;
    state.posMax = labelEnd;
    state.linkLevel += 1;
    md.inline.tokenize(state);
    state.linkLevel -= 1;
    state.push("dead_link_close", "a", -1);
  }
  state.pos = end;
  state.posMax = posMax;
  return true;
}

/**
 * The index after the bracket that closes the one before `start`. Without one, the index of the
 * next space.
 */
function endOfAddress(text: string, start: number, textEnd: number): number {
  let open = 1;
  for (let at = start; at < textEnd; at += 1) {
    if (text.charAt(at) === "(") open += 1;
    if (text.charAt(at) === ")") open -= 1;
    if (open === 0) return at + 1;
  }
  const length = text.slice(start, textEnd).search(/\s/);
  return length < 0 ? textEnd : start + length;
}

function markDeadLinks({ tokens }: StateCore): void {
  for (const { children } of tokens) {
    let isDead = false;
    // Links cannot be nested.
    for (const child of children ?? []) {
      if (child.type === "link_open") isDead = !leadsSomewhere(child);
      if (isDead && /^link_(?:open|close)$/.test(child.type)) child.type = `dead_${child.type}`;
    }
  }
}

/**
 * True for a link to a site, a mailbox or a telephone. Other links lead to a file or place that is
 * not in the report. An address with a name before an @ hides where it leads.
 */
function leadsSomewhere(link: Token): boolean {
  const address = String(link.attrGet("href") ?? "");
  if (!/^(?:https?:\/\/|mailto:|tel:)\S/i.test(address)) return false;
  if (!URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username === "" && password === "";
}

// Stars, underscores and backticks.

/** Directly after a word, an amount or a term, a mark begins no emphasis and no code. */
const NO_BEGINNING_BEHIND = /[\p{L}\p{M}\p{N}\p{Sc}%°)\]}]$/u;
/** Before the end of a term or sentence, a mark begins no emphasis and no code either: "(*)". */
const NO_BEGINNING_BEFORE = /^(?:[)\]},;:]|[.!?…](?:\s|$))/;
/** Directly before a word or an amount, a mark ends no emphasis and no code. */
const NO_END_BEFORE = /^[\p{L}\p{M}\p{N}\p{Sc}]/u;
const NO_END_BEHIND = /[([{]$/;
/** Code between the same number of backticks. */
const CODE = /(`+)([^`]|[^`].*?[^`])\1(?!`)/suy;
/** The maximum number of UTF-16 units in one character. */
const UNITS = 2;

/**
 * Keeps stars, underscores and backticks within words as typed: "3*4*5", "snake_case", "foto`s". A
 * mark begins after a space or sign and ends before one.
 */
export function literalMarks(markdown: MarkdownIt): void {
  const { State } = markdown.inline;
  markdown.inline.State = class extends State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const scanned = super.scanDelims(start, canSplitWord);
      const end = start + scanned.length;
      return {
        ...scanned,
        can_open: scanned.can_open && canBegin(this.src, start, end),
        can_close: scanned.can_close && canEnd(this.src, start, end),
      };
    }
  };
  markdown.inline.ruler.at("backticks", code);
}

function code(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.charAt(pos) !== "`") return false;
  CODE.lastIndex = pos;
  const [found = "", marker = "", content = ""] = CODE.exec(src) ?? [];
  const end = pos + found.length;
  const isCode =
    found !== "" &&
    end <= posMax &&
    canBegin(src, pos, pos + marker.length) &&
    canEnd(src, end - marker.length, end);
  if (!isCode) {
    const [ticks = ""] = /^`+/.exec(src.slice(pos, posMax)) ?? [];
    if (!silent) state.pending += ticks;
    state.pos += ticks.length;
    return true;
  }
  if (!silent) {
    const token = state.push("code_inline", "code", 0);
    token.markup = marker;
    const line = content.replaceAll("\n", " ");
    token.content = /^ .*[^ ].* $/.test(line) ? line.slice(1, -1) : line;
  }
  state.pos = end;
  return true;
}

function canBegin(text: string, start: number, end: number): boolean {
  return (
    !NO_BEGINNING_BEHIND.test(before(text, start)) && !NO_BEGINNING_BEFORE.test(behind(text, end))
  );
}

function canEnd(text: string, start: number, end: number): boolean {
  return !NO_END_BEFORE.test(behind(text, end)) && !NO_END_BEHIND.test(before(text, start));
}

function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - UNITS), at);
}

function behind(text: string, at: number): string {
  return text.slice(at, at + UNITS);
}
