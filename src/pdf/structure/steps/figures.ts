import type { Box } from "../../content/geometry.ts";
import { union } from "../../content/geometry.ts";
import type { PageContent } from "../../content/read-page.ts";
import { unknownPrint } from "../../unknown-print.ts";
import { isElement, mapElements, marksOf, type StructureElement } from "../element.ts";

/**
 * A figure is one image, with an alt text (ISO 14289-1, 7.3) and the box that it takes on its page
 * (ISO 32000-1, 14.8.5.4.3). What stands around figures is a group.
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

/** To whole points outward, so that all lies within. */
function rounded({ left, bottom, right, top }: Box): [number, number, number, number] {
  return [Math.floor(left), Math.floor(bottom), Math.ceil(right), Math.ceil(top)];
}
