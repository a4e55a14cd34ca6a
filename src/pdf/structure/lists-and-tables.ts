import type { PageMeaning } from "../../browser/page-scripts.ts";
import { unknownPrint } from "../file/print-syntax.ts";
import {
  element,
  elementsOf,
  isElement,
  type Kid,
  mapElements,
  type Mark,
  meaningOf,
  type StructureElement,
} from "./element.ts";

// Lists.

/** Makes a table of contents a TOC, with an item for each line (ISO 32000-1, 14.8.4.2). */
export function withContents(root: StructureElement, meaning: PageMeaning): StructureElement {
  const itemOf = (kid: Kid): Kid => {
    if (!isElement(kid) || kid.type !== "LI") return kid;
    const [labels, line] = apart(kid.kids, isLabel);
    return { ...kid, type: "TOCI", kids: [...labels, element("Reference", line)] };
  };
  return mapElements(root, (one) =>
    meaningOf(one, meaning)?.kind === "contents" ? element("TOC", one.kids.map(itemOf)) : one,
  );
}

/** The text of a drawn label, by the numbering of its list. */
const BULLETS: Readonly<Record<string, string>> = { Disc: "•", Circle: "◦", Square: "▪" };

/**
 * Gives each list item a label and a body (ISO 14289-1, 7.2). In a list of terms, the label is the
 * term (ISO 32000-1, 14.8.4.3.3). A bullet reads as it looks.
 */
export function withListBodies(root: StructureElement, meaning: PageMeaning): StructureElement {
  return mapElements(root, (one) => {
    if (one.type !== "L") return one;
    const { listNumbering = "" } = one.attributes ?? {};
    const isOfTerms = meaningOf(one, meaning)?.kind === "terms";
    const kids = one.kids.map((kid) => {
      if (!isElement(kid) || kid.type !== "LI") return kid;
      return isOfTerms ? termItem(kid) : listItem(kid, BULLETS[listNumbering]);
    });
    return { ...one, kids };
  });
}

function listItem(item: StructureElement, bullet: string | undefined): StructureElement {
  const [labels, body] = apart(item.kids, isLabel);
  return { ...item, kids: [...labels.map((label) => withBullet(label, bullet)), ...inBody(body)] };
}

function withBullet(label: Kid, bullet: string | undefined): Kid {
  if (!isElement(label) || label.actualText === undefined || bullet === undefined) return label;
  return { ...label, actualText: bullet };
}

/** Takes the first bold text as the term. */
function termItem(item: StructureElement): StructureElement {
  const [term, explanation] = apart(
    item.kids,
    (kid) => kid === item.kids.find((one) => isElement(one) && one.type === "Strong"),
  );
  return { ...item, kids: [...term.map((kid) => element("Lbl", [kid])), ...inBody(explanation)] };
}

function inBody(kids: readonly Kid[]): readonly Kid[] {
  return kids.length === 0 ? [] : [element("LBody", kids)];
}

/**
 * Makes notes of type Note, each with a unique name (ISO 14289-1, 7.9). Their numbers are the
 * labels of a numbered list (7.6). A link to a note becomes a Reference.
 */
export function withNotes(root: StructureElement, meaning: PageMeaning): StructureElement {
  const ids = new Set<string>();
  for (const one of meaning.values()) if (one.kind === "note") ids.add(`#${one.id}`);
  const isCall = (kid: Kid): boolean => {
    const link = meaningOf(kid, meaning);
    return link?.kind === "link" && ids.has(link.href);
  };
  const withReferences = mapElements(root, (one) => ({
    ...one,
    kids: one.kids.map((kid) => (isCall(kid) ? element("Reference", [kid]) : kid)),
  }));
  return mapElements(withReferences, (one) => {
    const note = meaningOf(one, meaning);
    // The page writes the numbers itself, so the print shows a list without numbering.
    if (note?.kind === "notes") return { ...one, attributes: { listNumbering: "Decimal" } };
    if (note?.kind !== "note") return one;
    const [labels, bodies] = apart(one.kids, isLabel);
    const body = bodies.flatMap((kid) => (isElement(kid) ? kid.kids : [kid]));
    // If the list has no numbers, the note begins with its own: a link back to its reference.
    const number = labels.length > 0 ? [] : body.filter(isFirstLink);
    const text = body.filter((kid) => !number.includes(kid));
    return {
      ...one,
      kids: [
        ...labels,
        ...(number.length > 0 ? [element("Lbl", number)] : []),
        element("LBody", [element("Note", text, { id: note.id })]),
      ],
    };
  });
}

function isLabel(kid: Kid): boolean {
  return isElement(kid) && kid.type === "Lbl";
}

function isFirstLink(kid: Kid, index: number): boolean {
  return index === 0 && isElement(kid) && kid.type === "Link";
}

/** Splits kids into those that pass a test, and the others. */
function apart(
  kids: readonly Kid[],
  isFirst: (kid: Kid) => boolean,
): readonly [readonly Kid[], readonly Kid[]] {
  return [kids.filter(isFirst), kids.filter((kid) => !isFirst(kid))];
}

// Tables.

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
