import type { PageRead, StructureNode } from "./read-pdf.ts";

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
  if (node.alt !== undefined) return isOnPage(node) ? node.alt : "";
  const inner = (node.children ?? []).map((child) => textOf(child, page)).join("");
  if (node.role !== "Link") return inner;
  const annotations = (node.children ?? []).filter(({ type }) => type === "annotation");
  const said = new Set(annotations.map(({ id }) => page.links.get(id ?? "") ?? ""));
  // At the start of a line the space stands before the link, not in its words.
  return `${/^\s/.test(inner) ? " " : ""}[${inner.trim()} → ${[...said].join(" | ")}]`;
}
