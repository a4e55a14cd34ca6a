import type { PDFRef } from "@cantoo/pdf-lib";

import type { ElementMeaning, PageMeaning } from "../../browser/page-meaning.ts";

/**
 * An element of the structure of a document (ISO 32000-1, 14.7 and 14.8), independent of PDF
 * objects.
 */
export interface StructureElement {
  readonly kind: "element";
  /** The structure type, without its slash. */
  readonly type: string;
  readonly kids: readonly Kid[];
  readonly alt?: string;
  readonly actualText?: string;
  /** Set if it differs from the language around it. */
  readonly language?: string;
  /** Its unique name within the document. */
  readonly id?: string;
  readonly attributes?: Attributes;
  /** The key of its meaning in `PageMeaning`, if the page records one. */
  readonly key?: string;
}

/** The known attributes of the owners List, Table and Layout (ISO 32000-1, 14.8.5). */
export interface Attributes {
  readonly listNumbering?: string;
  readonly scope?: "Row" | "Column";
  readonly rowSpan?: number;
  readonly columnSpan?: number;
  /** Left, bottom, right, top, in points on its page. */
  readonly box?: readonly [number, number, number, number];
}

/** A marked-content sequence on a page. Pages are counted from 0. */
export interface Mark {
  readonly kind: "mark";
  readonly page: number;
  /** Its MCID. */
  readonly id: number;
}

/** The clickable area of a link on one line. */
interface LinkArea {
  readonly kind: "area";
  readonly page: number;
  readonly annotation: PDFRef;
}

export type Kid = StructureElement | Mark | LinkArea;

export function isElement(kid: Kid): kid is StructureElement {
  return kid.kind === "element";
}

/** Makes an element of a type, with optional properties. */
export function element(
  type: string,
  kids: readonly Kid[],
  more: Omit<StructureElement, "kind" | "type" | "kids"> = {},
): StructureElement {
  return { kind: "element", type, kids, ...more };
}

/** The elements of a tree in reading order, the root first. */
export function* elementsOf(root: StructureElement): Generator<StructureElement> {
  yield root;
  for (const kid of root.kids) if (isElement(kid)) yield* elementsOf(kid);
}

/** The content of a tree in reading order. */
export function* marksOf(root: StructureElement): Generator<Mark> {
  for (const kid of root.kids) {
    if (kid.kind === "mark") yield kid;
    else if (isElement(kid)) yield* marksOf(kid);
  }
}

/**
 * Returns the tree with every element changed, from the leaves up. One element may become several,
 * or none.
 */
export function changeElements(
  root: StructureElement,
  change: (one: StructureElement, parent: StructureElement | null) => readonly Kid[],
): StructureElement {
  const changeKids = (one: StructureElement): StructureElement => {
    const kids: Kid[] = [];
    for (const kid of one.kids) {
      if (isElement(kid)) kids.push(...change(changeKids(kid), one));
      else kids.push(kid);
    }
    const isSame =
      kids.length === one.kids.length && kids.every((kid, index) => kid === one.kids[index]);
    return isSame ? one : { ...one, kids };
  };
  const [changed, ...others] = change(changeKids(root), null);
  if (changed === undefined || !isElement(changed) || others.length > 0) {
    throw new Error("a structure without its root");
  }
  return changed;
}

/** Does the same as `changeElements`, where each element stays one element. */
export function mapElements(
  root: StructureElement,
  change: (one: StructureElement, parent: StructureElement | null) => StructureElement,
): StructureElement {
  return changeElements(root, (one, parent) => [change(one, parent)]);
}

/**
 * What the page knows about an element and the print does not say. Undefined if there is nothing.
 */
export function meaningOf(kid: Kid, meaning: PageMeaning): ElementMeaning | undefined {
  return isElement(kid) && kid.key !== undefined ? meaning.get(kid.key) : undefined;
}
