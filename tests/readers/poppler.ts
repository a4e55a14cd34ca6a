import { outputOf } from "../conformance/run-tool.ts";
import type { ReadElement } from "./structure-words.ts";

/** How Poppler orders a page: by its content or by its columns. */
export type PopplerOrder = "content" | "place";

/** Reads a file with Poppler, the reader of GNOME and KDE, page by page. */
export async function readWithPoppler(
  file: string,
  order: PopplerOrder,
): Promise<readonly string[]> {
  const words = [...(order === "content" ? ["-raw"] : []), "-enc", "UTF-8", file, "-"];
  return (await outputOf("pdftotext", words)).split("\f").slice(0, -1);
}

interface OpenElement extends ReadElement {
  readonly depth: number;
  readonly children: (string | ReadElement)[];
}

/** The structure of a file from Poppler, with the raw text of its marked content. */
export async function readPopplerStructure(file: string): Promise<ReadElement> {
  return structureOf(await outputOf("pdfinfo", ["-struct-text", "-enc", "UTF-8", file]));
}

/** Each line is an element, a text between quotation marks, or an attribute; indents nest them. */
function structureOf(printed: string): ReadElement {
  const root: OpenElement = { type: "", actualText: null, children: [], depth: -1 };
  const open = [root];
  for (const line of printed.split("\n")) {
    const [, indent = "", text = ""] = /^( *)(.*)$/.exec(line) ?? [];
    const type = /^[A-Z]\w*/.exec(text)?.[0];
    while ((open.at(-1)?.depth ?? -1) >= indent.length) open.pop();
    const parent = open.at(-1) ?? root;
    if (text.startsWith('"')) parent.children.push(text.slice(1, -1));
    else if (type !== undefined && type !== "Object") {
      const element = { type, actualText: null, children: [], depth: indent.length };
      parent.children.push(element);
      open.push(element);
    }
  }
  return root;
}
