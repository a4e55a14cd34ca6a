import type { MarkdownToken } from "../narrative/markdown.ts";

/** The styles leave room for numbers of so many digits. */
const USUAL_DIGITS = 2;

/**
 * Gives each list with longer numbers the indent that they take. Without it a number stands in the
 * margin, or is cut off there.
 */
export function sizeListNumbers(tokens: readonly MarkdownToken[]): void {
  const open: { readonly list: MarkdownToken; next: number; last: number }[] = [];
  for (const token of tokens) {
    const inner = open.at(-1);
    if (/^(?:ordered|bullet)_list_open$/.test(token.type)) {
      open.push({ list: token, next: numberAt(token, "start") ?? 1, last: 0 });
    } else if (token.type === "list_item_open" && inner !== undefined) {
      const number = numberAt(token, "value") ?? inner.next;
      inner.next = number + 1;
      inner.last = Math.max(inner.last, number);
    } else if (token.type === "ordered_list_close" && inner !== undefined) {
      const digits = String(inner.last).length;
      // A full stop and the space behind it are about as wide as a digit.
      if (digits > USUAL_DIGITS) inner.list.attrSet("style", `padding-left:${digits + 1}ch`);
      open.pop();
    } else if (token.type === "bullet_list_close") open.pop();
  }
}

function numberAt(token: MarkdownToken, name: string): number | null {
  const written = token.attrGet(name);
  return written === null ? null : Number(written);
}
