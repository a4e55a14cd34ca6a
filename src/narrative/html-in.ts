import { SLOT_NOUNS } from "../language/placeholders.ts";
import type { Remark } from "./remark.ts";

/** Everything up to the next tag or empty line. */
const INSIDE = String.raw`(?:(?!\n\s*\n)[^<>])*`;
const NAME = String.raw`[a-z][a-z0-9-]*(?::[a-z][\w.-]*)?`;
/** Elements of HTML and SVG whose names are not Dutch words or letters of a formula. */
const ELEMENTS =
  "abbr|acronym|address|animate|applet|area|article|aside|audio|base|bdi|bdo|bgsound|big|blink|blockquote|body|br|button|canvas|caption|center|circle|cite|code|col|colgroup|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|embed|fieldset|figcaption|figure|font|footer|foreignobject|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|iframe|image|img|input|ins|isindex|kbd|keygen|label|legend|li|link|listing|main|map|mark|marquee|math|menu|meta|meter|nav|nobr|noembed|noframes|noscript|object|ol|optgroup|option|output|param|picture|plaintext|portal|pre|progress|rp|rt|ruby|samp|script|section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|track|tt|ul|var|video|wbr|xml|xmp";
/**
 * HTML: a comment, an instruction, a tag (also over several lines), or an unclosed tag of a known
 * element or with an attribute. Not an address between < and >, and not a slot to fill in such as
 * <naam van de ouder>.
 */
const HTML = new RegExp(
  String.raw`<!(?:--|\[|[a-z])|<\?[a-z]|<(?!(?:https?|mailto|tel):|(?!(?:link|data)[ >])(?:${SLOT_NOUNS})(?: [\p{L} ]{1,60})?>)(?:/?${NAME}(?:[\s/\\"'=]${INSIDE})?/?>|/?(?:${ELEMENTS})(?![\w:@.-])|${NAME}[\s/]+[a-z:-]+\s*=|${NAME}[\s/][^<>]*?\bon[a-z]+\s*=)`,
  "giu",
);

/** Reports HTML in a text: in each line the first tag of each element. */
export function* htmlIn(text: string): Generator<Remark> {
  if (!text.includes("<")) return;
  let line = 0;
  let [start, end] = [0, -1];
  let inLine = new Set<string>();
  for (const { 0: tag, index } of text.matchAll(HTML)) {
    if (index >= end) inLine = new Set();
    // An element that opens and closes on one line counts once.
    const [name = ""] = /^<(?:\/?[\p{L}\d:-]+|.)/u.exec(tag) ?? [];
    const key = name.replace("/", "").toLowerCase();
    if (inLine.has(key)) continue;
    inLine.add(key);
    for (; end < index; line += 1) {
      start = end + 1;
      end = text.indexOf("\n", start);
      if (end < 0) end = text.length;
    }
    yield { code: "narrative-html", line: line - 1, at: index - start };
  }
}
