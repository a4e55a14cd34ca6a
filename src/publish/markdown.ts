/** What Markdown would take for a mark stands as it is. */
export function markdownText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll(/[\\`*_[\]<>|~#]/g, "\\$&")
    .replace(/^(\s*)([-+]|\d+(?=[.)]))/, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}

/** A name as code; one that holds the mark of code itself stands as text. */
export function markdownCode(name: string): string {
  return name.includes("`") ? markdownText(name) : `\`${name}\``;
}

/**
 * A Markdown table of cells that are Markdown already. The columns named in `numeric` align right.
 */
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

/** A list of items that are Markdown already. */
export function markdownList(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** A title with what stands below it; nothing where that is empty. */
export function markdownTitled(title: string, body: string): readonly string[] {
  return body === "" ? [] : [title, body];
}
