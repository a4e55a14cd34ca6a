import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
// Without this import pdf.js looks for its worker in a file, which the build does not have.
import "pdfjs-dist/legacy/build/pdf.worker.mjs";

import { MARKS } from "./differences.ts";
import type { PrintedLayers } from "./snapshot.ts";

/**
 * Reads the text and the structure from a finished PDF, with another reader than the one that this
 * tool writes with. Loads pdf.js, so load this module late.
 */
export async function readBack(pdf: Uint8Array): Promise<PrintedLayers> {
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

/**
 * The lines of a text: an element, a row of a table, or a term with its explanation. Marks the text
 * that a drawing paints, because assistive technology reads its alt text instead.
 */
function textLines(elements: readonly HeardElement[]): readonly string[] {
  return elements.flatMap((one) => {
    const painted = one.painted === "" ? "" : `${MARKS.drawing}${one.painted}`;
    const own = [one.words, painted].filter((text) => text !== "");
    const inner = textLines(one.elements);
    if (one.role === "TR") return [inner.join(" | ")];
    return isOneLine(one) ? [[...own, ...inner].join(" ")] : [...own, ...inner];
  });
}

/** A caption, or a term with its explanation, is one line, whatever elements it contains. */
function isOneLine({ role, elements }: HeardElement): boolean {
  const [label, ...others] = elements;
  const isOfTerm =
    role === "LI" && label?.role === "Lbl" && /^\p{L}/u.test(label.words) && others.length === 1;
  return role === "Caption" || isOfTerm;
}

/** The text in the margins, such as the page number. */
function marginLines({ artifact }: PageRead): readonly string[] {
  return artifact === "" ? [] : [`${MARKS.margin}${artifact}`];
}

/**
 * The lines of an outline: one line for each element, with inner elements below it. Counts repeated
 * elements.
 */
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

// The elements that a reader hears.

/** Elements within a line. */
const INLINE = new Set(["Span", "Strong", "Em", "Code", "Link", "Reference", "Quote"]);

/** An element of the structure tree, with the text that belongs to no inner element. */
export interface HeardElement {
  readonly role: string;
  /** "Row" or "Column", for a header cell of a table. */
  readonly scope: string | null;
  /** The alt text of a drawing, which assistive technology reads instead of its text. */
  readonly alt: string | null;
  /** Its words, including links; empty for an element with an alt text. */
  readonly words: string;
  /** The painted words that the alt text replaces. */
  readonly painted: string;
  readonly elements: readonly HeardElement[];
}

/**
 * The elements of a page as assistive technology reads them, in reading order. Artifacts are left
 * out. An element that continues from the previous page is included too.
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

/** If an element spans pages, pdf.js gives all its content on each of those pages. */
function isOnPage({ type, children = [] }: StructureNode): boolean {
  return type === "content" || children.some(isOnPage);
}

function isInline({ type, role }: StructureNode): boolean {
  return type !== undefined || (role !== undefined && INLINE.has(role));
}

function textOf(node: StructureNode, page: PageRead): string {
  if (node.type === "content") return page.texts.get(node.id ?? "") ?? "";
  if (node.type === "annotation") return "";
  // A link is read by its words and its name. Its annotations also give the name.
  if (node.alt !== undefined && node.role !== "Link") return isOnPage(node) ? node.alt : "";
  const inner = (node.children ?? []).map((child) => textOf(child, page)).join("");
  if (node.role !== "Link") return inner;
  const annotations = (node.children ?? []).filter(({ type }) => type === "annotation");
  const said = new Set(annotations.map(({ id }) => page.links.get(id ?? "") ?? ""));
  // At the end of a line, the space comes after the link, not in its words.
  const behind = /\s$/.test(inner) ? " " : "";
  return `${/^\s/.test(inner) ? " " : ""}[${inner.trim()} → ${[...said].join(" | ")}]${behind}`;
}

// Reading a page.

/** A node of the structure tree of a page, as pdf.js gives it. */
export interface StructureNode {
  readonly role?: string;
  /** The alt text, or the text that replaces the content. */
  readonly alt?: string;
  readonly lang?: string;
  readonly scope?: string;
  readonly bbox?: readonly number[];
  readonly type?: "content" | "annotation";
  readonly id?: string;
  readonly children?: readonly StructureNode[];
}

/** A page of a PDF, read by pdf.js. */
export interface PageRead {
  readonly tree: StructureNode;
  /** The text of marked content by id, from its letters. Nothing is guessed from positions. */
  readonly texts: ReadonlyMap<string, string>;
  /** The text of artifacts, such as the footer. */
  readonly artifact: string;
  /** The name of each link, by the id of its annotation. */
  readonly links: ReadonlyMap<string, string>;
}

export type OpenDocument = Awaited<ReturnType<typeof getDocument>["promise"]>;
export type OpenPage = Awaited<ReturnType<OpenDocument["getPage"]>>;

/** Opens a PDF with pdf.js, gives it to `work`, and closes it. */
export async function withDocument<T>(
  pdf: Uint8Array,
  work: (document: OpenDocument) => Promise<T>,
): Promise<T> {
  const loading = getDocument({
    data: Uint8Array.from(pdf),
    verbosity: 0,
    fontExtraProperties: true,
  });
  try {
    return await work(await loading.promise);
  } finally {
    await loading.destroy();
  }
}

/** The pages of an open document, one after the other. */
export async function* pagesOf(document: OpenDocument): AsyncGenerator<OpenPage> {
  for (let number = 1; number <= document.numPages; number += 1) {
    yield await document.getPage(number);
  }
}

/** Reads a page. `reader` must be new. */
export async function readPage(page: OpenPage, reader: TextReader): Promise<PageRead> {
  const { fnArray, argsArray } = await page.getOperatorList();
  fnArray.forEach((number, index) => {
    reader.take(NAMES.get(number) ?? "", (argsArray[index] ?? []) as readonly unknown[]);
  });
  const annotations = (await page.getAnnotations()) as readonly {
    readonly id: string;
    readonly contentsObj?: { readonly str: string };
  }[];
  return {
    texts: reader.texts,
    artifact: reader.artifact.replaceAll(/\s+/g, " ").trim(),
    tree: ((await page.getStructTree()) ?? {}) as StructureNode,
    links: new Map(
      annotations.map(({ id, contentsObj }) => [`pdfjs_internal_id_${id}`, contentsObj?.str ?? ""]),
    ),
  };
}

/** The names of the operators of pdf.js by number. */
export const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(OPS).map(([name, number]) => [number, name]),
);

/** The tag of words that read from right to left. Their letters come in visual order. */
const REVERSED = "ReversedChars";

/** A tag as pdf.js gives it: an object with a name. */
function tagOf(tag: unknown): string {
  return typeof tag === "object" && tag !== null && "name" in tag ? String(tag.name) : "";
}

interface Glyph {
  readonly unicode: string;
}

/** Follows the operators of a page, and collects the text of its marked content. */
export class TextReader {
  readonly texts = new Map<string, string>();
  artifact = "";
  readonly #page: string;
  /** The ids of the open marked content. Content without an id has its tag, such as "Artifact". */
  protected readonly open: string[] = [];
  /** The letters of right-to-left words, in the order of reading. */
  #reversed: string[] = [];

  constructor({ ref }: OpenPage) {
    this.#page = `p${ref?.num}R`;
  }

  /** Takes the next operator, with its operands. */
  take(name: string, operands: readonly unknown[]): void {
    if (name === "beginMarkedContentProps") {
      this.open.push(this.idOf(operands) ?? String(operands[0]));
    } else if (name === "beginMarkedContent") this.open.push(tagOf(operands[0]));
    // Separate texts in the margins stay separate.
    else if (name === "endText") this.artifact += "\n";
    else if (name === "endMarkedContent") this.#close();
    else if (name === "showText") this.#show(operands[0] as readonly (Glyph | number)[]);
  }

  /** The id of marked content in the structure tree; undefined for content outside the tree. */
  protected idOf([, number]: readonly unknown[]): string | undefined {
    return typeof number === "number" ? `${this.#page}_mc${number}` : undefined;
  }

  #show(glyphs: readonly (Glyph | number)[]): void {
    const letters = glyphs.map((glyph) => (typeof glyph === "number" ? "" : glyph.unicode));
    const isReversed = this.open.includes(REVERSED);
    if (isReversed) this.#reversed.unshift(...letters.toReversed());
    else this.#add(letters.join(""));
  }

  #close(): void {
    if (this.open.pop() !== REVERSED) return;
    this.#add(this.#reversed.join(""));
    this.#reversed = [];
  }

  #add(text: string): void {
    const owner = this.open[0];
    if (owner?.startsWith(this.#page) === true) {
      this.texts.set(owner, (this.texts.get(owner) ?? "") + text);
    } else this.artifact += text;
  }
}
