import { styleText } from "node:util";

import type { Tone } from "./sheet.ts";

/** Where text is read: its width, and the styles of text. */
export interface Terminal {
  /** In characters. */
  readonly width: number;
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
  /** For what readers must not miss. The words say it too. */
  readonly alert: (text: string) => string;
}

/** Lines for a narrower terminal are this wide too: numbers need room. */
const NARROWEST = 80;

/** A terminal of `width` characters. Without colours, text has no styles. */
export function terminalOf(width: number, colours: boolean): Terminal {
  const style = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    colours && text !== "" ? styleText(format, text, { validateStream: false }) : text;
  return {
    width: Math.max(width, NARROWEST),
    bold: style("bold"),
    faint: style("dim"),
    alert: style("yellow"),
  };
}

/** A terminal without styles that breaks no line: for tables that fit or may be wide. */
export const UNLIMITED: Terminal = terminalOf(Infinity, false);

/** Gives the style of a tone. */
export function toned(tone: Tone = "plain", terminal: Terminal): (text: string) => string {
  return tone === "plain" ? (text) => text : terminal[tone];
}

/**
 * Breaks a text into lines of at most `width` characters. Lines break between words, and within a word
 * only where it is longer than a line. The first line begins with `start`, the others with `next`.
 */
export function wrapped(text: string, width: number, start = "", next = start): string[] {
  if (start.length + text.length <= width) return [`${start}${text}`.trimEnd()];
  const lines: string[] = [];
  let line = start;
  let isBare = true;
  const room = width - Math.max(start.length, next.length);
  for (const word of text.split(" ").flatMap((one) => pieces(one, room))) {
    const longer = isBare ? `${line}${word}` : `${line} ${word}`;
    if (isBare || longer.length <= width) line = longer;
    else {
      lines.push(line);
      line = `${next}${word}`;
    }
    isBare = false;
  }
  return [...lines, line.trimEnd()];
}

function pieces(word: string, length: number): string[] {
  const found = [word.slice(0, length)];
  for (let at = length; at < word.length; at += length) found.push(word.slice(at, at + length));
  return found;
}

/** Joins parts with an empty line between them. A part without lines is left out. */
export function inParts(parts: readonly (readonly string[])[]): string {
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}
