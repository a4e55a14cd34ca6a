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

import { unknownPrint } from "../browser/object-table.ts";

/**
 * This module reads typed values from the objects of a PDF, and refuses a value of another type.
 */

/** Returns the dictionary that a reference leads to. */
export function dictAt(context: PDFContext, ref: PDFObject | undefined): PDFDict {
  const value = context.lookup(ref);
  return value instanceof PDFDict ? value : unknownPrint("no dictionary where one must be");
}

/** Returns the entry of a dictionary. Throws a ReportError("browser") if it is missing. */
export function entry(dict: PDFDict, key: string): PDFObject {
  return dict.lookup(PDFName.of(key)) ?? unknownPrint(`no /${key}`);
}

/** Returns the dictionary under a key. It must exist. */
export function dictEntry(dict: PDFDict, key: string): PDFDict {
  const value = entry(dict, key);
  return value instanceof PDFDict ? value : unknownPrint(`/${key} is no dictionary`);
}

/** Returns the array under a key, with its items unresolved. Empty if the key is missing. */
export function arrayEntry(dict: PDFDict, key: string): readonly PDFObject[] {
  const value = dict.lookup(PDFName.of(key));
  if (value === undefined) return [];
  return value instanceof PDFArray ? value.asArray() : unknownPrint(`/${key} is no array`);
}

/** Returns a name without its slash. */
export function nameOf(value: PDFObject | undefined): string {
  if (!(value instanceof PDFName)) return unknownPrint("no name where one must be");
  const written = value.asString();
  return written.includes("#") ? value.decodeText() : written.slice(1);
}

/** Returns a text, in either notation. */
export function textOf(value: PDFObject | undefined): string {
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText();
  return unknownPrint("no text where one must be");
}

/** Returns a number. */
export function numberOf(value: PDFObject | undefined): number {
  return value instanceof PDFNumber ? value.asNumber() : unknownPrint("no number");
}

/** Returns one value or an array as an array. PDF allows both forms. Empty if there is no value. */
export function oneOrMore(context: PDFContext, value: PDFObject | undefined): readonly PDFObject[] {
  const found = context.lookup(value);
  if (found instanceof PDFArray) return found.asArray();
  return value === undefined ? [] : [value];
}

/** Makes a text string for any language. */
export function textString(text: string): PDFHexString {
  return PDFHexString.fromText(text);
}
