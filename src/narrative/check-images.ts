import { beyondImages, LIMITS } from "./limits.ts";
import type { MarkdownToken } from "./markdown.ts";
import { pictureOf } from "./pictures.ts";
import type { Remark } from "./remark.ts";

/** An image that a text shows: the name of its file and its place in the text. */
export interface CalledImage {
  readonly file: string;
  readonly line: number;
  /** Counted from 1. */
  readonly position: number;
}

const IMAGE = /(?<!<)!\[(?!\^)/;
const CAPTION = /^[ \t]*Bijschrift:[ \t]*\S/;
/** A file name without a path. It excludes the characters that file systems forbid in names. */
const BARE_NAME = /^(?!\.)[^/\\:*?"<>|\p{Cc}]{1,200}$/u;
/** In UTF-16 units: about forty words. */
const LONGEST_ALT = 250;

/**
 * Finds the images that a text shows, and reports faults in how it shows them. It does not look at
 * their files.
 */
export function checkImages(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
  takesImages: boolean,
): { readonly called: readonly CalledImage[]; readonly remarks: readonly Remark[] } {
  const called: CalledImage[] = [];
  const remarks: Remark[] = [];
  const alone = new Set<number>();
  for (const [index, token] of tokens.entries()) {
    const line = token.map?.[0] ?? 0;
    if (token.type === "paragraph_open" && takesImages) {
      const words = tokens[index + 1]?.content.split("\n") ?? [];
      const caption = words.findIndex((text) => CAPTION.test(text));
      const isBelowImage = words.some((text) => IMAGE.test(text));
      if (caption >= 0 && !isBelowImage) {
        remarks.push({ code: "narrative-image-caption", line: line + caption });
      }
    }
    if (token.type !== "picture") continue;
    alone.add(line);
    const { file, alt } = pictureOf(token);
    const at = Math.max(0, (lines[line] ?? "").search(IMAGE));
    if (alt === "") remarks.push({ code: "narrative-image-alt", line, at });
    if (alt.length > LONGEST_ALT) remarks.push({ code: "narrative-image-alt-long", line, at });
    if (BARE_NAME.test(file)) called.push({ file, line, position: at + 1 });
    else remarks.push({ code: "narrative-image-address", line, at });
    if (alone.size === LIMITS.images + 1) remarks.push(beyondImages(line));
  }
  const code = takesImages ? "narrative-image-place" : "narrative-image";
  for (const [line, text] of lines.entries()) {
    const at = alone.has(line) ? -1 : text.search(IMAGE);
    if (at >= 0) remarks.push({ code, line, at });
  }
  return { called, remarks };
}
