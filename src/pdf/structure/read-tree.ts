import {
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRef,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";

import { dictEntry, entry, nameOf, numberOf, oneOrMore, textOf } from "../objects.ts";
import { unknownPrint } from "../../browser/object-table.ts";
import type { Attributes, Kid, StructureElement } from "./element.ts";
import { isKnown } from "./types.ts";

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
