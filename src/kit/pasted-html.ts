/**
 * HTML to paste into the editor of a site. WordPress keeps of it what `wp_kses_post` allows, and in
 * its classic editor makes paragraphs and breaks of line ends: so each block stands on a line of its own.
 */

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** A text as HTML, also within an attribute. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);
}

/** A text on one line: settings may have more, of which an editor or Markdown makes paragraphs. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** A link; its words say what it leads to. */
export function linkHtml(address: string, words: string): string {
  return `<a href="${escaped(address)}">${escaped(words)}</a>`;
}

/** A list of items that are HTML already. */
export function listHtml(items: readonly string[]): string {
  return ["<ul>", ...items.map((item) => `<li>${item}</li>`), "</ul>"].join("\n");
}

/** An element around HTML, on one line. */
export function elementHtml(name: "h2" | "h3" | "p" | "strong", html: string): string {
  return `<${name}>${html}</${name}>`;
}

/** Blocks one below the other, as the content of a file. */
export function pastedHtml(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}
