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
 * Removes elements without a meaning. Chromium prints one for each piece of text and each `div`,
 * `section` or `span`. Inline content moves into the element around it. A section becomes a Sect.
 * Any other box is replaced by its contents. Text that is alone becomes a paragraph, so that no
 * text is loose between blocks (ISO 32000-1, 14.8.4.2).
 */
export function withMeaningOnly(root: StructureElement): StructureElement {
  const dissolved = changeElements(root, (one, parent) => {
    if (one.type !== WITHOUT_MEANING) return [one];
    if (one.kids.length === 0) return [];
    if (isSection(one)) return [{ ...one, type: "Sect" }];
    if (!one.kids.some(holdsBlock)) {
      if (one.language !== undefined) return [{ ...one, type: "Span" }];
      // Its parent may be replaced too, and so cannot yet say whether this is inline.
      if (parent !== null && isPlace(parent)) return [{ ...one, type: "P" }];
    }
    return one.kids;
  });
  return changeElements(dissolved, (one) => [isGroup(one.type) ? withParagraphs(one) : one]);
}

/** Returns true for an element whose text is in blocks. */
function isPlace(one: StructureElement): boolean {
  if (one.type !== WITHOUT_MEANING) return isGroup(one.type);
  return one.kids.some(holdsBlock);
}

function holdsBlock(kid: Kid): boolean {
  if (!isElement(kid)) return false;
  return [...elementsOf(kid)].some(({ type }) => isBlock(type));
}

/** Returns true for an element that starts a chapter. */
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
