/** Characters of a label that fit in one line beside the bars. */
const LINE = 34;

/**
 * A label in lines of about 34 characters, broken between words and about equally long; the spec
 * splits at "\n".
 */
export function inLines(label: string, width = LINE): string {
  const count = linesOf(label, width).length;
  let narrowest = width;
  while (narrowest > 1 && linesOf(label, narrowest - 1).length === count) narrowest -= 1;
  return linesOf(label, narrowest).join("\n");
}

function linesOf(label: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
