import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The contents of a PDF according to an independent reader. */
export interface ReadPdf {
  readonly pages: number;
  readonly title: string;
  readonly created: string;
  readonly language: string | null;
  readonly isTagged: boolean;
  /** The titles in the outline, of all levels. */
  readonly outline: readonly string[];
  /** The text, page by page, in the order of the content. */
  readonly text: readonly string[];
  /** The alt texts of the figures. */
  readonly alternatives: readonly string[];
  /** The alt texts of the figures on the cover. */
  readonly coverFigures: readonly string[];
  /** The roles of the structure tree. */
  readonly roles: ReadonlySet<string>;
}

interface StructureNode {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly StructureNode[];
}

interface OutlineNode {
  readonly title: string;
  readonly items: readonly OutlineNode[];
}

/** Reads a PDF with pdf.js. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await loading.promise;
  const { info } = (await document.getMetadata()) as { info: Record<string, unknown> };
  // pdf.js gives a Map, against its own types.
  const mark: unknown = await document.getMarkInfo();
  const nodes: StructureNode[] = [];
  const coverFigures: string[] = [];
  const collect = (node: StructureNode, page: number): void => {
    nodes.push(node);
    if (page === 1 && node.role === "Figure") coverFigures.push(node.alt ?? "");
    node.children?.forEach((child) => collect(child, page));
  };
  const text: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    text.push(
      items
        .map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : ""))
        .join("")
        .replaceAll(/\s+/g, " "),
    );
    const tree = (await page.getStructTree()) as StructureNode | null;
    if (tree !== null) collect(tree, number);
  }
  const outline = ((await document.getOutline()) ?? []) as readonly OutlineNode[];
  const titlesOf = (items: readonly OutlineNode[]): string[] =>
    items.flatMap(({ title, items: below }) => [title, ...titlesOf(below)]);
  const read = {
    pages: document.numPages,
    title: String(info["Title"]),
    created: String(info["CreationDate"]),
    language: typeof info["Language"] === "string" ? info["Language"] : null,
    isTagged: mark instanceof Map && mark.get("Marked") === true,
    outline: titlesOf(outline),
    text,
    // pdf.js also gives the replacement text of a broken word.
    alternatives: nodes.flatMap(({ role, alt }) =>
      role !== "Figure" || alt === undefined ? [] : [alt],
    ),
    coverFigures,
    roles: new Set(nodes.flatMap(({ role }) => (role === undefined ? [] : [role]))),
  };
  await loading.destroy();
  return read;
}
