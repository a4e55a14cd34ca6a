import type { MarkdownIt, StateCore, StateInline, Token } from "markdown-it";

/** Addresses that are useless in a report. Markdown does not read some of them as an address. */
const DEAD_ADDRESS = /^<?(?:javascript|vbscript|data|file|blob|filesystem|view-source):\S/i;
/** More than the longest of these schemes takes when it is written as entities. */
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
