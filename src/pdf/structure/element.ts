import {
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from "@cantoo/pdf-lib";

import type { ElementMeaning, PageMeaning } from "../../browser/page-scripts.ts";
import { dictEntry, entry, nameOf, numberOf, oneOrMore, textOf } from "../file/objects.ts";
import { unknownPrint } from "../file/print-syntax.ts";

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
    throw new Error("the root of a structure must stay one element");
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

// Types.

/** Block types (ISO 32000-1, 14.8.4.2 and 14.8.4.3). */
const BLOCKS = new Set(
  "Document Part Art Sect Div BlockQuote Caption TOC TOCI P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table THead TBody TFoot TR TH TD Figure Note".split(
    " ",
  ),
);

/** Blocks that contain other blocks and no text of their own. */
const GROUPS = new Set(
  "Document Part Art Sect Div BlockQuote TOC L Table THead TBody TFoot TR".split(" "),
);

/** Inline types (14.8.4.4). */
const INLINE = new Set(["Span", "Quote", "Reference", "Code", "Link"]);

/**
 * Types that PDF 1.7 does not have, from Chromium and from PDF 2.0, each with its standard type for
 * readers that do not know it (ISO 14289-1, 7.1).
 */
export const ROLES: Readonly<Record<string, string>> = {
  Aside: "Sect",
  Em: "Span",
  FENote: "Note",
  Strong: "Span",
};

/** Chromium's type for an element without a meaning. */
export const WITHOUT_MEANING = "NonStruct";

export function isBlock(type: string): boolean {
  return BLOCKS.has(ROLES[type] ?? type);
}

export function isGroup(type: string): boolean {
  return GROUPS.has(ROLES[type] ?? type);
}

function isKnown(type: string): boolean {
  const standard = ROLES[type] ?? type;
  return BLOCKS.has(standard) || INLINE.has(standard) || type === WITHOUT_MEANING;
}

/** The level of a heading, 1 to 6. Undefined for any other type. */
export function headingLevel(type: string): number | undefined {
  const level = /^H([1-6])$/.exec(type)?.[1];
  return level === undefined ? undefined : Number(level);
}

// Reading the tree of a print.

/** Matches the language of an element with a recorded meaning: the language itself, and the key. */
const LANGUAGE_WITH_KEY = /^(.+)-x-(k\d+)$/;

const ELEMENT_KEYS = new Set(["Type", "S", "P", "K", "Pg", "Alt", "Lang", "ID", "A"]);

/**
 * Reads the structure tree of a print of Chromium (ISO 32000-1, 14.7.2). Throws a
 * ReportError("browser") if the tree contains anything unknown.
 */
export function readTree(
  context: PDFContext,
  catalog: PDFDict,
  pages: readonly PDFRef[],
): StructureElement {
  const pageNumbers = new Map(pages.map((page, index) => [String(page), index]));
  const documentLanguage = textOf(entry(catalog, "Lang"));
  const [root, ...others] = oneOrMore(
    context,
    dictEntry(catalog, "StructTreeRoot").get(PDFName.of("K")),
  );
  if (root === undefined || others.length > 0) unknownPrint("a structure without one root");

  const pageOf = (dict: PDFDict, standard: number | undefined): number | undefined => {
    const page = dict.get(PDFName.of("Pg"));
    if (page === undefined) return standard;
    return pageNumbers.get(String(page)) ?? unknownPrint("content on a page that is not there");
  };

  const readKid = (
    value: PDFObject,
    pageOfParent: number | undefined,
    languageAround: string,
  ): Kid => {
    const kid = context.lookup(value);
    if (kid instanceof PDFNumber) {
      return { kind: "mark", page: pageOfParent ?? unknownPrint("no page"), id: kid.asNumber() };
    }
    if (!(kid instanceof PDFDict)) unknownPrint("a kid of an unknown kind");
    if (kid.has(PDFName.of("S"))) return readElement(kid, languageAround);
    const page = pageOf(kid, pageOfParent) ?? unknownPrint("no page");
    const type = nameOf(entry(kid, "Type"));
    if (type === "MCR" && !kid.has(PDFName.of("Stm"))) {
      return { kind: "mark", page, id: numberOf(entry(kid, "MCID")) };
    }
    const annotation = kid.get(PDFName.of("Obj"));
    if (type === "OBJR" && annotation instanceof PDFRef) return { kind: "area", page, annotation };
    return unknownPrint(`content of type ${type}`);
  };

  const readElement = (dict: PDFDict, languageAround: string): StructureElement => {
    for (const key of dict.keys()) {
      if (!ELEMENT_KEYS.has(nameOf(key))) unknownPrint(`an element with ${String(key)}`);
    }
    const type = nameOf(entry(dict, "S"));
    if (!isKnown(type)) unknownPrint(`an element of type ${type}`);
    const page = pageOf(dict, undefined);
    const alt = dict.lookup(PDFName.of("Alt"));
    const language = readLanguage(dict.lookup(PDFName.of("Lang")), languageAround);
    const attributes = readAttributes(context, dict.get(PDFName.of("A")));
    return {
      kind: "element",
      type,
      kids: oneOrMore(context, dict.get(PDFName.of("K"))).map((kid) =>
        readKid(kid, page, language.language ?? languageAround),
      ),
      ...(alt === undefined ? {} : { alt: textOf(alt) }),
      ...language,
      ...(attributes === undefined ? {} : { attributes }),
    };
  };

  const tree = readKid(root, undefined, documentLanguage);
  if (tree.kind !== "element" || tree.type !== "Document") unknownPrint("a root of another type");
  return tree;
}

/** The key of a printed element in `PageMeaning`. Undefined if it has none. */
export function printedKey(element: PDFDict): string | undefined {
  const language = element.lookup(PDFName.of("Lang"));
  return language === undefined ? undefined : LANGUAGE_WITH_KEY.exec(textOf(language))?.[2];
}

/** The language of an element, if it differs from the language around it, and its key. */
function readLanguage(
  value: PDFObject | undefined,
  languageAround: string,
): { readonly language?: string; readonly key?: string } {
  if (value === undefined) return {};
  const written = textOf(value);
  const [, language = written, key] = LANGUAGE_WITH_KEY.exec(written) ?? [];
  return {
    ...(language === languageAround ? {} : { language }),
    ...(key === undefined ? {} : { key }),
  };
}

/**
 * The attributes of an element. Undefined if it has none that matter. Headers is omitted: it
 * repeats the scopes of the header cells, with names that differ in each print.
 */
function readAttributes(context: PDFContext, value: PDFObject | undefined): Attributes | undefined {
  const found: Attributes[] = [];
  for (const one of oneOrMore(context, value)) {
    const dict = context.lookup(one);
    if (!(dict instanceof PDFDict)) unknownPrint("attributes of an unknown kind");
    const owner = nameOf(entry(dict, "O"));
    for (const [key, attribute] of dict.entries()) {
      const name = nameOf(key);
      if (name !== "O") found.push(readAttribute(`${owner}.${name}`, context.lookup(attribute)));
    }
  }
  if (found.length === 0) return undefined;
  const attributes: Attributes = {};
  return found.reduce((all, one) => Object.assign(all, one), attributes);
}

function readAttribute(name: string, value: PDFObject | undefined): Attributes {
  switch (name) {
    case "Table.Headers":
      return {};
    case "Table.Scope": {
      const scope = nameOf(value);
      return scope === "Row" || scope === "Column" ? { scope } : unknownPrint(`scope ${scope}`);
    }
    case "Table.RowSpan":
      return { rowSpan: numberOf(value) };
    case "Table.ColSpan":
      return { columnSpan: numberOf(value) };
    case "List.ListNumbering":
      return { listNumbering: nameOf(value) };
    default:
      return unknownPrint(`attribute ${name}`);
  }
}
