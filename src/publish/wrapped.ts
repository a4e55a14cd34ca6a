/**
 * A text in lines of at most `width` characters, broken between words, and within a word only
 * where it takes more than a line; the first begins with `start`, the others with `next`.
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

/** A title with the lines below it; nothing where there are none. */
export function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

/** A text of parts with an empty line between them; a part without lines is left out. */
export function inParts(parts: readonly (readonly string[])[]): string {
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}
