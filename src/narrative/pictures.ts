import type { MarkdownIt, StateCore, Token } from "markdown-it";

import { signsOf } from "./readings.ts";

/**
 * A paragraph that consists of an image, with or without a caption. The alt text may contain
 * brackets.
 */
const PICTURE =
  /^!\[((?:[^[\]\\]|\\[^]|\[[^[\]]*\])*)\]\(([^\n]*)\)[ \t]*(?:\n[ \t]*Bijschrift:[ \t]*(?=\S)([^]+))?$/;

/** A picture: the name of its file in Unicode form NFC, and its alt text. */
interface Picture {
  readonly file: string;
  readonly alt: string;
}

const PICTURES = new WeakMap<Token, Picture>();

/**
 * Makes a picture of a paragraph that consists of one image. The tokens are `picture_open`,
 * `picture`, optionally `picture_caption_open`, the words of the caption and
 * `picture_caption_close`, and `picture_close`. A picture is at the top level of the text or in a
 * box. Any other image stays text.
 */
export function pictures(markdown: MarkdownIt): void {
  markdown.core.ruler.before("inline", "pictures", picturesOf);
}

/** The picture that a token of type `picture` shows. Throws for any other token. */
export function pictureOf(token: Token): Picture {
  const picture = PICTURES.get(token);
  if (picture === undefined) throw new Error("the token is not a picture");
  return picture;
}

function picturesOf(state: StateCore): void {
  if (!signsOf(state.env).hasImages) return;
  const { tokens } = state;
  const made: Token[] = [];
  let around = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const [open, text, close] = tokens.slice(index, index + 3);
    if (open === undefined) break;
    const match = open.type === "paragraph_open" ? PICTURE.exec(text?.content ?? "") : null;
    if (match !== null && around === 0 && text !== undefined && close !== undefined) {
      made.push(...pictureTokens(state, open, text, match));
      index += 2;
      continue;
    }
    if (!/^box_(?:open|close)$/.test(open.type)) around += open.nesting;
    made.push(open);
  }
  state.tokens = made;
}

function pictureTokens(
  state: StateCore,
  { map, level }: Token,
  text: Token,
  [, alt = "", address = "", caption]: RegExpExecArray,
): readonly Token[] {
  const [line = 0, end = 0] = map ?? [];
  const token = (type: string, tag: string, nesting: -1 | 0 | 1, depth: number): Token =>
    Object.assign(new state.Token(type, tag, nesting), { block: true, level: level + depth });
  const open = token("picture_open", "figure", 1, 0);
  open.map = [line, end];
  open.attrSet("class", "picture");
  const picture = token("picture", "img", 0, 1);
  picture.map = [line, line + 1];
  // The content, so that `showNothing` counts the picture as something.
  picture.content = plainAlt(state, alt);
  PICTURES.set(picture, { file: address.normalize("NFC"), alt: picture.content });
  const made = [open, picture];
  if (caption !== undefined) {
    Object.assign(text, { content: caption, map: [line + 1, end], level: level + 2 });
    made.push(
      token("picture_caption_open", "figcaption", 1, 1),
      text,
      token("picture_caption_close", "figcaption", -1, 1),
    );
  }
  return [...made, token("picture_close", "figure", -1, 0)];
}

/** The words of an alt text, without Markdown, on one line. */
function plainAlt({ md }: StateCore, alt: string): string {
  const [inline] = md.parseInline(alt, {});
  const words = md.renderer.renderInlineAsText(inline?.children ?? [], md.options, {});
  return words.replaceAll(/\s+/g, " ").trim();
}
