import type { PageMeaning } from "../../../browser/page-meaning.ts";
import {
  element,
  isElement,
  mapElements,
  meaningOf,
  type Kid,
  type StructureElement,
} from "../element.ts";

/** A table of contents is one: TOC, with an item for each line (ISO 32000-1, 14.8.4.2). */
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

/** How the label of an item reads that is drawn, by the numbering of its list. */
const BULLETS: Readonly<Record<string, string>> = { Disc: "•", Circle: "◦", Square: "▪" };

/**
 * An item of a list holds its label and its body (ISO 14289-1, 7.2). Of a list of terms the label
 * is the term (ISO 32000-1, 14.8.4.3.3). A bullet reads as it is drawn.
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

/** The first text in bold is the term. */
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
 * Notes are notes, each with a name (ISO 14289-1, 7.9), and their numbers are labels of a numbered
 * list (7.6). A link that calls one is a reference.
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
    // The numbers are the page's own, so the print takes the list for one without.
    if (note?.kind === "notes") return { ...one, attributes: { listNumbering: "Decimal" } };
    if (note?.kind !== "note") return one;
    const [labels, bodies] = apart(one.kids, isLabel);
    const body = bodies.flatMap((kid) => (isElement(kid) ? kid.kids : [kid]));
    // Where the list sets no numbers, the note's own stands in front: a link back to its call.
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

/** The kids of which something holds, and the others. */
function apart(
  kids: readonly Kid[],
  holds: (kid: Kid) => boolean,
): readonly [readonly Kid[], readonly Kid[]] {
  return [kids.filter(holds), kids.filter((kid) => !holds(kid))];
}
