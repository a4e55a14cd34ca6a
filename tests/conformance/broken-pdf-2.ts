import { inXmp } from "./broken-files.ts";
import { renamed } from "./broken-structures.ts";
import { dictAt, put, remove, type Broken } from "./broken.ts";
import { first, type OpenedPdf } from "./opened-pdf.ts";

const claims = "4f";

/**
 * Requirements of PDF/UA-2 and PDF/A-4f beyond the older standards, with one broken rule in each
 * case.
 */
export const BROKEN_PDF_2: readonly Broken[] = [
  {
    name: "a 4f of PDF 1.7",
    claims,
    bytes: (file) => Buffer.from(file.toString("latin1").replace("%PDF-2.0", "%PDF-1.7"), "latin1"),
    // The file begins with %PDF-2. and a digit.
    breaks: { "4f": ["6.1.2-1"] },
  },
  {
    name: "a 4f with an information dictionary",
    claims,
    objects: ({ trailer, make }) => {
      trailer.Info = make({ Title: "Proef" });
    },
    // The trailer has no Info, and that has no title.
    breaks: { "4f": ["6.1.3-4", "6.1.3-5"] },
  },
  {
    name: "a 4f of no year",
    claims,
    objects: inXmp(/<pdfaid:rev>2020<\/pdfaid:rev>/),
    // The metadata names the year of ISO 19005-4.
    breaks: { "4f": ["6.7.3-5"] },
  },
  {
    name: "a 4f without files inside",
    claims,
    objects: ({ catalog }) => remove(catalog, "Names"),
    // There are files in the file.
    breaks: { "4f": ["6.9-5"] },
  },
  {
    name: "a claim of another part of PDF/UA",
    claims,
    objects: inXmp(/(?<=<pdfuaid:part>)2/, "1"),
    // The metadata names part 2 of ISO 14289.
    breaks: { ua2: ["5-2"] },
  },
  {
    name: "a part of PDF/UA of no year",
    claims,
    objects: inXmp(/<pdfuaid:rev>2024<\/pdfuaid:rev>/),
    // The metadata names its year.
    breaks: { ua2: ["5-5"] },
  },
  {
    name: "a document of PDF 1.7",
    claims,
    objects: (pdf) => remove(first(pdf.elements("Document")), "NS"),
    // The document is of the namespace of PDF 2.0.
    breaks: { ua2: ["8.2.5.2-2"] },
  },
  {
    name: "a type of PDF 2.0 without its namespace",
    claims,
    objects: ({ catalog, elements }) => {
      remove(first(elements("Strong")), "NS");
      remove(dictAt(catalog, "StructTreeRoot", "RoleMap"), "Strong");
    },
    // Every type is in a known namespace, or maps to one that is.
    breaks: { ua2: ["8.2.4-1"] },
  },
  {
    name: "a line of the contents that refers to nothing",
    claims,
    objects: (pdf) => remove(first(pdf.elements("TOCI")), "Ref"),
    // A line of the contents refers to its target.
    breaks: { ua2: ["8.2.5.8-1"] },
  },
  {
    name: "a note of PDF 1.7",
    claims,
    objects: (pdf) => {
      remove(first(pdf.elements("FENote")), "NS");
      renamed("FENote", "Note")(pdf);
    },
    // A note is an FENote.
    breaks: { ua2: ["8.2.5.14-1"] },
  },
  {
    name: "a note that does not refer to its call",
    claims,
    objects: (pdf) => remove(first(pdf.elements("FENote")), "Ref"),
    // A note and its reference refer to each other.
    breaks: { ua2: ["8.2.5.14-2"] },
  },
  {
    name: "a note of an unknown kind",
    claims,
    objects: (pdf) => {
      put(first(pdf.elements("FENote")), "A", pdf.make({ O: "FENote", NoteType: "Margin" }));
    },
    // A note is a footnote, an endnote or neither.
    breaks: { ua2: ["8.2.5.14-4"] },
  },
  {
    name: "a list with labels and no numbering",
    claims,
    objects: (pdf) => remove(first(pdf.elements("L")), "A"),
    // If items have labels, the list states their numbering.
    breaks: { ua2: ["8.2.5.25-1"] },
  },
  {
    name: "a caption amid what it is not about",
    claims,
    objects: renamed("Aside", "Div"),
    // A caption is the first or last kid of its parent, and not of a document. A Div does not
    // count.
    breaks: { ua2: ["8.2.5.27-1", "Table 5. Document-Caption-1"] },
  },
  {
    name: "a link to a place that is no element",
    claims,
    objects: ({ catalog }) => remove(dictAt(catalog, "Dests", "hoofdstuk"), "SD"),
    // A link within the document leads to an element.
    breaks: { ua2: ["8.8-1"] },
  },
  {
    name: "a line of the outline to a place that is no element",
    claims,
    objects: (pdf) => remove(firstLine(pdf), "SD"),
    // So does a line of the outline.
    breaks: { ua2: ["8.8-2"] },
  },
];

/** The action of the first line of the outline. */
function firstLine({ catalog }: OpenedPdf) {
  return dictAt(catalog, "Outlines", "First", "A");
}
