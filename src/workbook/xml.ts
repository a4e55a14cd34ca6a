import { withoutControls } from "../language/control-characters.ts";

/** A piece of XML that is well formed and escaped. */
export interface Xml {
  readonly xml: string;
}

/** Attributes in the order in which they are written; undefined ones are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its children. A string among them is text. */
export function element(
  name: string,
  attributes: Attributes = {},
  children: readonly (Xml | string)[] = [],
): Xml {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
  if (children.length === 0) return { xml: `<${name}${written}/>` };
  const content = children.map((child) => (typeof child === "string" ? escaped(child) : child.xml));
  return { xml: `<${name}${written}>${content.join("")}</${name}>` };
}

/** A whole file. */
export function xmlFile(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root.xml}\n`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escaped(text: string): string {
  return withoutControls(text).replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
