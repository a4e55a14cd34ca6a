import { escapedMarkup } from "../language/markup.ts";

/**
 * HTML to paste into the editor of a site. WordPress keeps only what `wp_kses_post` allows. Its classic
 * editor turns line ends into paragraphs and breaks, so each block is on a line of its own.
 */

/** A text on one line. Settings may have several lines, and an editor or Markdown makes paragraphs of them. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** A link. */
export function linkHtml(address: string, words: string): string {
  return `<a href="${escapedMarkup(address)}">${escapedMarkup(words)}</a>`;
}

/** A list of items of HTML. */
export function listHtml(items: readonly string[]): string {
  return ["<ul>", ...items.map((item) => `<li>${item}</li>`), "</ul>"].join("\n");
}

/** An element around HTML. */
export function elementHtml(name: "h2" | "h3" | "p" | "strong", html: string): string {
  return `<${name}>${html}</${name}>`;
}

/** The content of a file with these blocks. */
export function pastedHtml(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}
