import type { Page, Protocol } from "puppeteer-core/internal/puppeteer-core-browser.js";

type Node = Protocol.Accessibility.AXNode;

/** Elements that contain text and have no meaning themselves. */
const WITHOUT_A_WORD = new Set(["none", "generic", "InlineTextBox", "ListMarker", "rowgroup"]);

/** Inline elements. */
const INLINE = new Set([
  "StaticText",
  "InlineTextBox",
  "link",
  "strong",
  "emphasis",
  "superscript",
]);

/** The part of the accessibility tree that a screen reader speaks, one line for each thing. */
export async function accessibilityTree(page: Page): Promise<string> {
  const session = await page.createCDPSession();
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const [root] = nodes;
  if (root === undefined) throw new Error("a page without an accessibility tree");
  const childrenOf = (node: Node): readonly Node[] =>
    (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []);
  const lines: string[] = [];

  /** True if everything in it is inline, so that it is read as one text. */
  const isInline = (node: Node): boolean =>
    node.childIds !== undefined &&
    node.childIds.length > 0 &&
    descendantsOf(node).every((one) => one.ignored || INLINE.has(roleOf(one)));
  const descendantsOf = (node: Node): readonly Node[] =>
    childrenOf(node).flatMap((child) => [child, ...descendantsOf(child)]);
  const textOf = (node: Node): string => {
    const role = roleOf(node);
    if (role === "heading") return nameOf(node);
    if (role === "StaticText") return String(node.name?.value ?? "");
    if (role === "link") return `[${nameOf(node)}]`;
    if (role === "InlineTextBox") return "";
    return childrenOf(node).map(textOf).join("");
  };

  const visit = (node: Node, depth: number): void => {
    const role = roleOf(node);
    if (node.ignored || WITHOUT_A_WORD.has(role)) {
      for (const child of childrenOf(node)) visit(child, depth);
      return;
    }
    const isOneLine = isInline(node);
    const words = isOneLine ? textOf(node).replaceAll(/\s+/g, " ").trim() : nameOf(node);
    lines.push(`${"  ".repeat(depth)}${[role, stateOf(node), words].filter(Boolean).join(" ")}`);
    if (isOneLine || role === "DisclosureTriangle") return;
    for (const child of childrenOf(node)) visit(child, depth + 1);
  };

  visit(root, 0);
  return `${lines.join("\n")}\n`;
}

function roleOf({ role }: Node): string {
  return String(role?.value ?? "");
}

function nameOf({ name }: Node): string {
  return String(name?.value ?? "").trim();
}

/** The level of a heading, and the state of something that can be opened. */
function stateOf(node: Node): string {
  const value = (name: string): unknown =>
    node.properties?.find((property) => property.name === name)?.value.value;
  if (roleOf(node) === "heading") return String(value("level"));
  const expanded = value("expanded");
  return expanded === undefined ? "" : expanded === true ? "(open)" : "(dicht)";
}
