import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

/**
 * An element of XML: its name with prefix, its attributes, its children, and all text within it.
 */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

/**
 * Returns the files of a workbook by name, each XML file as a tree. Throws if the XML is not well
 * formed.
 */
export function partsOf(file: Uint8Array): (name: string) => Node {
  const entries = unzipSync(file);
  return (name) => {
    const content = entries[name];
    if (content === undefined) throw new Error(`no ${name} among ${Object.keys(entries).join()}`);
    return treeOf(strFromU8(content));
  };
}

function treeOf(xml: string): Node {
  const parser = new SaxesParser();
  const top: Open = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  parser.on("opentag", ({ name, attributes }) => {
    open.push({ name, attributes, children: [], text: "" });
  });
  parser.on("text", (text) => {
    for (const one of open) one.text += text;
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed !== undefined) open.at(-1)?.children.push(closed);
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  const [root] = top.children;
  if (root === undefined) throw new Error("XML without an element");
  return root;
}

/** Returns all elements with a name within another, in their order. */
export function within({ children }: Node, name: string): readonly Node[] {
  return children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...within(child, name),
  ]);
}

/** Returns the only element with a name within another. */
export function only(node: Node, name: string): Node {
  const [found, ...others] = within(node, name);
  if (found === undefined || others.length > 0) {
    throw new Error(`${others.length + (found === undefined ? 0 : 1)} of ${name}`);
  }
  return found;
}
