import type { PageContent } from "../../content/read-page.ts";
import { isElement, mapElements, type Kid, type StructureElement } from "../element.ts";

/** Elements of which a drawing says something. */
const DRAWN = new Set(["Figure", "Lbl"]);
/** How the label of an item reads that is drawn: a disc, a circle or a square. */
const BULLET = "•";

/**
 * Rules, borders and backgrounds say nothing: what sets no text belongs to an element in a figure
 * or as the bullet of a list only (ISO 14289-1, 7.1). Chromium also leaves sequences that paint
 * nothing where it laid out a line twice.
 */
export function withoutDecoration(
  root: StructureElement,
  pages: readonly PageContent[],
): StructureElement {
  const contentOf = (kid: Kid) =>
    kid.kind === "mark" ? pages[kid.page]?.marked.get(kid.id) : undefined;
  return mapElements(root, (one) => {
    const kids = one.kids.filter((kid) => {
      if (kid.kind !== "mark") return true;
      const content = contentOf(kid);
      return content?.hasText === true || (DRAWN.has(one.type) && content?.hasDrawing === true);
    });
    const isDrawn = kids.length > 0 && kids.every((kid) => contentOf(kid)?.hasText === false);
    const bullet = one.type === "Lbl" && isDrawn ? { actualText: BULLET } : {};
    return { ...one, kids, ...bullet };
  });
}

/** Elements that hold nothing any more, but for the cells that keep a table regular. */
export function withoutEmpties(root: StructureElement): StructureElement {
  const isFull = (kid: Kid): boolean =>
    !isElement(kid) || kid.kids.length > 0 || kid.type === "TD" || kid.type === "TH";
  return mapElements(root, (one) => ({ ...one, kids: one.kids.filter(isFull) }));
}
