import { unknownPrint } from "../../unknown-print.ts";
import { element, isElement, mapElements, type Kid, type StructureElement } from "../element.ts";
import { isHeadRow, rowsOf } from "./repeated-heads.ts";

/**
 * A table has a head and a body, and rows of equal length: whoever cannot see it knows a cell by
 * the heads of its row and column (ISO 14289-1, 7.5).
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
    // A cell over several rows would be missing in the rows below.
    if ((kid.attributes?.rowSpan ?? 1) > 1) unknownPrint("a cell over several rows");
    columns += kid.attributes?.columnSpan ?? 1;
  }
  return columns;
}
