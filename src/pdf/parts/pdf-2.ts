import {
  PDFArray,
  type PDFContext,
  type PDFDict,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";

import type { PageMeaning } from "../../browser/page-scripts.ts";
import { unknownPrint } from "../../browser/print-page.ts";
import { dictAt, dictEntry, entry, nameOf } from "../file/objects.ts";
import type { WrittenTree } from "../file/write.ts";
import {
  elementsOf,
  isElement,
  type Kid,
  mapElements,
  meaningOf,
  type StructureElement,
} from "../structure/element.ts";
import { linesOfOutline, type Targets } from "./links.ts";

/**
 * Renames parts of the structure for PDF 2.0 (ISO 32000-2, 14.8.4). A note becomes an FENote. A
 * group with a caption becomes an Aside, because a Div counts as absent and a caption must be the
 * first or last kid of its subject. A list with labels gets a numbering. ISO 14289-2, 8.2.5.14,
 * 8.2.5.25 and 8.2.5.27.
 */
export function asPdf2(root: StructureElement): StructureElement {
  return mapElements(root, (one) => {
    if (one.type === "Note") return { ...one, type: "FENote" };
    if (one.type === "Div" && one.kids.some(isOf("Caption"))) return { ...one, type: "Aside" };
    return one.type === "L" ? withNumbering(one) : one;
  });
}

/** Notes are numbered. Other labels without a numbering are terms that their items describe. */
function withNumbering(list: StructureElement): StructureElement {
  const hasLabels = list.kids.some((item) => isElement(item) && item.kids.some(isOf("Lbl")));
  if (!hasLabels || list.attributes?.listNumbering !== undefined) return list;
  const hasNotes = [...elementsOf(list)].some(isOf("FENote"));
  const listNumbering = hasNotes ? "Decimal" : "Description";
  return { ...list, attributes: { ...list.attributes, listNumbering } };
}

function isOf(type: string): (kid: Kid) => boolean {
  return (kid) => isElement(kid) && kid.type === type;
}

/** The namespace of the structure types of PDF 2.0 (ISO 32000-2, 14.8.6.3). */
const NAMESPACE = "http://iso.org/pdf2/ssn";

/**
 * The types that PDF 2.0 removed from its own namespace. They belong to PDF 1.7, which is the
 * namespace of an element that names none (ISO 32000-2, 14.8.6.2).
 */
const OF_PDF_1_7 = new Set("Art BlockQuote TOC TOCI Quote Reference Code".split(" "));

/**
 * Adds to a written structure what PDF/UA-2 (ISO 14289-2) requires beyond PDF/UA-1. Throws a
 * ReportError("browser") if a link leads to nothing.
 */
export function writePdf2(
  context: PDFContext,
  catalog: PDFDict,
  tree: WrittenTree,
  targets: Targets,
  meaning: PageMeaning,
): void {
  writeNamespaces(context, tree);
  writeReferences(context, tree, targets, meaning);
  writeDestinations(context, catalog, tree, targets);
  writeOutlineActions(context, catalog);
}

/** The roles of types stay in the tree, for readers that do not know namespaces. */
function writeNamespaces(context: PDFContext, { root, elements }: WrittenTree): void {
  const namespace = context.register(
    context.obj({ Type: "Namespace", NS: PDFString.of(NAMESPACE) }),
  );
  for (const [{ type }, ref] of elements) {
    if (!OF_PDF_1_7.has(type)) dictAt(context, ref).set(PDFName.of("NS"), namespace);
  }
  dictAt(context, root).set(PDFName.of("Namespaces"), context.obj([namespace]));
}

/**
 * Links a line of the contents to its target, and a note and its references to each other (ISO
 * 14289-2, 8.2.5.8 and 8.2.5.14). Notes are at the end of their section.
 */
function writeReferences(
  context: PDFContext,
  { elements }: WrittenTree,
  targets: Targets,
  meaning: PageMeaning,
): void {
  const references = new Map<StructureElement, Set<StructureElement>>();
  const refer = (from: StructureElement, to: StructureElement): void => {
    references.set(from, (references.get(from) ?? new Set()).add(to));
  };
  for (const one of elements.keys()) {
    if (one.type === "FENote") {
      const attributes = context.obj([{ O: "FENote", NoteType: "Endnote" }]);
      elementDict(context, elements, one).set(PDFName.of("A"), attributes);
    }
    if (one.type !== "TOCI" && one.type !== "Reference") continue;
    for (const kid of elementsOf(one)) {
      const link = meaningOf(kid, meaning);
      const target = link?.kind === "link" ? targets.get(link.href.slice(1)) : undefined;
      if (target === undefined) continue;
      if (one.type === "TOCI") refer(one, target);
      else if (target.type === "FENote") {
        refer(one, target);
        refer(target, one);
      }
    }
  }
  for (const [one, others] of references) {
    const refs = [...others].flatMap((other) => elements.get(other) ?? []);
    elementDict(context, elements, one).set(PDFName.of("Ref"), context.obj(refs));
  }
}

/**
 * Adds an element to the target of each link, for a reader who does not see the page (ISO 14289-2,
 * 8.8). The place on the page stays, because older viewers know nothing else.
 */
function writeDestinations(
  context: PDFContext,
  catalog: PDFDict,
  { elements }: WrittenTree,
  targets: Targets,
): void {
  if (!catalog.has(PDFName.of("Dests"))) return;
  const named = dictEntry(catalog, "Dests");
  for (const [name, place] of named.entries()) {
    const id = decodeURIComponent(nameOf(name));
    const target = targets.get(id);
    const ref = target && elements.get(target);
    if (ref === undefined) unknownPrint(`a link to ${id}, which is no element`);
    named.set(name, context.obj({ D: place, SD: atElement(context, place, ref) }));
  }
}

/**
 * Does the same as `writeDestinations` for the lines of the outline, which name their headings
 * already.
 */
function writeOutlineActions(context: PDFContext, catalog: PDFDict): void {
  for (const line of linesOfOutline(context, catalog)) {
    const place = entry(line, "Dest");
    const heading = line.get(PDFName.of("SE"));
    if (!(heading instanceof PDFRef)) unknownPrint("a line of the outline without its heading");
    const action = { S: "GoTo", D: place, SD: atElement(context, place, heading) };
    line.delete(PDFName.of("Dest"));
    line.set(PDFName.of("A"), context.obj(action));
  }
}

/**
 * Turns a place on a page, [page /XYZ left top zoom], into a place at an element (ISO 32000-2,
 * 12.3.2.3).
 */
function atElement(context: PDFContext, place: PDFObject, element: PDFRef): PDFArray {
  if (!(place instanceof PDFArray)) unknownPrint("a place that is no array");
  return context.obj([element, ...place.asArray().slice(1)]);
}

function elementDict(
  context: PDFContext,
  elements: WrittenTree["elements"],
  one: StructureElement,
): PDFDict {
  return dictAt(context, elements.get(one));
}
