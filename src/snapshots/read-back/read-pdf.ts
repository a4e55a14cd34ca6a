// Without this import pdf.js looks for its worker in a file, which the build does not have.
import "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

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
  /** The open ids of marked content, or tags such as "Artifact". */
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
