import {
  elementsOf,
  isElement,
  mapElements,
  type Kid,
  type Mark,
  type StructureElement,
} from "../element.ts";

/**
 * The head of a table that goes on in the next column or on the next page is printed again there:
 * once it is content, after that an artifact (ISO 32000-1, 14.8.2.2). `repeated` takes what is left
 * out.
 */
export function withoutRepeatedHeads(
  root: StructureElement,
  repeated: (mark: Mark) => void,
): StructureElement {
  return mapElements(root, (one) => (isHeadRow(one) ? firstTimeOnly(one, repeated) : one));
}

/** A row of heads of columns. */
export function isHeadRow({ type, kids }: StructureElement): boolean {
  return (
    type === "TR" &&
    kids.length > 0 &&
    kids.every((kid) => isElement(kid) && kid.type === "TH" && kid.attributes?.scope === "Column")
  );
}

function firstTimeOnly(row: StructureElement, repeated: (mark: Mark) => void): StructureElement {
  return mapElements(row, (one) => {
    let last: Mark | undefined;
    const isFirstTime = (kid: Kid): boolean => {
      if (kid.kind !== "mark") return true;
      // What is printed at one go has MCIDs that follow one another.
      const goesOn = last === undefined || (kid.page === last.page && kid.id === last.id + 1);
      if (goesOn) last = kid;
      else repeated(kid);
      return goesOn;
    };
    return { ...one, kids: one.kids.filter(isFirstTime) };
  });
}

/** The rows of a table, whether or not they are grouped. */
export function rowsOf(table: StructureElement): readonly StructureElement[] {
  return [...elementsOf(table)].filter(({ type }) => type === "TR");
}
