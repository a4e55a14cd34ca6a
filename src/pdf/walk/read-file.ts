import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFParser,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFObject,
} from "@cantoo/pdf-lib";

/**
 * A finished PDF as a walk reads it: its structure tree and its objects. Unlike the reader of
 * prints, it accepts every PDF, also one that breaks a rule.
 */
export interface WalkedFile {
  readonly catalog: PDFDict;
  readonly root: WalkedElement | undefined;
  readonly pages: readonly PDFDict[];
  /** All elements in reading order, the root first. */
  readonly elements: readonly WalkedElement[];
  /** The page number, counted from 0. Undefined for anything that is not a page of the file. */
  readonly pageOf: (page: PDFObject | undefined) => number | undefined;
}

/** An element of the structure (ISO 32000-1, 14.7.2). */
export interface WalkedElement {
  readonly dict: PDFDict;
  /** Without its slash. */
  readonly type: string;
  readonly parent: WalkedElement | undefined;
  readonly kids: readonly WalkedKid[];
}

/** A kid of an element: an element, content by its MCID, or an annotation. */
export type WalkedKid =
  | WalkedElement
  | { readonly page: number | undefined; readonly mcid: number }
  | { readonly page: number | undefined; readonly annotation: PDFDict };

/** Reads a PDF for a walk. Throws an Error if it cannot be parsed as PDF. */
export async function readFile(pdf: Uint8Array): Promise<WalkedFile> {
  const context = await PDFParser.forBytesWithOptions(pdf, Infinity, true).parseDocument();
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const refs = pageRefs(context, catalog.get(PDFName.of("Pages")));
  const numbers = new Map(refs.map((ref, index) => [String(ref), index]));
  const pageOf = (page: PDFObject | undefined) => numbers.get(String(page));
  const tree = catalog.lookup(PDFName.of("StructTreeRoot"));
  const first = tree instanceof PDFDict ? listed(tree.lookup(PDFName.of("K")))[0] : undefined;
  const dict = context.lookup(first);
  const root = dict instanceof PDFDict ? readElement(context, dict, undefined, pageOf) : undefined;
  return {
    catalog,
    root,
    pages: refs.map((ref) => context.lookup(ref, PDFDict)),
    elements: root === undefined ? [] : [...elementsIn(root)],
    pageOf,
  };
}

function pageRefs(context: PDFContext, ref: PDFObject | undefined): readonly PDFRef[] {
  const node = context.lookup(ref);
  if (!(ref instanceof PDFRef) || !(node instanceof PDFDict)) return [];
  const kids = node.lookup(PDFName.of("Kids"));
  return kids instanceof PDFArray ? kids.asArray().flatMap((kid) => pageRefs(context, kid)) : [ref];
}

function readElement(
  context: PDFContext,
  dict: PDFDict,
  parent: WalkedElement | undefined,
  pageOf: WalkedFile["pageOf"],
): WalkedElement {
  const kids: WalkedKid[] = [];
  const element: WalkedElement = { dict, type: nameIn(dict, "S") ?? "", parent, kids };
  for (const kid of listed(dict.lookup(PDFName.of("K")))) {
    const found = context.lookup(kid);
    const own = found instanceof PDFDict ? found.get(PDFName.of("Pg")) : undefined;
    const page = pageOf(own ?? dict.get(PDFName.of("Pg")));
    if (found instanceof PDFNumber) kids.push({ page, mcid: found.asNumber() });
    if (!(found instanceof PDFDict)) continue;
    const mcid = found.lookup(PDFName.of("MCID"));
    const annotation = found.lookup(PDFName.of("Obj"));
    if (mcid instanceof PDFNumber) kids.push({ page, mcid: mcid.asNumber() });
    else if (annotation instanceof PDFDict) kids.push({ page, annotation });
    else kids.push(readElement(context, found, element, pageOf));
  }
  return element;
}

export function isWalkedElement(kid: WalkedKid): kid is WalkedElement {
  return "kids" in kid;
}

/** An element and its descendants, in reading order. */
function* elementsIn(element: WalkedElement): Generator<WalkedElement> {
  yield element;
  for (const kid of element.kids) if (isWalkedElement(kid)) yield* elementsIn(kid);
}

/** The child elements of an element. If types are given, only those of these types. */
export function kidsOf(element: WalkedElement, ...types: readonly string[]): WalkedElement[] {
  const kids = element.kids.filter(isWalkedElement);
  return types.length === 0 ? kids : kids.filter(({ type }) => types.includes(type));
}

/** The ancestors of an element, the nearest first. */
export function* around(element: WalkedElement): Generator<WalkedElement> {
  for (let one = element.parent; one !== undefined; one = one.parent) yield one;
}

/** Returns one object or an array as an array. PDF allows both forms. */
function listed(value: PDFObject | undefined): readonly PDFObject[] {
  if (value instanceof PDFArray) return value.asArray();
  return value === undefined ? [] : [value];
}

/** The name under a key, without its slash. */
function nameIn(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}

/** The text under a key. */
export function textIn(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString
    ? value.decodeText()
    : undefined;
}

/** An attribute of an element, of any owner (ISO 32000-1, 14.7.5). */
export function attributeOf({ dict }: WalkedElement, key: string): string | undefined {
  const { context } = dict;
  for (const one of listed(dict.lookup(PDFName.of("A")))) {
    const attributes = context.lookup(one);
    if (!(attributes instanceof PDFDict)) continue;
    const value = attributes.lookup(PDFName.of(key));
    if (value instanceof PDFName) return value.decodeText();
    if (value !== undefined) return String(value);
  }
  return undefined;
}

/** The uncompressed bytes of a stream, one byte in each character. */
export function unpacked(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) return "";
  return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}
