import { withoutControls } from "../language/control-characters.ts";
import { escapedMarkup } from "../language/markup.ts";

/** Well-formed, escaped XML. */
export interface Xml {
  readonly xml: string;
}

/** Attributes in their order. Undefined ones are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Returns an element with its children. A string is text. */
export function element(
  name: string,
  attributes: Attributes = {},
  children: readonly (Xml | string)[] = [],
): Xml {
  let xml = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) xml += ` ${key}="${escapedMarkup(String(value))}"`;
  }
  if (children.length === 0) return { xml: `${xml}/>` };
  xml += ">";
  for (const child of children) xml += typeof child === "string" ? escapedMarkup(child) : child.xml;
  return { xml: `${xml}</${name}>` };
}

/** Returns an XML file with this root element, without the characters that XML forbids. */
export function xmlFile(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${withoutControls(root.xml)}\n`;
}
