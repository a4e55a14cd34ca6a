import type { Layers } from "./snapshot.ts";

/**
 * Another version of a browser can end a page a line sooner, and with it all that follows moves. So
 * a report of another machine is also compared as if it stood on one long page.
 */

const PAGE = /^— pagina \d+ —$/;
const MARGIN = "(marge) ";

/** A heading, a drawing with its alt text, or a table: what the rest of an outline hangs on. */
const LANDMARK = /^\s*(?:H\d? |.*\{|Table$|Caption$)/;

/** True where two reports say the same in the same order, and at most break their pages elsewhere. */
export function isSameButForPages(kept: Layers, made: Layers): boolean {
  return (
    onOnePage(kept.text) === onOnePage(made.text) &&
    landmarks(kept.structure) === landmarks(made.structure)
  );
}

/** The words of a text in one line, without the numbers of pages. */
function onOnePage(text: string): string {
  return text
    .split("\n")
    .filter((line) => line !== "" && !PAGE.test(line) && !line.startsWith(MARGIN))
    .join(" ")
    .replaceAll(/\bpagina \d+\b/g, "pagina")
    .replaceAll(/ \d+ → ([^\]]*), pagina\]/g, " → $1, pagina]");
}

function landmarks(structure: string): string {
  return structure
    .split("\n")
    .filter((line) => LANDMARK.test(line))
    .map((line) => line.trim())
    .join("\n");
}
