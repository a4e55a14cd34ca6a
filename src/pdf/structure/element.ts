import type { PDFRef } from "@cantoo/pdf-lib";

import type { ElementMeaning, PageMeaning } from "../../browser/page-meaning.ts";

/** The structure of a document as ISO 32000-1, 14.7 and 14.8 describe it, apart from its objects. */
export interface StructureElement {
  readonly kind: "element";
  /** The structure type, without its slash. */
  readonly type: string;
  readonly kids: readonly Kid[];
  readonly alt?: string;
  readonly actualText?: string;
  /** Where it differs from the document's. */
  readonly language?: string;
  /** A name for it within the document. */
  readonly id?: string;
  readonly attributes?: Attributes;
  /** Under which the page tells more about the element than the print does. */
  readonly key?: string;
}

/** The attributes that we know, of the owners List, Table and Layout: ISO 32000-1, 14.8.5. */
export interface Attributes {
  readonly listNumbering?: string;
  readonly scope?: "Row" | "Column";
  readonly rowSpan?: number;
  readonly columnSpan?: number;
  /** Left, bottom, right, top, in points on its page. */
  readonly box?: readonly [number, number, number, number];
}

/** A sequence of content on a page, which is counted from 0. */
export interface Mark {
  readonly kind: "mark";
  readonly page: number;
  /** Its MCID. */
  readonly id: number;
}

/** The area of a link that can be clicked: one for each line that the link stands on. */
interface LinkArea {
  readonly kind: "area";
  readonly page: number;
  readonly annotation: PDFRef;
}

export type Kid = StructureElement | Mark | LinkArea;

export function isElement(kid: Kid): kid is StructureElement {
  return kid.kind === "element";
}

/** An element of a type, with what else is to be said of it. */
export function element(
  type: string,
  kids: readonly Kid[],
  more: Omit<StructureElement, "kind" | "type" | "kids"> = {},
): StructureElement {
  return { kind: "element", type, kids, ...more };
}

/** The elements of a tree in reading order, itself first. */
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

/** The tree with every element changed, from the leaves up; one may become several, or none. */
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

/** As `changeElements`, where an element stays one. */
export function mapElements(
  root: StructureElement,
  change: (one: StructureElement, parent: StructureElement | null) => StructureElement,
): StructureElement {
  return changeElements(root, (one, parent) => [change(one, parent)]);
}

/** What the page knows of an element that the print does not say; undefined where that is nothing. */
export function meaningOf(kid: Kid, meaning: PageMeaning): ElementMeaning | undefined {
  return isElement(kid) && kid.key !== undefined ? meaning.get(kid.key) : undefined;
}
