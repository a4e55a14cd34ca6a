import { PDFDict, PDFName, type PDFObject } from "@cantoo/pdf-lib";

import type { Damage } from "./opened-pdf.ts";
import type { Flavour } from "./verapdf.ts";

/** A PDF/A-3a or 4f that is broken on purpose, and the expected verdict of veraPDF. */
export interface Broken extends Damage {
  readonly name: string;
  /** All broken rules, by the flavour that refuses the file. An omitted flavour accepts it. */
  readonly breaks: Partial<Readonly<Record<Flavour, readonly string[]>>>;
  /** The archive standard that it claims. 3a by default. */
  readonly claims?: "2a" | "4f";
}

/** Removes a required entry. */
export function remove(dict: PDFDict, key: string): void {
  if (!dict.delete(PDFName.of(key))) throw new Error(`there is no /${key} to remove`);
}

/** Gives an entry another value. */
export function put(dict: PDFDict, key: string, value: PDFObject): void {
  dict.set(PDFName.of(key), value);
}

/** The dictionary at the end of a way through dictionaries. */
export function dictAt(dict: PDFDict, ...keys: readonly string[]): PDFDict {
  return keys.reduce((at, key) => at.lookup(PDFName.of(key), PDFDict), dict);
}
