import type { PageMeaning } from "../../browser/page-meaning.ts";
import {
  elementsOf,
  isElement,
  marksOf,
  meaningOf,
  type Mark,
  type StructureElement,
} from "../structure/element.ts";

/** The target element of each link within a document, by the id in the link. */
export type Targets = ReadonlyMap<string, StructureElement>;

/**
 * Finds the targets of links in a structure. `printed` is the structure that Chromium printed. If
 * an element was replaced by its contents, the target is the first element in it.
 */
export function targetsOf(
  printed: StructureElement,
  root: StructureElement,
  meaning: PageMeaning,
): Targets {
  const byKey = new Map<string | undefined, StructureElement>();
  const owners = new Map<string, StructureElement>();
  for (const one of elementsOf(root)) {
    if (one.key !== undefined) byKey.set(one.key, one);
    for (const kid of one.kids) if (kid.kind === "mark") owners.set(markKey(kid), one);
  }
  const targets = new Map<string, StructureElement>();
  for (const one of elementsOf(printed)) {
    const id = meaningOf(one, meaning)?.id;
    if (id === undefined) continue;
    const held = [...marksOf(one)].map((mark) => owners.get(markKey(mark)));
    const target = byKey.get(one.key) ?? held.find((owner) => owner !== undefined);
    if (target !== undefined) targets.set(id, noteIn(target) ?? target);
  }
  return targets;
}

/** A link to an item in a list of notes leads to the note itself. */
function noteIn(item: StructureElement): StructureElement | undefined {
  if (item.type !== "LI") return undefined;
  return item.kids
    .flatMap((kid) => (isElement(kid) ? kid.kids : []))
    .filter(isElement)
    .find(({ type }) => type === "FENote");
}

function markKey({ page, id }: Mark): string {
  return `${page}:${id}`;
}
