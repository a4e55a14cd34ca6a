/** Escapes what Markdown reads as a mark. */
export function markdownText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll(/[\\`*_[\]<>|~#]/g, "\\$&")
    .replace(/^(\s*)([-+]|\d+(?=[.)]))/, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}

/** A name as code. A name with the mark of code in it becomes text. */
export function markdownCode(name: string): string {
  return name.includes("`") ? markdownText(name) : `\`${name}\``;
}

/** A Markdown table. Cells are Markdown already. The columns named in `numeric` align right. */
export function markdownTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly string[] = [],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(heads),
    line(heads.map((head) => (numeric.includes(head) ? "---:" : "---"))),
    ...rows.map(line),
  ].join("\n");
}

/** A Markdown list. Items are Markdown already. */
export function markdownList(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}
