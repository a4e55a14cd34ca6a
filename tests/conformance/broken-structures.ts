import { PDFName, PDFString, type PDFDict } from "@cantoo/pdf-lib";

import { dictAt, put, remove, type Broken } from "./broken.ts";
import { first, type OpenedPdf } from "./opened-pdf.ts";

/** What a reader who cannot see the pages hears, with one broken rule in each case. */
export const BROKEN_STRUCTURES: readonly Broken[] = [
  {
    name: "not marked as tagged",
    objects: ({ catalog, make }) => put(catalog, "MarkInfo", make({ Marked: false })),
    // The catalog says that the file is tagged.
    breaks: { ua1: ["6.2-1"], "3a": ["6.7.2.2-1"] },
  },
  {
    name: "tags that are suspect",
    objects: ({ catalog, make }) =>
      put(catalog, "MarkInfo", make({ Marked: true, Suspects: true })),
    // The tags are not suspect.
    breaks: { ua1: ["7.1-4"] },
  },
  {
    name: "no structure",
    objects: ({ catalog }) => remove(catalog, "StructTreeRoot"),
    // There is a structure tree, all content is in it or an artifact, and so are links.
    breaks: { ua1: ["7.1-11", "7.1-3", "7.18.5-1"], "3a": ["6.7.3.3-1"] },
  },
  {
    name: "content that is neither tagged nor an artifact",
    objects: inContent(/\/Artifact <<[^>]*>> BDC(.*?)\nEMC/s, "$1"),
    // All content is tagged or an artifact.
    breaks: { ua1: ["7.1-3"] },
  },
  {
    name: "an artifact within tagged content",
    objects: inContent(/(<<\s*\/MCID \d+\s*>>\s*BDC)(.*?)EMC/s, "$1 /Artifact BMC $2 EMC EMC"),
    // No artifact is inside tagged content. Its text counts as tagged, so the reverse is true too.
    breaks: { ua1: ["7.1-1", "7.1-2"] },
  },
  {
    name: "tagged content within an artifact",
    objects: inContent(/(\/\w+\s*<<\s*\/MCID \d+\s*>>\s*BDC.*?EMC)/s, "/Artifact BMC $1 EMC"),
    // No tagged content is inside an artifact.
    breaks: { ua1: ["7.1-2"] },
  },
  {
    name: "a type without a role",
    objects: ({ catalog }) => remove(dictAt(catalog, "StructTreeRoot", "RoleMap"), "Strong"),
    // Every type is a standard one, or maps to one.
    breaks: { ua1: ["7.1-5"], "3a": ["6.7.3.4-1"] },
  },
  {
    name: "roles in a circle",
    objects: ({ catalog }) => {
      const roles = dictAt(catalog, "StructTreeRoot", "RoleMap");
      put(roles, "Strong", PDFName.of("Em"));
      put(roles, "Em", PDFName.of("Strong"));
    },
    // No type maps to itself through others.
    breaks: { ua1: ["7.1-6"], "3a": ["6.7.3.4-2"] },
  },
  {
    name: "a figure without alt text",
    objects: (pdf) => remove(first(pdf.elements("Figure")), "Alt"),
    // A figure has an alt text or a replacement text.
    breaks: { ua1: ["7.3-1"] },
  },
  {
    name: "a skipped heading level",
    objects: renamed("H3", "H5"),
    // A heading is followed by one of the next level at most.
    breaks: { ua1: ["7.4.2-1"] },
  },
  {
    name: "heads of a table without scope",
    objects: ({ elements }) => {
      for (const head of elements("TH")) remove(head, "A");
    },
    // Every cell knows its headers, by their scope or by their names.
    breaks: { ua1: ["7.5-1"] },
  },
  {
    name: "rows in something that is no table",
    objects: renamed("TBody", "Sect"),
    // A table contains rows and groups of rows. A row is in one of those, and so is a group.
    breaks: { ua1: ["7.2-14", "7.2-3", "7.2-4"] },
  },
  {
    name: "a list item without body",
    objects: renamed("LBody", "P"),
    // An item contains only its label and its body.
    breaks: { ua1: ["7.2-20"] },
  },
  {
    name: "a note without a name",
    objects: (pdf) => remove(first(pdf.elements("Note")), "ID"),
    // A note has an ID.
    breaks: { ua1: ["7.9-1"] },
  },
  {
    name: "notes of one name",
    objects: (pdf) => {
      for (const note of pdf.elements("Note")) put(note, "ID", PDFString.of("noot"));
    },
    // The ID of a note is unique.
    breaks: { ua1: ["7.9-2"] },
  },
  {
    name: "a link without words",
    objects: (pdf) => remove(first(linksOf(pdf)), "Contents"),
    // A link has its own description, although its element has one too.
    breaks: { ua1: ["7.18.5-2"] },
  },
  {
    name: "a link that no element owns",
    objects: (pdf) => remove(first(linksOf(pdf)), "StructParent"),
    // A link is in an element of type Link.
    breaks: { ua1: ["7.18.5-1"] },
  },
  {
    name: "a link that does not print",
    objects: (pdf) => put(first(linksOf(pdf)), "F", pdf.make(0)),
    // An annotation prints and is not hidden.
    breaks: { "3a": ["6.3.2-2"] },
  },
  {
    name: "links in no order",
    objects: ({ pages }) => remove(first(pages.filter(hasLinks)), "Tabs"),
    // The Tab key moves through a page's links in structure order.
    breaks: { ua1: ["7.18.3-1"] },
  },
];

/** Replaces something of the first page. */
function inContent(part: RegExp, replacement: string): (pdf: OpenedPdf) => void {
  return ({ pages, rewrite }) => {
    rewrite(first(pages), "Contents", (content) => content.replace(part, replacement));
  };
}

/** Calls the first element of a type another type. */
export function renamed(type: string, other: string): (pdf: OpenedPdf) => void {
  return ({ elements }) => put(first(elements(type)), "S", PDFName.of(other));
}

function linksOf({ ofType }: OpenedPdf): readonly PDFDict[] {
  return ofType("Annot").filter((dict) => dict.get(PDFName.of("Subtype")) === PDFName.of("Link"));
}

function hasLinks(page: PDFDict): boolean {
  return page.has(PDFName.of("Annots"));
}
