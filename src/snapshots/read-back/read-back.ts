import { MARKS } from "../print-content.ts";
import { heardOn, type HeardElement } from "./read-aloud.ts";
import { pagesOf, readPage, TextReader, withDocument, type PageRead } from "./read-pdf.ts";

/** What a finished PDF says, and how it is built, read by a reader that is not ours. */
export interface ReadBack {
  /** Its text in reading order, an element a line, page by page. */
  readonly text: string;
  /** Its structure, an element a line, with headings and alt texts. */
  readonly structure: string;
}

/** Reads a PDF back. Loading this module loads pdf.js, so load it late. */
export async function readBack(pdf: Uint8Array): Promise<ReadBack> {
  const pages = await withDocument(pdf, async (document) => {
    const read: PageRead[] = [];
    for await (const page of pagesOf(document)) {
      read.push(await readPage(page, new TextReader(page)));
    }
    return read;
  });
  return {
    text: byPage(pages, (page) => [...textLines(heardOn(page)), ...marginLines(page)]),
    structure: byPage(pages, (page) => outlineOf(heardOn(page), 0)),
  };
}

function byPage(
  pages: readonly PageRead[],
  linesOf: (page: PageRead) => readonly string[],
): string {
  return pages
    .map((page, index) => `— pagina ${index + 1} —\n${linesOf(page).join("\n")}\n`)
    .join("\n");
}

/** An element a line; of a table a row. What a drawing paints is marked: its alt text is heard. */
function textLines(elements: readonly HeardElement[]): readonly string[] {
  return elements.flatMap((one) => {
    const painted = one.painted === "" ? "" : `${MARKS.drawing}${one.painted}`;
    const own = [one.words, painted].filter((text) => text !== "");
    const inner = textLines(one.elements);
    return one.role === "TR" ? [inner.join(" | ")] : [...own, ...inner];
  });
}

/** What stands in the margins, such as the number of the page. */
function marginLines({ artifact }: PageRead): readonly string[] {
  return artifact === "" ? [] : [`${MARKS.margin}${artifact}`];
}

/** An element a line, with what stands within it below; the same over and over is counted. */
function outlineOf(elements: readonly HeardElement[], depth: number): readonly string[] {
  const pieces = elements.map((one) => outlineOfOne(one, depth));
  const lines: string[] = [];
  for (let index = 0; index < pieces.length;) {
    const piece = pieces[index] ?? [];
    let times = 1;
    while (pieces[index + times]?.join("\n") === piece.join("\n")) times += 1;
    const [first = "", ...rest] = piece;
    lines.push(times === 1 ? first : `${first} ×${times}`, ...rest);
    index += times;
  }
  return lines;
}

function outlineOfOne(one: HeardElement, depth: number): readonly string[] {
  const { role, scope, alt, words, elements } = one;
  const isHeading = /^H\d?$/.test(role);
  const said = alt !== null ? ` {${alt}}` : isHeading ? ` ${words}` : "";
  const name = `${role}${scope === null ? "" : ` ${scope}`}${said}`;
  return [`${"  ".repeat(depth)}${name}`, ...outlineOf(elements, depth + 1)];
}
