import { SLOT_NOUNS } from "../language/placeholders.ts";
import type { Remark } from "./remark.ts";

/** All up to the next tag or empty line. */
const INSIDE = String.raw`(?:(?!\n\s*\n)[^<>])*`;
const NAME = String.raw`[a-z][a-z0-9-]*(?::[a-z][\w.-]*)?`;
/** The elements of HTML and of drawings that are no words of Dutch, nor a letter of a formula. */
const ELEMENTS =
  "abbr|acronym|address|animate|applet|area|article|aside|audio|base|bdi|bdo|bgsound|big|blink|blockquote|body|br|button|canvas|caption|center|circle|cite|code|col|colgroup|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|embed|fieldset|figcaption|figure|font|footer|foreignobject|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|iframe|image|img|input|ins|isindex|kbd|keygen|label|legend|li|link|listing|main|map|mark|marquee|math|menu|meta|meter|nav|nobr|noembed|noframes|noscript|object|ol|optgroup|option|output|param|picture|plaintext|portal|pre|progress|rp|rt|ruby|samp|script|section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|track|tt|ul|var|video|wbr|xml|xmp";
/**
 * A comment, an instruction or a tag, also over several lines, and a tag that was not closed: one of
 * an element that is known, or one with an attribute. An address between < and > is none, and what is
 * still to be filled in, such as <naam van de ouder>, is words.
 */
const HTML = new RegExp(
  String.raw`<!(?:--|\[|[a-z])|<\?[a-z]|<(?!(?:https?|mailto|tel):|(?!(?:link|data)[ >])(?:${SLOT_NOUNS})(?: [\p{L} ]{1,60})?>)(?:/?${NAME}(?:[\s/\\"'=]${INSIDE})?/?>|/?(?:${ELEMENTS})(?![\w:@.-])|${NAME}[\s/]+[a-z:-]+\s*=|${NAME}[\s/][^<>]*?\bon[a-z]+\s*=)`,
  "giu",
);

/** Where HTML stands in a text: in each line the first of each element. */
export function* htmlIn(text: string): Generator<Remark> {
  if (!text.includes("<")) return;
  let line = 0;
  let [start, end] = [0, -1];
  let inLine = new Set<string>();
  for (const { 0: tag, index } of text.matchAll(HTML)) {
    if (index >= end) inLine = new Set();
    // An element that opens and closes in a line is one.
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
