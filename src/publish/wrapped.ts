/**
 * A text in lines of at most `width` characters, broken between words, and within a word only
 * where it takes more than a line; the first begins with `start`, the others with `next`.
 */
export function wrapped(text: string, width: number, start = "", next = start): string[] {
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
