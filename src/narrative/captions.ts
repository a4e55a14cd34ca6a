import type { MarkdownIt, StateCore } from "markdown-it";

import { signsOf } from "./readings.ts";

/** A paragraph that describes the table directly below it. */
const CAPTION = /^Tabel:[ \t]*(?=\S)(.+)$/;

/** Makes a line `Tabel: …` directly above a table its caption: the words after the colon. */
export function captions(markdown: MarkdownIt): void {
  markdown.core.ruler.before("inline", "captions", captionsOf);
}

function captionsOf({ tokens, env }: StateCore): void {
  if (!signsOf(env).hasMarks) return;
  for (const [index, table] of tokens.entries()) {
    const [open, text, close] = tokens.slice(Math.max(0, index - 3), index);
    if (table.type !== "table_open" || open?.type !== "paragraph_open") continue;
    const [, caption] = CAPTION.exec(text?.content ?? "") ?? [];
    if (text === undefined || close === undefined || caption === undefined) continue;
    Object.assign(open, { type: "caption_open", tag: "caption", hidden: false });
    Object.assign(close, { type: "caption_close", tag: "caption", hidden: false });
    text.content = caption;
    for (const token of [open, text, close]) token.level += 1;
    tokens.splice(index - 3, 4, table, open, text, close);
  }
}
