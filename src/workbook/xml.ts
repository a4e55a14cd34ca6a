import { withoutControls } from "../language/control-characters.ts";
import { escapedMarkup } from "../language/markup.ts";

/** Well-formed, escaped XML. */
export interface Xml {
  readonly xml: string;
}

/** Attributes in their order. Undefined ones are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its children. A string is text. */
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

/** An XML file with this root element. */
export function xmlFile(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root.xml}\n`;
}

function escaped(text: string): string {
  return escapedMarkup(withoutControls(text));
}
