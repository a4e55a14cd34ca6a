import { pagesOf, withDocument } from "../../src/snapshots/read-back.ts";
import type { Reader } from "./words.ts";

/** A text from pdf.js, which its viewer turns into an element. */
interface Item {
  readonly str: string;
  readonly hasEOL: boolean;
  readonly transform: readonly number[];
}

/** Reads with pdf.js, the reader of Firefox. */
export const readWithPdfJs: Reader = async (pdf) =>
  await withDocument(pdf, async (document) => {
    const pages: string[] = [];
    for await (const page of pagesOf(document)) {
      const { items } = await page.getTextContent();
      pages.push(textOf(items.filter((item) => "str" in item)));
    }
    return pages;
  });

/** Texts in sequence. One that comes before the last on the page has its own place. */
function textOf(items: readonly Item[]): string {
  let text = "";
  let last = -Infinity;
  for (const { str, hasEOL, transform } of items) {
    const left = transform[4] ?? 0;
    if (left < last && str.trim() !== "") text += "\n";
    text += hasEOL ? `${str}\n` : str;
    if (str.trim() !== "") last = left;
  }
  return text;
}
