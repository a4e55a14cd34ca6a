/** A column of text for a terminal. */
export interface AlignedColumn {
  readonly head: string;
  readonly isNumeric?: true;
}

const GAP = "  ";

/** A table as lines: the heads, then each row. The last column is not padded. */
export function alignedText(
  columns: readonly AlignedColumn[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [columns.map(({ head }) => head), ...rows];
  const widths = columns.map((_, at) =>
    Math.max(...lines.map((cells) => (cells[at] ?? "").length)),
  );
  const lineOf = (cells: readonly string[]): string =>
    columns
      .map(({ isNumeric = false }, at) => {
        const [cell = "", width = 0] = [cells[at], widths[at]];
        return isNumeric ? cell.padStart(width) : cell.padEnd(width);
      })
      .join(GAP)
      .trimEnd();
  return lines.map((cells) => `${lineOf(cells)}\n`).join("");
}
