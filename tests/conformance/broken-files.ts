import { PDFName, PDFString } from "@cantoo/pdf-lib";

import { put, remove, type Broken } from "./broken.ts";
import { first, type OpenedPdf } from "./opened-pdf.ts";

/** The metadata and contents of a file, with one broken rule in each case. */
export const BROKEN_FILES: readonly Broken[] = [
  {
    name: "no XMP",
    objects: ({ catalog }) => remove(catalog, "Metadata"),
    // The catalog has metadata.
    breaks: { ua1: ["7.1-8"], "3a": ["6.6.2.1-1"] },
  },
  {
    name: "no claim of PDF/UA",
    objects: inXmp(/<pdfuaid:part>1<\/pdfuaid:part>/),
    // The metadata names the part of ISO 14289.
    breaks: { ua1: ["5-1"] },
  },
  {
    name: "no claim of PDF/A",
    objects: inXmp(/<pdfaid:part>3<\/pdfaid:part>/),
    // The metadata names the part of ISO 19005.
    breaks: { "3a": ["6.6.4-2"] },
  },
  {
    name: "a claim of a level that PDF/A does not have",
    objects: inXmp(/(?<=conformance>)A/, "Z"),
    // The level is A, B or U.
    breaks: { "3a": ["6.6.4-3"] },
  },
  {
    name: "a property that no schema describes",
    objects: inXmp(/<pdfaExtension:schemas>.*<\/pdfaExtension:schemas>/s),
    // Each property belongs to a schema that PDF/A or the file describes, and has its type.
    breaks: { "3a": ["6.6.2.3.1-1", "6.6.2.3.1-2"] },
  },
  {
    name: "no title",
    objects: inXmp(/<dc:title>.*<\/dc:title>/s),
    // The metadata holds dc:title.
    breaks: { ua1: ["7.1-9"] },
  },
  {
    name: "the file's name in place of the title",
    objects: ({ catalog, make }) =>
      put(catalog, "ViewerPreferences", make({ DisplayDocTitle: false })),
    // The window shows the title.
    breaks: { ua1: ["7.1-10"] },
  },
  {
    name: "no language",
    objects: ({ catalog }) => remove(catalog, "Lang"),
    // The language is known for the outline, alt texts, link names, metadata, and text of the
    // pages.
    breaks: { ua1: ["7.2-2", "7.2-21", "7.2-22", "7.2-24", "7.2-33", "7.2-34"] },
  },
  {
    name: "no output intent",
    objects: ({ catalog }) => remove(catalog, "OutputIntents"),
    // Device colours, and the blending of layers, have an output intent.
    breaks: { "3a": ["6.2.10-2", "6.2.4.3-2"] },
  },
  {
    name: "no identifier",
    objects: ({ trailer }) => {
      delete trailer.ID;
    },
    // The trailer has an ID.
    breaks: { "3a": ["6.1.3-1"] },
  },
  {
    name: "a font without its file",
    objects: (pdf) => remove(first(pdf.ofType("FontDescriptor")), "FontFile2"),
    // The program of every used font is in the file.
    breaks: { ua1: ["7.21.4.1-1"], "3a": ["6.2.11.4.1-1"] },
  },
  {
    name: "a font without characters",
    objects: (pdf) => remove(first(fontsWithCharacters(pdf)), "ToUnicode"),
    // The character of every glyph is known.
    breaks: { ua1: ["7.21.7-1"], "3a": ["6.2.11.7.2-1"] },
  },
  {
    name: "an attachment without relation",
    objects: (pdf) => remove(first(pdf.ofType("Filespec")), "AFRelationship"),
    // An embedded file states its relationship to the document.
    breaks: { "3a": ["6.8-3"] },
  },
  {
    name: "an attachment without a name in Unicode",
    objects: (pdf) => remove(first(pdf.ofType("Filespec")), "UF"),
    // A file in the file has its name under F and UF.
    breaks: { ua1: ["7.11-1"], "3a": ["6.8-2"] },
  },
  {
    name: "attachments in a 2a",
    objects: inXmp(/(?<=<pdfaid:part>)3/, "2"),
    claims: "2a",
    // A file in the file is itself a PDF/A.
    breaks: { "2a": ["6.8-5"] },
  },
  {
    name: "a script",
    objects: ({ catalog, make }) =>
      put(catalog, "OpenAction", make({ S: "JavaScript", JS: PDFString.of("app.alert(1)") })),
    // No action runs a script.
    breaks: { "3a": ["6.5.1-1"] },
  },
  {
    name: "a header of no version",
    bytes: (file) => Buffer.from(file.toString("latin1").replace("%PDF-1.7", "%PDF-2.x"), "latin1"),
    // The file begins with %PDF-1. and a digit from 0 to 7.
    breaks: { ua1: ["6.1-1"], "3a": ["6.1.2-1"] },
  },
  {
    name: "text after the end",
    bytes: (file) => Buffer.concat([file, Buffer.from("en nog iets\n".repeat(3))]),
    // Nothing follows the last %%EOF.
    breaks: { "3a": ["6.1.3-3"] },
  },
];

/** Replaces something of the metadata. */
export function inXmp(part: RegExp, replacement = ""): (pdf: OpenedPdf) => void {
  return ({ catalog, rewrite }) => {
    rewrite(catalog, "Metadata", (xmp) => xmp.replace(part, replacement));
  };
}

function fontsWithCharacters({ ofType }: OpenedPdf) {
  return ofType("Font").filter((font) => font.has(PDFName.of("ToUnicode")));
}
