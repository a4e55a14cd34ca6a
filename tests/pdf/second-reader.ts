import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A node of the structure as pdf.js gives it, page by page. */
export interface Node {
  readonly role?: string;
  /** The alt text, or what the content reads as. */
  readonly alt?: string;
  readonly lang?: string;
  readonly scope?: string;
  readonly bbox?: readonly number[];
  readonly type?: "content" | "annotation";
  readonly id?: string;
  readonly children?: readonly Node[];
}

/** Something that is painted, and who owns it. */
interface Paint {
  readonly operator: string;
  /** "Artifact", the id of marked content, or undefined for nobody. */
  readonly owner: string | undefined;
}

/** A page as an independent reader sees it. */
export interface ReadPage {
  readonly tree: Node;
  /** The text of marked content by its id, each line on its own. */
  readonly texts: ReadonlyMap<string, string>;
  /** The text of what is no content, such as the footer. */
  readonly artifact: string;
  readonly paints: readonly Paint[];
  /** The ids of marked content in the order of the page, one that is opened twice twice. */
  readonly marked: readonly string[];
  /** What each link says, by the id of its annotation. */
  readonly links: ReadonlyMap<string, string>;
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

interface Glyph {
  readonly unicode: string;
}
const NAMES = new Map(Object.entries(OPS).map(([name, number]) => [number, name]));

type OpenDocument = Awaited<ReturnType<typeof getDocument>["promise"]>;
type OpenPage = Awaited<ReturnType<OpenDocument["getPage"]>>;

/** Reads all of a PDF that a reader other than ours can tell. */
export async function readDocument(pdf: Uint8Array): Promise<ReadDocument> {
  const loading = getDocument({
    data: Uint8Array.from(pdf),
    verbosity: 0,
    fontExtraProperties: true,
  });
  const document = await loading.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    pages.push(await readPage(await document.getPage(number)));
  }
  const { info, metadata } = await document.getMetadata();
  const read = {
    pages,
    outline: titlesOf((await document.getOutline()) ?? []),
    attachments: await attachmentsOf(document),
    information: info as Record<string, unknown>,
    metadata: (metadata as { getRaw?: () => string } | null)?.getRaw?.() ?? "",
  };
  await loading.destroy();
  return read;
}

async function attachmentsOf(document: OpenDocument): Promise<ReadonlyMap<string, string>> {
  // pdf.js gives a Map, whatever its types say.
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
  const { fnArray, argsArray } = await page.getOperatorList();
  const reader = new OperatorReader(`p${page.ref?.num}R`);
  fnArray.forEach((number, index) => {
    reader.take(NAMES.get(number) ?? "", (argsArray[index] ?? []) as readonly unknown[]);
  });
  const annotations = (await page.getAnnotations()) as readonly {
    readonly id: string;
    readonly contentsObj?: { readonly str: string };
  }[];
  const { texts, marked, paints, artifact, fonts } = reader;
  return {
    texts,
    marked,
    paints,
    artifact: artifact.trim(),
    tree: ((await page.getStructTree()) ?? {}) as Node,
    links: new Map(
      annotations.map(({ id, contentsObj }) => [`pdfjs_internal_id_${id}`, contentsObj?.str ?? ""]),
    ),
    fonts: new Set([...fonts].map((id) => (page.commonObjs.get(id) as { name: string }).name)),
  };
}

/** Follows the operators of a page as pdf.js gives them. */
class OperatorReader {
  readonly texts = new Map<string, string>();
  readonly marked: string[] = [];
  readonly paints: Paint[] = [];
  readonly fonts = new Set<string>();
  artifact = "";
  readonly #page: string;
  readonly #open: string[] = [];
  #size = 0;
  #line = 0;
  #lineBefore = 0;

  constructor(page: string) {
    this.#page = page;
  }

  take(name: string, operands: readonly unknown[]): void {
    if (name === "beginMarkedContentProps") this.#begin(operands);
    else if (name === "beginMarkedContent") this.#open.push("");
    else if (name === "endMarkedContent") this.#open.pop();
    else if (name === "setFont") {
      this.fonts.add(String(operands[0]));
      this.#size = Number(operands[1]);
    } else if (name === "setTextMatrix") {
      this.#line = Number((operands[0] as Readonly<Record<number, number>>)[5]);
    } else if (name === "showText") this.#show(operands[0] as readonly (Glyph | number)[]);
    // pdf.js puts the painting of a path with the path.
    const painting = name === "constructPath" ? (NAMES.get(Number(operands[0])) ?? "") : name;
    if (PAINTING.has(painting)) this.paints.push({ operator: painting, owner: this.#open[0] });
  }

  #begin([tag, number]: readonly unknown[]): void {
    const id = typeof number === "number" ? `${this.#page}_mc${number}` : undefined;
    if (id !== undefined) this.marked.push(id);
    this.#open.push(id ?? String(tag));
  }

  #show(glyphs: readonly (Glyph | number)[]): void {
    // A space at the end of a line is not printed; what is raised stands on the same line.
    const isNextLine = Math.abs(this.#line - this.#lineBefore) > 0.7 * this.#size;
    this.#lineBefore = this.#line;
    const letters = glyphs.map((glyph) => (typeof glyph === "number" ? "" : glyph.unicode));
    const text = (isNextLine ? "\n" : "") + letters.join("");
    const owner = this.#open[0];
    if (owner?.startsWith(this.#page) === true) {
      this.texts.set(owner, (this.texts.get(owner) ?? "") + text);
    } else this.artifact += text;
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
