import type { PageMeaning } from "../../../browser/page-meaning.ts";
import {
  element,
  isElement,
  mapElements,
  meaningOf,
  type Kid,
  type StructureElement,
} from "../element.ts";

/** A table of contents is one: TOC, with an item for each line (ISO 32000-1, 14.8.4.2). */
export function withContents(root: StructureElement, meaning: PageMeaning): StructureElement {
  const itemOf = (kid: Kid): Kid => {
    if (!isElement(kid) || kid.type !== "LI") return kid;
    const [labels, line] = apart(kid.kids, isLabel);
    return { ...kid, type: "TOCI", kids: [...labels, element("Reference", line)] };
  };
  return mapElements(root, (one) =>
    meaningOf(one, meaning)?.kind === "contents" ? element("TOC", one.kids.map(itemOf)) : one,
  );
}

/** An item of a list holds its label and its body (ISO 14289-1, 7.2). */
export function withListBodies(root: StructureElement): StructureElement {
  return mapElements(root, (one) => {
    if (one.type !== "LI") return one;
    const [labels, body] = apart(one.kids, isLabel);
    return { ...one, kids: [...labels, ...(body.length === 0 ? [] : [element("LBody", body)])] };
  });
}

/**
 * Notes are notes, each with a name (ISO 14289-1, 7.9), and their numbers are labels. A link that
 * calls one is a reference.
 */
export function withNotes(root: StructureElement, meaning: PageMeaning): StructureElement {
  const ids = new Set<string>();
  for (const one of meaning.values()) if (one.kind === "note") ids.add(`#${one.id}`);
  const isCall = (kid: Kid): boolean => {
    const link = meaningOf(kid, meaning);
    return link?.kind === "link" && ids.has(link.href);
  };
  const withReferences = mapElements(root, (one) => ({
    ...one,
    kids: one.kids.map((kid) => (isCall(kid) ? element("Reference", [kid]) : kid)),
  }));
  return mapElements(withReferences, (one) => {
    const note = meaningOf(one, meaning);
    if (note?.kind !== "note") return one;
    const [labels, bodies] = apart(one.kids, isLabel);
    const body = bodies.flatMap((kid) => (isElement(kid) ? kid.kids : [kid]));
    // Where the list sets no numbers, the note's own stands in front: a link back to its call.
    const number = labels.length > 0 ? [] : body.filter(isFirstLink);
    const text = body.filter((kid) => !number.includes(kid));
    return {
      ...one,
      kids: [
        ...labels,
        ...(number.length > 0 ? [element("Lbl", number)] : []),
        element("LBody", [element("Note", text, { id: note.id })]),
      ],
    };
  });
}

function isLabel(kid: Kid): boolean {
  return isElement(kid) && kid.type === "Lbl";
}

function isFirstLink(kid: Kid, index: number): boolean {
  return index === 0 && isElement(kid) && kid.type === "Link";
}

/** The kids of which something holds, and the others. */
function apart(
  kids: readonly Kid[],
  holds: (kid: Kid) => boolean,
): readonly [readonly Kid[], readonly Kid[]] {
  return [kids.filter(holds), kids.filter((kid) => !holds(kid))];
}
