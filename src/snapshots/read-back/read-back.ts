import {
  type PageRead,
  pagesOf,
  readPage,
  type StructureNode,
  TextReader,
  withDocument,
} from "./read-pdf.ts";
import { MARKS } from "../print-content.ts";

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

/** An element a line; of a table a row, of terms a term with what it means. What a drawing paints is marked: its alt text is heard. */
function textLines(elements: readonly HeardElement[]): readonly string[] {
  return elements.flatMap((one) => {
    const painted = one.painted === "" ? "" : `${MARKS.drawing}${one.painted}`;
    const own = [one.words, painted].filter((text) => text !== "");
    const inner = textLines(one.elements);
    if (one.role === "TR") return [inner.join(" | ")];
    return isOneLine(one) ? [[...own, ...inner].join(" ")] : [...own, ...inner];
  });
}

/** A caption and the explanation of a term are read in one go, whatever they are made of. */
function isOneLine({ role, elements }: HeardElement): boolean {
  const [label, ...others] = elements;
  const isOfTerm =
    role === "LI" && label?.role === "Lbl" && /^\p{L}/u.test(label.words) && others.length === 1;
  return role === "Caption" || isOfTerm;
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

/** Elements that stand within a line. */
const INLINE = new Set(["Span", "Strong", "Em", "Code", "Link", "Reference", "Quote"]);

/** An element of the structure, with the text that stands in it and not in one of its own. */
export interface HeardElement {
  readonly role: string;
  /** "Row" or "Column", of the head of a table. */
  readonly scope: string | null;
  /** The alt text of a drawing, which is heard in the place of what it paints. */
  readonly alt: string | null;
  /** Its words, with the links among them; empty where there is an alt text. */
  readonly words: string;
  /** The words that are painted where the alt text is heard. */
  readonly painted: string;
  readonly elements: readonly HeardElement[];
}

/**
 * The elements of a page as whoever hears it gets them, in reading order. Artifacts are not among
 * them; an element that goes on from the page before is on this one as well.
 */
export function heardOn(page: PageRead): readonly HeardElement[] {
  return elementsIn(page.tree, page);
}

function elementsIn(node: StructureNode, page: PageRead): readonly HeardElement[] {
  if (node.alt !== undefined && !isOnPage(node)) return [];
  const children = node.children ?? [];
  const elements = children.filter((child) => !isInline(child));
  const inner = elements.flatMap((child) => elementsIn(child, page));
  if (node.role === undefined || node.role === "Root") return inner;
  const text = children.map((child) => (isInline(child) ? textOf(child, page) : "")).join("");
  const said = text.replaceAll(/\s+/g, " ").trim();
  const { role, scope = null, alt = null } = node;
  const words = alt === null ? said : "";
  if (words === "" && alt === null && inner.length === 0) return [];
  return [{ role, scope, alt, words, painted: alt === null ? "" : said, elements: inner }];
}

/** pdf.js gives an element that goes on over pages with all that is in it, on each of them. */
function isOnPage({ type, children = [] }: StructureNode): boolean {
  return type === "content" || children.some(isOnPage);
}

function isInline({ type, role }: StructureNode): boolean {
  return type !== undefined || (role !== undefined && INLINE.has(role));
}

function textOf(node: StructureNode, page: PageRead): string {
  if (node.type === "content") return page.texts.get(node.id ?? "") ?? "";
  if (node.type === "annotation") return "";
  // Of a link its words are told, beside its name, which its annotations tell as well.
  if (node.alt !== undefined && node.role !== "Link") return isOnPage(node) ? node.alt : "";
  const inner = (node.children ?? []).map((child) => textOf(child, page)).join("");
  if (node.role !== "Link") return inner;
  const annotations = (node.children ?? []).filter(({ type }) => type === "annotation");
  const said = new Set(annotations.map(({ id }) => page.links.get(id ?? "") ?? ""));
  // Where a line ends in a link, its space stands behind the link, not in its words.
  const behind = /\s$/.test(inner) ? " " : "";
  return `${/^\s/.test(inner) ? " " : ""}[${inner.trim()} → ${[...said].join(" | ")}]${behind}`;
}
