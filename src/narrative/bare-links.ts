import type { MarkdownIt, StateCore, Token } from "markdown-it";

import { signsOf } from "./readings.ts";

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
