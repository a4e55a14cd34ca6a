import type { Value } from "../../src/narrative/narrative.ts";
import type { Edition } from "../../src/render/edition.ts";
import { narrativeHtml } from "../../src/render/narrative-html.ts";
import { Notes } from "../../src/render/text-html.ts";

/** A narrative as HTML, without its notes. `kept` is one in a snapshot of an earlier release. */
export function bodyHtml(
  markdown: string,
  medium: Edition["medium"] | "kept" = "print",
  woven: readonly Value[] = [],
): string {
  const text =
    medium === "kept"
      ? { markdown }
      : {
          markdown,
          hasMarks: true as const,
          hasBoxes: true as const,
          hasBareLinks: true as const,
          woven: woven.map((value) => value.map(({ text, origin }) => ({ text, origin }))),
        };
  return narrativeHtml(text, new Notes(), medium === "kept" ? "print" : medium, 80)
    .map(({ html }) => html)
    .join("");
}
