import {
  PDFArray,
  type PDFContext,
  type PDFDict,
  PDFName,
  type PDFObject,
  PDFRef,
} from "@cantoo/pdf-lib";

import type { PageMeaning } from "../../browser/page-scripts.ts";
import {
  arrayEntry,
  dictAt,
  dictEntry,
  entry,
  nameOf,
  textOf,
  textString,
} from "../file/objects.ts";
import { unknownPrint } from "../file/print-syntax.ts";
import { writeNamespaces, type WrittenTree } from "../file/write.ts";
import {
  elementsOf,
  headingLevel,
  isElement,
  mapElements,
  type Mark,
  marksOf,
  meaningOf,
  printedKey,
  type StructureElement,
} from "../structure/element.ts";

/**
 * Writes at every link where it goes (ISO 14289-1, 7.18.5), and makes the Tab key follow the order
 * of the structure (7.18.3). Refuses a link of the print with another target than the page's link,
 * and a link that no element owns (7.18.1).
 */
export function writeLinks(
  context: PDFContext,
  pages: readonly PDFRef[],
  root: StructureElement,
  meaning: PageMeaning,
): void {
  const owned = new Set<string>();
  for (const one of elementsOf(root)) {
    if (one.type !== "Link") continue;
    const link = meaningOf(one, meaning);
    if (link?.kind !== "link") unknownPrint("a link that the page does not have");
    const contents = textString(one.alt ?? unknownPrint("a link without a name"));
    for (const kid of one.kids) {
      if (kid.kind !== "area") continue;
      const annotation = dictAt(context, kid.annotation);
      const target = targetOf(annotation);
      if (target !== link.href) unknownPrint(`a link to ${target} in place of ${link.href}`);
      annotation.set(PDFName.of("Contents"), contents);
      owned.add(String(kid.annotation));
    }
  }
  for (const page of pages) {
    const dict = dictAt(context, page);
    const annotations = arrayEntry(dict, "Annots");
    if (annotations.length > 0) dict.set(PDFName.of("Tabs"), PDFName.of("S"));
    for (const annotation of annotations) {
      if (!owned.has(String(annotation))) unknownPrint("an annotation that is no link of the page");
    }
  }
}

/** The target of an annotation: a fragment of the page, or an address. */
function targetOf(annotation: PDFDict): string {
  if (nameOf(entry(annotation, "Subtype")) !== "Link")
    unknownPrint("an annotation that is no link");
  if (annotation.has(PDFName.of("Dest"))) {
    return `#${decodeURIComponent(nameOf(entry(annotation, "Dest")))}`;
  }
  const action = dictEntry(annotation, "A");
  if (nameOf(entry(action, "S")) !== "URI") unknownPrint("a link that does something else");
  return textOf(entry(action, "URI"));
}

/**
 * Gives each link a name that says where it goes. Readers hear it in place of the link's words. Not
 * every viewer reads the annotation (ISO 14289-1, 7.18.5).
 */
export function withLinkNames(root: StructureElement, meaning: PageMeaning): StructureElement {
  return mapElements(root, (one) => {
    const link = meaningOf(one, meaning);
    if (one.type !== "Link" || link?.kind !== "link") return one;
    return { ...one, alt: withHost(link.label, link.href) };
  });
}

/** Adds the site that a link leads to, if the label does not contain it. */
function withHost(label: string, href: string): string {
  const host = /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(href)?.[1];
  return host === undefined || label.includes(host) ? label : `${label} (${host})`;
}

// Targets.

/** The target element of each link within a document, by the id in the link. */
export type Targets = ReadonlyMap<string, StructureElement>;

/**
 * Finds the targets of links in a structure. `printed` is the structure that Chromium printed. If
 * an element was replaced by its contents, the target is the first element in it.
 */
export function targetsOf(
  printed: StructureElement,
  root: StructureElement,
  meaning: PageMeaning,
): Targets {
  const byKey = new Map<string | undefined, StructureElement>();
  const owners = new Map<string, StructureElement>();
  for (const one of elementsOf(root)) {
    if (one.key !== undefined) byKey.set(one.key, one);
    for (const kid of one.kids) if (kid.kind === "mark") owners.set(markKey(kid), one);
  }
  const targets = new Map<string, StructureElement>();
  for (const one of elementsOf(printed)) {
    const id = meaningOf(one, meaning)?.id;
    if (id === undefined) continue;
    const held = [...marksOf(one)].map((mark) => owners.get(markKey(mark)));
    const target = byKey.get(one.key) ?? held.find((owner) => owner !== undefined);
    if (target !== undefined) targets.set(id, noteIn(target) ?? target);
  }
  return targets;
}

/** A link to an item in a list of notes leads to the note itself. */
function noteIn(item: StructureElement): StructureElement | undefined {
  if (item.type !== "LI") return undefined;
  return item.kids
    .flatMap((kid) => (isElement(kid) ? kid.kids : []))
    .filter(isElement)
    .find(({ type }) => type === "FENote");
}

/** The key of a marked-content sequence within a document. */
export function markKey({ page, id }: Pick<Mark, "page" | "id">): string {
  return `${page}:${id}`;
}

// The outline.

/**
 * Links each line of the outline to its heading in the new structure (ISO 32000-1, 12.3.3), and
 * writes the heading's words. If a heading moved to the next column during layout, Chromium writes
 * all or some of its words twice. Throws a ReportError("browser") if the lines are not the
 * headings, in order.
 */
export function writeOutline(
  context: PDFContext,
  catalog: PDFDict,
  { elements }: WrittenTree,
  meaning: PageMeaning,
): void {
  const headings = [...elements].filter(([{ type }]) => headingLevel(type) !== undefined);
  const lines = linesOfOutline(context, catalog);
  if (lines.length !== headings.length) unknownPrint("an outline of other headings");
  headings.forEach(([one, ref], index) => {
    const line = lines[index];
    const heading = meaningOf(one, meaning);
    if (line === undefined || heading?.kind !== "heading")
      unknownPrint("a heading unknown to the page");
    if (printedKey(dictEntry(line, "SE")) !== one.key) unknownPrint("an outline in another order");
    line.set(PDFName.of("Title"), textString(heading.text));
    line.set(PDFName.of("SE"), ref);
  });
}

/** The lines of the outline of all levels, from first to last. Empty if there is no outline. */
function linesOfOutline(context: PDFContext, catalog: PDFDict): readonly PDFDict[] {
  return catalog.has(PDFName.of("Outlines"))
    ? [...linesOf(context, dictEntry(catalog, "Outlines"))]
    : [];
}

function* linesOf(context: PDFContext, parent: PDFDict): Generator<PDFDict> {
  let line = parent.get(PDFName.of("First"));
  while (line !== undefined) {
    const dict = dictAt(context, line);
    yield dict;
    yield* linesOf(context, dict);
    line = dict.get(PDFName.of("Next"));
  }
}

// PDF 2.0.

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
