import {
  changeElements,
  element,
  elementsOf,
  isElement,
  type Kid,
  type StructureElement,
} from "../element.ts";
import { headingLevel, isBlock, isGroup, WITHOUT_MEANING } from "../types.ts";

/**
 * Chromium prints an element without a meaning for each piece of text and each `div`, `section` or
 * `span`. What lies within a line goes into the element around it; a section becomes one; any other
 * box gives way to what it holds; and text that stands alone becomes a paragraph, so that no text
 * hangs loose between blocks (ISO 32000-1, 14.8.4.2).
 */
export function withMeaningOnly(root: StructureElement): StructureElement {
  const dissolved = changeElements(root, (one, parent) => {
    if (one.type !== WITHOUT_MEANING) return [one];
    if (one.kids.length === 0) return [];
    if (isSection(one)) return [{ ...one, type: "Sect" }];
    if (!one.kids.some(holdsBlock)) {
      if (one.language !== undefined) return [{ ...one, type: "Span" }];
      // Whether it lies within a line, its parent may not know yet: that may give way as well.
      if (parent !== null && isPlace(parent)) return [{ ...one, type: "P" }];
    }
    return one.kids;
  });
  return changeElements(dissolved, (one) => [isGroup(one.type) ? withParagraphs(one) : one]);
}

/** An element of which the text stands in blocks. */
function isPlace(one: StructureElement): boolean {
  if (one.type !== WITHOUT_MEANING) return isGroup(one.type);
  return one.kids.some(holdsBlock);
}

function holdsBlock(kid: Kid): boolean {
  if (!isElement(kid)) return false;
  return [...elementsOf(kid)].some(({ type }) => isBlock(type));
}

/** What begins a chapter of its own. */
function isSection({ kids }: StructureElement): boolean {
  return kids.some((kid) => isElement(kid) && (headingLevel(kid.type) ?? Infinity) <= 2);
}

function withParagraphs(group: StructureElement): StructureElement {
  const kids: Kid[] = [];
  let paragraph: Kid[] = [];
  const close = (): void => {
    if (paragraph.length > 0) kids.push(element("P", paragraph));
    paragraph = [];
  };
  for (const kid of group.kids) {
    if (isElement(kid) && isBlock(kid.type)) {
      close();
      kids.push(kid);
    } else paragraph.push(kid);
  }
  close();
  return { ...group, kids };
}
