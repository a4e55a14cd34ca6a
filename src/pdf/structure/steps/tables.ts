import {
  element,
  elementsOf,
  isElement,
  type Kid,
  mapElements,
  type Mark,
  type StructureElement,
} from "../element.ts";
import { unknownPrint } from "../../../browser/object-table.ts";

/**
 * Gives each table a head and a body, and checks that its rows have equal length. Readers who
 * cannot see the table know a cell by the headers of its row and column (ISO 14289-1, 7.5).
 */
export function withTableParts(root: StructureElement): StructureElement {
  return mapElements(root, (one) => {
    if (one.type !== "Table") return one;
    const rows = rowsOf(one);
    if (new Set(rows.map(columnsOf)).size > 1) unknownPrint("a table with rows of unequal length");
    const bodyStart = rows.findIndex((row) => !isHeadRow(row));
    const head = bodyStart < 0 ? rows : rows.slice(0, bodyStart);
    const body = bodyStart < 0 ? [] : rows.slice(bodyStart);
    const others = one.kids.filter((kid) => !isElement(kid) || !isRowOrPart(kid));
    return { ...one, kids: [...others, ...part("THead", head), ...part("TBody", body)] };
  });
}

function isRowOrPart({ type }: StructureElement): boolean {
  return ["TR", "THead", "TBody", "TFoot"].includes(type);
}

function part(type: string, rows: readonly Kid[]): readonly Kid[] {
  return rows.length === 0 ? [] : [element(type, rows)];
}

function columnsOf({ kids }: StructureElement): number {
  let columns = 0;
  for (const kid of kids) {
    if (!isElement(kid)) continue;
    // A cell over several rows would be missing in the rows below it.
    if ((kid.attributes?.rowSpan ?? 1) > 1) unknownPrint("a cell over several rows");
    columns += kid.attributes?.columnSpan ?? 1;
  }
  return columns;
}

/**
 * Keeps the head of a table once. A table that continues in the next column or on the next page
 * prints its head again there, and that repetition is an artifact (ISO 32000-1, 14.8.2.2).
 * `repeated` receives the content that is left out.
 */
export function withoutRepeatedHeads(
  root: StructureElement,
  repeated: (mark: Mark) => void,
): StructureElement {
  return mapElements(root, (one) => (isHeadRow(one) ? firstTimeOnly(one, repeated) : one));
}

/** Returns true for a row of column headers. */
function isHeadRow({ type, kids }: StructureElement): boolean {
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
      // Content that is printed together has consecutive MCIDs.
      const goesOn = last === undefined || (kid.page === last.page && kid.id === last.id + 1);
      if (goesOn) last = kid;
      else repeated(kid);
      return goesOn;
    };
    return { ...one, kids: one.kids.filter(isFirstTime) };
  });
}

/** The rows of a table, grouped or not. */
function rowsOf(table: StructureElement): readonly StructureElement[] {
  return [...elementsOf(table)].filter(({ type }) => type === "TR");
}
