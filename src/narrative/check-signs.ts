import { firstLost, firstUnprintable } from "../language/printable.ts";
import { MARKDOWN } from "./markdown.ts";
import type { Remark } from "./remark.ts";

/** All up to the next tag or empty line. */
const INSIDE = String.raw`(?:(?!\n\s*\n)[^<>])*`;
const NAME = String.raw`[a-z][a-z0-9-]*(?::[a-z][\w.-]*)?`;
/** The elements of HTML and of drawings that are no words of Dutch, nor a letter of a formula. */
const ELEMENTS =
  "abbr|acronym|address|animate|applet|area|article|aside|audio|base|bdi|bdo|bgsound|big|blink|blockquote|body|br|button|canvas|caption|center|circle|cite|code|col|colgroup|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|embed|fieldset|figcaption|figure|font|footer|foreignobject|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|iframe|image|img|input|ins|isindex|kbd|keygen|label|legend|li|link|listing|main|map|mark|marquee|math|menu|meta|meter|nav|nobr|noembed|noframes|noscript|object|ol|optgroup|option|output|param|picture|plaintext|portal|pre|progress|rp|rt|ruby|samp|script|section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|track|tt|ul|var|video|wbr|xml|xmp";
/**
 * A comment, an instruction or a tag, also over several lines, and a tag that was not closed: one of
 * an element that is known, or one with an attribute. An address between < and > is none.
 */
const HTML = new RegExp(
  String.raw`<!(?:--|\[|[a-z])|<\?[a-z]|<(?!(?:https?|mailto|tel):)(?:/?${NAME}(?:[\s/\\"'=]${INSIDE})?/?>|/?(?:${ELEMENTS})(?![\w:@.-])|${NAME}[\s/]+[a-z:-]+\s*=|${NAME}[\s/][^<>]*?\bon[a-z]+\s*=)`,
  "gi",
);
const IMAGE = /(?<!<)!\[(?!\^)/;
const ENTITY = /&(?:[a-z][a-z0-9]*|#x?[0-9a-f]+);/gi;

/** HTML, images and signs that a report cannot hold; of each the first in a line. */
export function checkSigns(lines: readonly string[]): readonly Remark[] {
  const remarks: Remark[] = [...htmlIn(lines.join("\n"))];
  for (const [line, text] of lines.entries()) {
    const add = (code: Remark["code"], at: number): void => {
      if (at >= 0) remarks.push({ code, line, at });
    };
    add("narrative-image", text.search(IMAGE));
    const lost = firstLost(text);
    add("narrative-character", lost);
    if (lost < 0) add("narrative-other-font", firstUnprintable(text));
    for (const { 0: entity, index } of text.matchAll(ENTITY)) {
      const character = MARKDOWN.utils.unescapeAll(entity);
      if (character === entity) add("narrative-entity", index);
      else if (firstLost(character) >= 0) add("narrative-character", index);
    }
  }
  return remarks;
}

function* htmlIn(text: string): Generator<Remark> {
  let line = 0;
  let [start, end] = [0, -1];
  for (const { index } of text.matchAll(HTML)) {
    // The line has one already.
    if (index < end) continue;
    for (; end < index; line += 1) {
      start = end + 1;
      end = text.indexOf("\n", start);
      if (end < 0) end = text.length;
    }
    yield { code: "narrative-html", line: line - 1, at: index - start };
  }
}
