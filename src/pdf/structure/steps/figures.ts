import { isElement, type Kid, mapElements, marksOf, type StructureElement } from "../element.ts";
import { type Box, union } from "../../content/geometry.ts";
import type { PageContent } from "../../content/read-page.ts";
import { unknownPrint } from "../../../browser/object-table.ts";

/**
 * Makes each figure one image with an alt text (ISO 14289-1, 7.3) and the box that it covers on its
 * page (ISO 32000-1, 14.8.5.4.3). An element around figures becomes a group.
 */
export function withFigures(
  root: StructureElement,
  pages: readonly PageContent[],
): StructureElement {
  return mapElements(root, (one) => {
    const [only, ...others] = one.kids;
    const isAlone = only !== undefined && others.length === 0 && isElement(only);
    if (one.type === "P" && isAlone && only.type === "Figure") return only;
    if (one.type !== "Figure") return one;
    if (one.kids.some((kid) => isElement(kid) && kid.type === "Figure")) {
      return { kind: "element", type: "Div", kids: one.kids };
    }
    if (one.alt === undefined || one.alt.trim() === "") unknownPrint("a figure without alt text");
    const box = boxOf(one, pages);
    return box === undefined
      ? one
      : { ...one, attributes: { ...one.attributes, box: rounded(box) } };
  });
}

function boxOf(figure: StructureElement, pages: readonly PageContent[]): Box | undefined {
  let box: Box | undefined;
  for (const { page, id } of marksOf(figure)) box = union(box, pages[page]?.marked.get(id)?.box);
  return box;
}

/** Rounds outward to whole points, so that everything is inside. */
function rounded({ left, bottom, right, top }: Box): [number, number, number, number] {
  return [Math.floor(left), Math.floor(bottom), Math.ceil(right), Math.ceil(top)];
}

/** The types whose drawings have a meaning. */
const DRAWN = new Set(["Figure", "Lbl"]);
/** The text of a drawn label: a disc, a circle or a square. */
const BULLET = "•";

/**
 * Removes rules, borders and backgrounds from elements. Content without text belongs to an element
 * only in a figure, or as the bullet of a list (ISO 14289-1, 7.1). Chromium also leaves content
 * without paint where it laid out a line twice.
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

/** Removes empty elements, except the cells that keep a table regular. */
export function withoutEmpties(root: StructureElement): StructureElement {
  const isFull = (kid: Kid): boolean =>
    !isElement(kid) || kid.kids.length > 0 || kid.type === "TD" || kid.type === "TH";
  return mapElements(root, (one) => ({ ...one, kids: one.kids.filter(isFull) }));
}
