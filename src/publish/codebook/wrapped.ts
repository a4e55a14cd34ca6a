/**
 * A text in lines of at most `width` characters, broken between words; the first begins with
 * `start`, the others with `next`. A word that is longer stands alone.
 */
export function wrapped(text: string, width: number, start = "", next = start): string[] {
  const lines: string[] = [];
  let line = start;
  let isBare = true;
  for (const word of text.split(" ")) {
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
