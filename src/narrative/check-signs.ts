import { firstLost, firstUnprintable } from "../language/printable.ts";
import { MARKDOWN } from "./markdown.ts";
import type { Remark } from "./remark.ts";

/** All up to the next tag or empty line. */
const INSIDE = String.raw`(?:(?!\n\s*\n)[^<>])*`;
const NAME = String.raw`[a-z][a-z0-9-]*(?::[a-z][\w.-]*)?`;
/**
 * A comment, an instruction or a tag, also over several lines, and a tag that was not closed. An
 * address between < and > is none.
 */
const HTML = new RegExp(
  String.raw`<!(?:--|\[|[a-z])|<\?[a-z]|<(?!(?:https?|mailto|tel):)(?:/?${NAME}(?:\s${INSIDE})?/?>|${NAME}\s+[a-z:-]+\s*=)`,
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
  let lineBefore = -1;
  for (const { index } of text.matchAll(HTML)) {
    const before = text.slice(0, index).split("\n");
    const line = before.length - 1;
    if (line > lineBefore) {
      yield { code: "narrative-html", line, at: before.at(-1)?.length ?? 0 };
    }
    lineBefore = line;
  }
}
