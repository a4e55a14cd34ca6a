import type { PageContent } from "../../content/read-page.ts";
import { isElement, mapElements, type Kid, type StructureElement } from "../element.ts";

/**
 * Rules, borders and backgrounds say nothing: what sets no text belongs to an element in a figure
 * only (ISO 14289-1, 7.1). Chromium also leaves sequences that paint nothing where it laid out a
 * line twice.
 */
export function withoutDecoration(
  root: StructureElement,
  pages: readonly PageContent[],
): StructureElement {
  return mapElements(root, (one) => {
    const says = (kid: Kid): boolean => {
      if (kid.kind !== "mark") return true;
      const content = pages[kid.page]?.marked.get(kid.id);
      return (
        content !== undefined && (content.hasText || (one.type === "Figure" && content.hasDrawing))
      );
    };
    return { ...one, kids: one.kids.filter(says) };
  });
}

/** Elements that hold nothing any more, but for the cells that keep a table regular. */
export function withoutEmpties(root: StructureElement): StructureElement {
  const isFull = (kid: Kid): boolean =>
    !isElement(kid) || kid.kids.length > 0 || kid.type === "TD" || kid.type === "TH";
  return mapElements(root, (one) => ({ ...one, kids: one.kids.filter(isFull) }));
}
