import type { MarkdownIt, StateInline } from "markdown-it";

/** A mark after a word, an amount or a term begins nothing. */
const NO_BEGINNING_BEHIND = /[\p{L}\p{M}\p{N}\p{Sc}%°)\]}]$/u;
/** A mark at the end of a term or sentence begins nothing either: "(*)". */
const NO_BEGINNING_BEFORE = /^(?:[)\]},;:]|[.!?…](?:\s|$))/;
/** A mark before a word or an amount ends nothing. */
const NO_END_BEFORE = /^[\p{L}\p{M}\p{N}\p{Sc}]/u;
const NO_END_BEHIND = /[([{]$/;
/** Code between the same number of backticks. */
const CODE = /(`+)([^`]|[^`].*?[^`])\1(?!`)/suy;
/** The most UTF-16 units of one character. */
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
