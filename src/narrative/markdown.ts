import MarkdownIt from "markdown-it";

/**
 * The Markdown that narrative may use: paragraphs, headings from level 3, lists, quotes, tables,
 * emphasis and links. Raw HTML stays text and images are off: a report has no other files.
 */
export const MARKDOWN = new MarkdownIt("default", {
  html: false,
  linkify: false,
  typographer: true,
  quotes: "‘’‘’",
}).disable(["image"]);
