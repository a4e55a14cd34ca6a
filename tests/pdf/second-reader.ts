import {
  NAMES,
  type StructureNode as Node,
  type OpenDocument,
  type OpenPage,
  type PageRead,
  pagesOf,
  readPage as readTexts,
  TextReader,
  withDocument,
} from "../../src/snapshots/read-back.ts";

export type { StructureNode as Node } from "../../src/snapshots/read-back.ts";

/** Something that is painted, and its owner. */
interface Paint {
  readonly operator: string;
  /** "Artifact", the id of marked content, or undefined if nothing owns it. */
  readonly owner: string | undefined;
}

/** A page as an independent reader sees it. */
export interface ReadPage extends PageRead {
  readonly paints: readonly Paint[];
  /** The ids of marked content in page order. An id that opens twice is listed twice. */
  readonly marked: readonly string[];
  readonly fonts: ReadonlySet<string>;
}

/** A document as an independent reader sees it: pdf.js. */
export interface ReadDocument {
  readonly pages: readonly ReadPage[];
  readonly outline: readonly string[];
  readonly attachments: ReadonlyMap<string, string>;
  readonly information: Readonly<Record<string, unknown>>;
  readonly metadata: string;
}

const PAINTING = new Set(
  [
    "fill stroke fillStroke eoFill eoFillStroke closeStroke closeFillStroke closeEOFillStroke",
    "showText showSpacedText nextLineShowText nextLineSetSpacingShowText shadingFill",
    "paintImageXObject paintInlineImageXObject paintImageMaskXObject paintFormXObjectBegin",
  ].flatMap((names) => names.split(" ")),
);

/** Reads everything in a PDF that an independent reader finds. */
export async function readDocument(pdf: Uint8Array): Promise<ReadDocument> {
  return await withDocument(pdf, async (document) => {
    const pages: ReadPage[] = [];
    for await (const page of pagesOf(document)) pages.push(await readPage(page));
    const { info, metadata } = await document.getMetadata();
    return {
      pages,
      outline: titlesOf((await document.getOutline()) ?? []),
      attachments: await attachmentsOf(document),
      information: info as Record<string, unknown>,
      metadata: (metadata as { getRaw?: () => string } | null)?.getRaw?.() ?? "",
    };
  });
}

async function attachmentsOf(document: OpenDocument): Promise<ReadonlyMap<string, string>> {
  // pdf.js returns a Map, although its types say otherwise.
  const files = (await document.getAttachments()) as unknown as ReadonlyMap<string, unknown> | null;
  const read = new Map<string, string>();
  for (const name of files?.keys() ?? []) {
    const content = (await document.getAttachmentContent(name)) as Uint8Array;
    read.set(name, Buffer.from(content).toString("utf8"));
  }
  return read;
}

interface OutlineNode {
  readonly title: string;
  readonly items: readonly OutlineNode[];
}

function titlesOf(nodes: readonly OutlineNode[]): string[] {
  return nodes.flatMap(({ title, items }) => [title, ...titlesOf(items)]);
}

async function readPage(page: OpenPage): Promise<ReadPage> {
  const reader = new PaintReader(page);
  const read = await readTexts(page, reader);
  const { marked, paints, fonts } = reader;
  return {
    ...read,
    marked,
    paints,
    fonts: new Set([...fonts].map((id) => (page.commonObjs.get(id) as { name: string }).name)),
  };
}

/** Follows paint together with its marked content. */
class PaintReader extends TextReader {
  readonly marked: string[] = [];
  readonly paints: Paint[] = [];
  readonly fonts = new Set<string>();

  override take(name: string, operands: readonly unknown[]): void {
    super.take(name, operands);
    const opened = name === "beginMarkedContentProps" ? this.idOf(operands) : undefined;
    if (opened !== undefined) this.marked.push(opened);
    if (name === "setFont") this.fonts.add(String(operands[0]));
    // pdf.js combines the painting of a path with the path.
    const painting = name === "constructPath" ? (NAMES.get(Number(operands[0])) ?? "") : name;
    if (PAINTING.has(painting)) this.paints.push({ operator: painting, owner: this.open[0] });
  }
}

/** The nodes of a page's structure that are elements, in reading order. */
export function* elementsIn(node: Node): Generator<Node> {
  if (node.role !== undefined && node.role !== "Root") yield node;
  for (const child of node.children ?? []) yield* elementsIn(child);
}

/** The ids of the content of a page's structure, in reading order. */
export function* contentIn(node: Node): Generator<string> {
  if (node.type === "content" && node.id !== undefined) yield node.id;
  for (const child of node.children ?? []) yield* contentIn(child);
}
