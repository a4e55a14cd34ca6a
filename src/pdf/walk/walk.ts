import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject } from "@cantoo/pdf-lib";

import { isBlock } from "../structure/element.ts";
import {
  around,
  isWalkedElement,
  readText,
  textIn,
  type WalkedElement,
  type WalkedFile,
  type WalkedPage,
  type WalkedPaint,
} from "./read-file.ts";

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
interface OwnedContent {
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

// Rules about content.

/** Rule: an element owns all paint, or it is an artifact (ISO 14289-1, 7.1). */
export function contentOwned({ pages, content }: Walk): Outcome {
  const owned = new Set(content.map(({ page, mcid }) => `${page} ${mcid}`));
  const failures: string[] = [];
  let looked = 0;
  pages.forEach(({ paints }, page) => {
    for (const { owner, text } of paints) {
      looked += 1;
      const isLost =
        owner === undefined || (owner !== "artifact" && !owned.has(`${page} ${owner}`));
      const what = text === undefined ? "a drawing" : "a text";
      if (isLost) failures.push(`${pageName(page)}, ${what} of ${owner ?? "nobody"}`);
      else if (text?.includes("\uFFFD") === true) {
        failures.push(`${pageName(page)}, a glyph without a letter`);
      }
    }
  });
  return { looked, failures };
}

/**
 * Rule: each marked-content sequence opens once and has one owner, which the ParentTree names too
 * (ISO 32000-1, 14.7.4).
 */
export function contentOnce({ file, pages, content, parentOf }: Walk): Outcome {
  const failures: string[] = [];
  const owners = new Map<string, number>();
  for (const { page, mcid, element } of content) {
    const name = `${pageName(page)}, content ${mcid}`;
    owners.set(name, (owners.get(name) ?? 0) + 1);
    const dict = page === undefined ? undefined : file.pages[page];
    const key = dict?.lookup(PDFName.of("StructParents"));
    const parent = key instanceof PDFNumber ? parentOf(key.asNumber(), mcid) : undefined;
    if (parent !== element.dict) failures.push(`${name}: another parent`);
  }
  for (const [name, count] of owners) if (count > 1) failures.push(`${name}: ${count} owners`);
  pages.forEach(({ opened }, page) => {
    const twice = opened.filter((mcid, index) => opened.indexOf(mcid) !== index);
    for (const mcid of twice) failures.push(`${pageName(page)}, content ${mcid}: opened twice`);
  });
  return { looked: content.length, failures };
}

/**
 * Rule: the content of each page is in the order of the structure, and the structure never goes
 * back to an earlier page.
 */
export function order({ pages, content }: Walk): Outcome {
  const failures: string[] = [];
  pages.forEach(({ opened }, page) => {
    const inTree = content.filter((one) => one.page === page).map(({ mcid }) => mcid);
    const known = new Set(inTree);
    const inContent = opened.filter((mcid) => known.has(mcid));
    const first = inTree.findIndex((mcid, index) => mcid !== inContent[index]);
    if (first >= 0) failures.push(`${pageName(page)}, content ${inTree[first]}`);
  });
  content.forEach(({ page = 0, mcid }, index) => {
    const before = content[index - 1]?.page ?? 0;
    if (page < before) failures.push(`${pageName(page)}, content ${mcid}: after a later page`);
  });
  return { looked: content.length, failures };
}

/** How far a text on the same line may be raised, in sizes of the smaller letters. */
const HIGHEST_RISE = 0.7;

interface ReadText {
  readonly text: string;
  readonly y: number;
  readonly size: number;
  readonly owner: OwnedContent;
  /** The block that contains the line. In a drawing, each text is its own block. */
  readonly block: object;
  /** The element that is read as one text, however it is painted. */
  readonly whole: WalkedElement | undefined;
}

/**
 * Rule: there is a space between two lines, two blocks and two labels of a drawing, so that a
 * reader that does not guess from positions gets words (ISO 32000-1, 14.8.2.5).
 */
export function wordBreaks(walk: Walk): Outcome {
  const failures: string[] = [];
  let looked = 0;
  let last: ReadText | undefined;
  for (const next of textsOf(walk)) {
    if (last !== undefined && needsSpace(last, next)) {
      looked += 1;
      const { page, mcid } = last.owner;
      const hasSpace = /\s$/.test(last.text) || /^\s/.test(next.text);
      if (!hasSpace) failures.push(`${pageName(page)}, content ${mcid}`);
    }
    // Pieces of a text that is read as one are joined: the first piece contains all text, and the
    // last one shows its end.
    const goesOn = last?.whole !== undefined && last.whole === next.whole;
    last = goesOn ? { ...next, text: `${last?.text}${next.text}` } : next;
  }
  return { looked, failures };
}

function* textsOf({ content }: Walk): Generator<ReadText> {
  for (const owner of content) {
    const chain = [owner.element, ...around(owner.element)];
    const block = chain.find(({ type }) => isBlock(type)) ?? owner;
    const whole = chain.find(({ dict }) => textIn(dict, "ActualText") !== undefined);
    for (const text of owner.texts) {
      yield { ...text, owner, whole, block: owner.element.type === "Figure" ? text : block };
    }
  }
}

function needsSpace(last: ReadText, next: ReadText): boolean {
  if (last.whole !== undefined && last.whole === next.whole) return false;
  if (last.block !== next.block || last.owner.page !== next.owner.page) return true;
  return Math.abs(next.y - last.y) > HIGHEST_RISE * Math.min(last.size, next.size);
}
