import { type HeardElement, heardOn } from "../../src/snapshots/read-back.ts";
import type { ReadDocument } from "./second-reader.ts";

/**
 * A document as a listener gets it: its structure in reading order, one line for each element, with
 * the alt texts and the words of links. Artifacts are not in it.
 */
export function readAloud({ pages }: ReadDocument): string {
  return pages
    .map((page, index) => `— pagina ${index + 1} —\n${linesOf(heardOn(page), 0).join("\n")}\n`)
    .join("\n");
}

function linesOf(elements: readonly HeardElement[], depth: number): readonly string[] {
  return elements.flatMap(({ role, scope, alt, words, elements: inner }) => {
    const heard = alt === null ? words : `{${alt}}`;
    const line = `${role}${scope === null ? "" : ` ${scope}`} ${heard}`.trimEnd();
    return [`${"  ".repeat(depth)}${line}`, ...linesOf(inner, depth + 1)];
  });
}
