import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";

import { unknownPrint } from "./unknown-print.ts";

/** Typed looks into the objects of a PDF; what is not what it should be is refused. */

/** The dictionary that a reference leads to. */
export function dictAt(context: PDFContext, ref: PDFObject | undefined): PDFDict {
  const value = context.lookup(ref);
  return value instanceof PDFDict ? value : unknownPrint("no dictionary where one must be");
}

/** The entry of a dictionary that must be there, or throws a ReportError("browser"). */
export function entry(dict: PDFDict, key: string): PDFObject {
  return dict.lookup(PDFName.of(key)) ?? unknownPrint(`no /${key}`);
}

/** The dictionary under a key that must be there. */
export function dictEntry(dict: PDFDict, key: string): PDFDict {
  const value = entry(dict, key);
  return value instanceof PDFDict ? value : unknownPrint(`/${key} is no dictionary`);
}

/** The array under a key, its items as they stand; none where there is no such key. */
export function arrayEntry(dict: PDFDict, key: string): readonly PDFObject[] {
  const value = dict.lookup(PDFName.of(key));
  if (value === undefined) return [];
  return value instanceof PDFArray ? value.asArray() : unknownPrint(`/${key} is no array`);
}

/** A name without its slash. */
export function nameOf(value: PDFObject | undefined): string {
  if (!(value instanceof PDFName)) return unknownPrint("no name where one must be");
  const written = value.asString();
  return written.includes("#") ? value.decodeText() : written.slice(1);
}

/** A text, in either way of writing it. */
export function textOf(value: PDFObject | undefined): string {
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText();
  return unknownPrint("no text where one must be");
}

/** A number. */
export function numberOf(value: PDFObject | undefined): number {
  return value instanceof PDFNumber ? value.asNumber() : unknownPrint("no number");
}

/** One value or an array of them, as PDF lets one write either; none where there is no value. */
export function oneOrMore(context: PDFContext, value: PDFObject | undefined): readonly PDFObject[] {
  const found = context.lookup(value);
  if (found instanceof PDFArray) return found.asArray();
  return value === undefined ? [] : [value];
}

/** A text as PDF writes one in any language. */
export function textString(text: string): PDFHexString {
  return PDFHexString.fromText(text);
}
