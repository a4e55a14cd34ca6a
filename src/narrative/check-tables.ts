import type { Page } from "../document-type/document-type.ts";
import type { MarkdownToken } from "./markdown.ts";
import type { Remark } from "./remark.ts";
import { isWiderThan } from "./table-width.ts";

/**
 * Reports tables without rows, rows with a different number of cells than the header row, tables
 * without a caption, and tables that are wider than the page. `page` is null if it is unknown.
 */
export function checkTables(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
  page: Page | null,
): readonly Remark[] {
  const remarks: Remark[] = [];
  let columns = 0;
  let isBody = false;
  for (const [index, { type, map }] of tokens.entries()) {
    if (type === "table_open") {
      columns = 0;
      const close = tokens.findIndex((one, at) => at > index && one.type === "table_close");
      const isWide = page !== null && isWiderThan(page, tokens.slice(index, close));
      if (isWide && map !== null) remarks.push({ code: "narrative-table-wide", line: map[0] });
    }
    // A header cell without data cells would describe nothing, which PDF/UA forbids.
    if (type === "thead_close" && tokens[index + 1]?.type === "table_close") {
      remarks.push({ code: "narrative-table-empty", ...headOf(tokens, index, lines) });
    }
    if (type === "table_open" && tokens[index + 1]?.type !== "caption_open" && map !== null) {
      remarks.push({ code: "narrative-table-caption", line: map[0] });
    }
    if (type === "th_open") columns += 1;
    if (type === "tbody_open") isBody = true;
    if (type === "tbody_close") isBody = false;
    if (type !== "tr_open" || !isBody || map === null) continue;
    const [line] = map;
    const cells = cellsIn(lines[line] ?? "");
    if (cells > columns) remarks.push({ code: "narrative-table", line });
    if (cells < columns) remarks.push({ code: "narrative-table-row", line });
  }
  return remarks;
}

/** The beginning of a header row whose tokens end at `end`. */
function headOf(
  tokens: readonly MarkdownToken[],
  end: number,
  lines: readonly string[],
): Pick<Remark, "line" | "at"> {
  const start = tokens.slice(0, end).findLastIndex(({ type }) => type === "thead_open");
  const line = tokens[start]?.map?.[0] ?? 0;
  // Skips the opening tokens of the header, its row and its first cell.
  const words = tokens[start + 3]?.content ?? "";
  return { line, at: Math.max(0, (lines[line] ?? "").indexOf(words)) };
}

function cellsIn(line: string): number {
  const row = line
    .trimEnd()
    .replace(/^[\s>]*\|?/, "")
    .replace(/(?<!\\)\|$/, "");
  return row.split(/(?<!\\)\|/).length;
}
