import {
  elementsOf,
  isElement,
  mapElements,
  type Kid,
  type StructureElement,
} from "../structure/element.ts";

/**
 * Renames parts of the structure for PDF 2.0 (ISO 32000-2, 14.8.4). A note becomes an FENote. A
 * group with a caption becomes an Aside, because a Div counts as absent and a caption must be the
 * first or last kid of its subject. A list with labels gets a numbering. ISO 14289-2, 8.2.5.14,
 * 8.2.5.25 and 8.2.5.27.
 */
export function asPdf2(root: StructureElement): StructureElement {
  return mapElements(root, (one) => {
    if (one.type === "Note") return { ...one, type: "FENote" };
    if (one.type === "Div" && one.kids.some(isOf("Caption"))) return { ...one, type: "Aside" };
    return one.type === "L" ? withNumbering(one) : one;
  });
}

/** Notes are numbered. Other labels without a numbering are terms that their items describe. */
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
