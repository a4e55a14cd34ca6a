import type { Edition } from "../../src/render/edition.ts";
import { narrativeHtml } from "../../src/render/narrative-html.ts";
import { Notes } from "../../src/render/notes.ts";

/** A narrative as HTML, without its notes; `kept` is one of a report that an earlier release kept. */
export function bodyHtml(markdown: string, medium: Edition["medium"] | "kept" = "print"): string {
  const text =
    medium === "kept"
      ? { markdown }
      : ({ markdown, hasMarks: true, hasBoxes: true, hasBareLinks: true } as const);
  return narrativeHtml(text, new Notes(), medium === "kept" ? "print" : medium, 80)
    .map(({ html }) => html)
    .join("");
}
