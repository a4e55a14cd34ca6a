import {
  elementsOf,
  isElement,
  mapElements,
  type Kid,
  type StructureElement,
} from "../structure/element.ts";

/**
 * The structure as PDF 2.0 names its parts (ISO 32000-2, 14.8.4). A note is an FENote. A group with
 * a caption is an Aside: a Div counts as if it were not there, and a caption must stand first or
 * last in what it is about. A list with labels says how they count. ISO 14289-2, 8.2.5.14, 8.2.5.25
 * and 8.2.5.27.
 */
export function asPdf2(root: StructureElement): StructureElement {
  return mapElements(root, (one) => {
    if (one.type === "Note") return { ...one, type: "FENote" };
    if (one.type === "Div" && one.kids.some(isOf("Caption"))) return { ...one, type: "Aside" };
    return one.type === "L" ? withNumbering(one) : one;
  });
}

/** Notes are numbered; other labels without a numbering are the terms that their items describe. */
function withNumbering(list: StructureElement): StructureElement {
  const hasLabels = list.kids.some((item) => isElement(item) && item.kids.some(isOf("Lbl")));
  if (!hasLabels || list.attributes?.listNumbering !== undefined) return list;
  const hasNotes = [...elementsOf(list)].some(isOf("FENote"));
  const listNumbering = hasNotes ? "Decimal" : "Description";
  return { ...list, attributes: { ...list.attributes, listNumbering } };
}

function isOf(type: string): (kid: Kid) => boolean {
  return (kid) => isElement(kid) && kid.type === type;
}
