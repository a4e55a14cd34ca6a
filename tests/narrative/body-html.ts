import type { Edition } from "../../src/render/edition.ts";
import { narrativeHtml } from "../../src/render/narrative-html.ts";
import { Notes } from "../../src/render/notes.ts";

/** A narrative as HTML, without its notes. */
export function bodyHtml(markdown: string, medium: Edition["medium"] = "print"): string {
  return narrativeHtml(markdown, new Notes(), medium)
    .map(({ html }) => html)
    .join("");
}
