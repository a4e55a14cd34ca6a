import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject } from "@cantoo/pdf-lib";

import { isWalkedElement, textIn, type WalkedElement, type WalkedFile } from "./read-file.ts";
import { readText, type WalkedPaint, type WalkedPage } from "./read-text.ts";

/** The data that the rules of a walk read. */
export interface Walk {
  readonly file: WalkedFile;
  readonly pages: readonly WalkedPage[];
  /** The content with its owners, in reading order. */
  readonly content: readonly OwnedContent[];
  /** The text of an element with its descendants. */
  readonly textOf: (element: WalkedElement) => string;
  /**
   * The element that the file names as the owner of content or of an annotation (ISO 32000-1,
   * 14.7.4.4).
   */
  readonly parentOf: (key: number, mcid?: number) => PDFObject | undefined;
}

/** A marked-content sequence with the element that owns it. */
export interface OwnedContent {
  readonly element: WalkedElement;
  readonly page: number | undefined;
  readonly mcid: number;
  readonly texts: readonly (WalkedPaint & { readonly text: string })[];
}

/** The outcome of a rule. */
export interface Outcome {
  /** The number of things that were checked. */
  readonly looked: number;
  /** The places of failures: "page 3, content 12". Empty if there are none. */
  readonly failures: readonly string[];
}

/** Reads the data that all rules need from a file. */
export function walkOf(file: WalkedFile): Walk {
  const pages = file.pages.map(readText);
  const content = file.root === undefined ? [] : [...ownedBy(file.root, pages)];
  const own = new Map<WalkedElement, string[]>();
  for (const { element, texts } of content) {
    const before = own.get(element) ?? [];
    own.set(element, [...before, ...texts.map(({ text }) => text)]);
  }
  const textOf = (element: WalkedElement): string => {
    const actual = textIn(element.dict, "ActualText");
    if (actual !== undefined) return actual;
    let isRead = false;
    return element.kids
      .map((kid) => {
        if (isWalkedElement(kid)) return textOf(kid);
        if (!("mcid" in kid) || isRead) return "";
        isRead = true;
        return (own.get(element) ?? []).join("");
      })
      .join("");
  };
  return { file, pages, content, textOf, parentOf: parentTree(file.catalog) };
}

function* ownedBy(element: WalkedElement, pages: readonly WalkedPage[]): Generator<OwnedContent> {
  for (const kid of element.kids) {
    if (isWalkedElement(kid)) yield* ownedBy(kid, pages);
    if (!("mcid" in kid)) continue;
    const { page, mcid } = kid;
    const paints = page === undefined ? [] : (pages[page]?.paints ?? []);
    const texts = paints.flatMap((paint) =>
      paint.owner === mcid && paint.text !== undefined ? [{ ...paint, text: paint.text }] : [],
    );
    yield { element, page, mcid, texts };
  }
}

function parentTree(catalog: PDFDict): Walk["parentOf"] {
  const { context } = catalog;
  const root = catalog.lookup(PDFName.of("StructTreeRoot"));
  const tree = root instanceof PDFDict ? root.lookup(PDFName.of("ParentTree")) : undefined;
  const numbers = tree instanceof PDFDict ? tree.lookup(PDFName.of("Nums")) : undefined;
  const owners = new Map<number, PDFObject | undefined>();
  const items = numbers instanceof PDFArray ? numbers.asArray() : [];
  for (let index = 0; index + 1 < items.length; index += 2) {
    const key = items[index];
    if (key instanceof PDFNumber) owners.set(key.asNumber(), context.lookup(items[index + 1]));
  }
  return (key, mcid) => {
    const owner = owners.get(key);
    if (mcid === undefined) return owner;
    return owner instanceof PDFArray ? context.lookup(owner.get(mcid)) : undefined;
  };
}

/** The name of a page in a failure. Pages are counted from 1. */
export function pageName(page: number | undefined): string {
  return page === undefined ? "no page" : `page ${page + 1}`;
}

/** The place of an element: the page on which its content begins. */
export function placeOf({ content }: Walk, element: WalkedElement): string {
  const isWithin = (one: WalkedElement | undefined): boolean =>
    one !== undefined && (one === element || isWithin(one.parent));
  const first = content.find((one) => isWithin(one.element));
  return `${pageName(first?.page)}, ${element.type}`;
}
