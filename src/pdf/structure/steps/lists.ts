import type { PageMeaning } from "../../../browser/page-meaning.ts";
import { element, isElement, mapElements, type Kid, type StructureElement } from "../element.ts";

/** A table of contents is one: TOC, with an item for each line (ISO 32000-1, 14.8.4.2). */
export function withContents(root: StructureElement, meaning: PageMeaning): StructureElement {
  const itemOf = (kid: Kid): Kid =>
    isElement(kid) && kid.type === "LI"
      ? { ...kid, type: "TOCI", kids: [element("Reference", kid.kids)] }
      : kid;
  return mapElements(root, (one) =>
    kindOf(one, meaning) === "contents" ? element("TOC", one.kids.map(itemOf)) : one,
  );
}

/** An item of a list holds its label and its body (ISO 14289-1, 7.2). */
export function withListBodies(root: StructureElement): StructureElement {
  return mapElements(root, (one) => {
    if (one.type !== "LI") return one;
    const labels = one.kids.filter((kid) => isElement(kid) && kid.type === "Lbl");
    const body = one.kids.filter((kid) => !labels.includes(kid));
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
    const link = isElement(kid) && kid.key !== undefined ? meaning.get(kid.key) : undefined;
    return link?.kind === "link" && ids.has(link.href);
  };
  const withReferences = mapElements(root, (one) => ({
    ...one,
    kids: one.kids.map((kid) => (isCall(kid) ? element("Reference", [kid]) : kid)),
  }));
  return mapElements(withReferences, (one) => {
    const note = one.key === undefined ? undefined : meaning.get(one.key);
    if (note?.kind !== "note") return one;
    const kids = one.kids.flatMap((kid) =>
      isElement(kid) && kid.type === "LBody" ? kid.kids : [kid],
    );
    const isNumber = (kid: Kid): boolean => isElement(kid) && kid.type === "Link";
    const at = kids.findIndex(isNumber);
    const text = kids.filter((_, index) => index !== at);
    return {
      ...one,
      kids: [
        element("Lbl", kids.slice(at, at + 1)),
        element("LBody", [element("Note", text, { id: note.id })]),
      ],
    };
  });
}

function kindOf({ key }: StructureElement, meaning: PageMeaning): string | undefined {
  return key === undefined ? undefined : meaning.get(key)?.kind;
}
