import type { PageMeaning } from "../../../browser/page-meaning.ts";
import {
  element,
  isElement,
  mapElements,
  meaningOf,
  type Kid,
  type StructureElement,
} from "../element.ts";

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
