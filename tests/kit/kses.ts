/**
 * The sanitizer of WordPress for posts (`wp_kses_post`, wp-includes/kses.php of WordPress 7.0): the part
 * for text, lists, tables, pictures and links.
 */

/** The attributes that `_wp_add_global_attributes` allows on every element. */
const EVERYWHERE = new Set(
  words(`aria-controls aria-current aria-describedby aria-details aria-expanded aria-hidden aria-label
    aria-labelledby aria-live class dir hidden id lang style title role xml:lang`),
);
const CELL = words(
  "abbr align axis bgcolor char charoff colspan headers height nowrap rowspan scope valign width",
);
const ROWS = words("align char charoff valign");

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}

/** `$allowedposttags`: the elements by name, with their own attributes. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  a: ["href", "rel", "rev", "name", "target", "download"],
  abbr: [],
  b: [],
  blockquote: ["cite"],
  br: [],
  caption: ["align"],
  code: [],
  dd: [],
  del: ["datetime"],
  details: ["align", "open", "name"],
  div: ["align", "popover"],
  dl: [],
  dt: [],
  em: [],
  figcaption: ["align"],
  figure: ["align"],
  h1: ["align"],
  h2: ["align"],
  h3: ["align"],
  h4: ["align"],
  hr: ["align", "noshade", "size", "width"],
  i: [],
  img: words("alt align border height hspace loading longdesc vspace src usemap width"),
  ins: ["datetime", "cite"],
  li: ["align", "value"],
  ol: ["start", "type", "reversed"],
  p: ["align"],
  section: ["align"],
  small: [],
  span: ["align"],
  strong: [],
  sub: [],
  summary: ["align"],
  sup: [],
  table: ["align", "bgcolor", "border", "cellpadding", "cellspacing", "rules", "summary", "width"],
  tbody: ROWS,
  td: CELL,
  tfoot: ROWS,
  th: CELL,
  thead: ROWS,
  time: ["datetime"],
  tr: ["align", "bgcolor", "char", "charoff", "valign"],
  u: [],
  ul: ["type", "popover", "role"],
};

/** The parts of `wp_kses_uri_attributes` and `wp_allowed_protocols` that are used here. */
const ADDRESSES = new Set(words("href src cite longdesc"));
const PROTOCOLS = new Set(words("http https mailto tel"));

/** HTML as WordPress keeps it in a post of a user without the right to unfiltered HTML. */
export function ksesPost(html: string): string {
  return normalised(html).replaceAll(/<!--[\s\S]*?(?:-->|$)|<[^>]*(?:>|$)|>/g, (piece) => {
    if (piece === ">") return "&gt;";
    if (piece.startsWith("<!--")) return piece;
    const element = /^<\s*(\/\s*)?([a-z\d-]+)([^>]*)>?$/i.exec(piece);
    const [, slash, name = "", attributes = ""] = element ?? [];
    const own = ALLOWED[name.toLowerCase()];
    if (own === undefined) return "";
    return slash === undefined ? opening(name, attributes, own) : `</${name}>`;
  });
}

/** HTML with each ampersand that begins no entity escaped. */
function normalised(html: string): string {
  return html.replaceAll(/&(?!(?:amp|lt|gt|quot|nbsp|#\d{1,7}|#x[\da-f]{1,6});)/gi, "&amp;");
}

function opening(name: string, attributes: string, own: readonly string[]): string {
  const end = /\/\s*$/.test(attributes) ? " /" : "";
  const kept = Array.from(
    attributes.matchAll(/([a-z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi),
    ([, attribute = "", double, single, bare]) => {
      const key = attribute.toLowerCase();
      const isAllowed = own.includes(key) || EVERYWHERE.has(key) || key.startsWith("data-");
      if (!isAllowed) return "";
      const value = double ?? single ?? bare;
      if (value === undefined) return ` ${attribute}`;
      return ` ${attribute}="${ADDRESSES.has(key) ? withoutBadProtocol(value) : value}"`;
    },
  );
  return `<${name}${kept.join("")}${end}>`;
}

function withoutBadProtocol(address: string): string {
  const protocol = /^([^/?#]*?):/.exec(address)?.[1];
  if (protocol === undefined || PROTOCOLS.has(protocol.toLowerCase())) return address;
  return address.slice(protocol.length + 1);
}
