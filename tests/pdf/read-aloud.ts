import type { Node, ReadDocument, ReadPage } from "./second-reader.ts";

/** Elements that stand within a line. */
const INLINE = new Set(["Span", "Strong", "Em", "Code", "Link", "Reference", "Quote"]);

/**
 * A document as whoever hears it gets it: its structure in reading order, an element a line, with
 * the alt texts and the words of links. Artifacts are not in it.
 */
export function readAloud({ pages }: ReadDocument): string {
  return pages
    .map((page, index) => `— pagina ${index + 1} —\n${linesOf(page.tree, page, -1).join("\n")}\n`)
    .join("\n");
}

function linesOf(node: Node, page: ReadPage, depth: number): readonly string[] {
  const children = node.children ?? [];
  const indent = "  ".repeat(Math.max(0, depth));
  const lines: string[] = [];
  let text = "";
  for (const child of children) {
    if (isInline(child)) text += textOf(child, page);
    else lines.push(...linesOf(child, page, depth + 1));
  }
  if (node.role === undefined || node.role === "Root") return lines;
  const words = text.replaceAll(/\s+/g, " ").trim();
  const scope = node.scope === undefined ? "" : ` ${node.scope}`;
  // What a figure or a bullet paints is drawn, and heard as its text.
  const heard = node.alt === undefined ? words : `{${node.alt}}`;
  // An element that goes on from the page before is in the tree of this one as well.
  if (heard === "" && lines.length === 0) return [];
  return [`${indent}${node.role}${scope} ${heard}`.trimEnd(), ...lines];
}

function isInline({ type, role }: Node): boolean {
  return type !== undefined || (role !== undefined && INLINE.has(role));
}

function textOf(node: Node, page: ReadPage): string {
  if (node.type === "content") return page.texts.get(node.id ?? "") ?? "";
  if (node.type === "annotation") return "";
  if (node.alt !== undefined) return node.alt;
  const inner = (node.children ?? []).map((child) => textOf(child, page)).join("");
  if (node.role !== "Link") return inner;
  const annotations = (node.children ?? []).filter(({ type }) => type === "annotation");
  const said = new Set(annotations.map(({ id }) => page.links.get(id ?? "") ?? ""));
  // At the start of a line the space stands before the link, not in its words.
  return `${/^\s/.test(inner) ? " " : ""}[${inner.trim()} → ${[...said].join(" | ")}]`;
}
