import { type PDFContext, type PDFDict, PDFName, PDFString } from "@cantoo/pdf-lib";

import { withoutControls } from "../../language/characters.ts";
import { textString } from "../file/objects.ts";

/**
 * The archive standard of a PDF: 3a and 4f contain other files, 2a and 4 contain none. 4 and 4f are
 * PDF 2.0, with PDF/UA-2 in place of PDF/UA-1.
 */
export type PdfStandard = "2a" | "3a" | "4" | "4f";

/** The metadata of a PDF. */
export interface PdfMetadata {
  readonly title: string;
  readonly subject: string;
  /** Null if no author is named. */
  readonly author: string | null;
  /** In BCP 47 notation: "nl-NL". */
  readonly language: string;
  /** Seconds since 1970. */
  readonly created: number;
  /** The program and its version. */
  readonly tool: string;
}

/** A file inside the PDF. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  /** A description for the reader. */
  readonly description: string;
  readonly content: Uint8Array;
}

const PRODUCER = "Skia/PDF, Peildatum";

/**
 * Writes the metadata twice: in XMP, which counts, and in the older Info dictionary, which PDF/A-4
 * does not allow (ISO 19005-4, 6.1.3).
 */
export function writeMetadata(
  context: PDFContext,
  catalog: PDFDict,
  metadata: PdfMetadata,
  standard: PdfStandard,
): void {
  if (standard === "4" || standard === "4f") delete context.trailerInfo.Info;
  else writeInformation(context, metadata);
  // Not compressed, so that a tool that does not know PDF finds it.
  const packet = Buffer.from(xmpPacket(metadata, standard, PRODUCER), "utf8");
  const stream = context.stream(packet, { Type: "Metadata", Subtype: "XML" });
  catalog.set(PDFName.of("Metadata"), context.register(stream));
}

function writeInformation(
  context: PDFContext,
  { title, subject, author, created, tool }: PdfMetadata,
): void {
  const moment = PDFString.of(pdfDate(created));
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: textString(title),
      Subject: textString(subject),
      ...(author === null ? {} : { Author: textString(author) }),
      Creator: textString(tool),
      Producer: textString(PRODUCER),
      CreationDate: moment,
      ModDate: moment,
    }),
  );
}

/**
 * Sets how a viewer shows the PDF: its language, its title in the window, and a visible outline.
 */
export function writeViewing(context: PDFContext, catalog: PDFDict, language: string): void {
  catalog.set(PDFName.of("Lang"), PDFString.of(language));
  catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
  catalog.set(PDFName.of("ViewerPreferences"), context.obj({ DisplayDocTitle: true }));
  if (catalog.has(PDFName.of("Outlines"))) {
    catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
  }
}

// XMP.

const NAMESPACES = {
  dc: "http://purl.org/dc/elements/1.1/",
  xmp: "http://ns.adobe.com/xap/1.0/",
  pdf: "http://ns.adobe.com/pdf/1.3/",
  pdfaid: "http://www.aiim.org/pdfa/ns/id/",
  pdfuaid: "http://www.aiim.org/pdfua/ns/id/",
};

/** The namespaces that PDF/A uses to describe a schema. */
const DESCRIBING = {
  pdfaExtension: "http://www.aiim.org/pdfa/ns/extension/",
  pdfaSchema: "http://www.aiim.org/pdfa/ns/schema#",
  pdfaProperty: "http://www.aiim.org/pdfa/ns/property#",
};

/**
 * PDF/A requires a description of every schema that it does not know, such as that of PDF/UA (ISO
 * 19005-3, 6.6.2.3).
 */
const PDFUA_SCHEMA = list("Bag", [
  resource({
    "pdfaSchema:schema": "PDF/UA identification",
    "pdfaSchema:namespaceURI": NAMESPACES.pdfuaid,
    "pdfaSchema:prefix": "pdfuaid",
    "pdfaSchema:property": list("Seq", [
      resource({
        "pdfaProperty:name": "part",
        "pdfaProperty:valueType": "Integer",
        "pdfaProperty:category": "internal",
        "pdfaProperty:description": "The part of ISO 14289 that the file conforms to",
      }),
    ]),
  }),
]);

/** The standards that a PDF claims, and the namespaces for these claims. */
interface Claims {
  readonly namespaces: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
}

/** ISO 19005-2 and -3, 6.6.4; ISO 14289-1, clause 5. */
function claimsOfLevelA(part: "2" | "3"): Claims {
  return {
    namespaces: DESCRIBING,
    properties: {
      "pdfaid:part": part,
      "pdfaid:conformance": "A",
      "pdfuaid:part": "1",
      "pdfaExtension:schemas": PDFUA_SCHEMA,
    },
  };
}

/** By the errata of "Well-Tagged PDF", there is no slash before the #. */
const WELL_TAGGED = "http://pdfa.org/declarations/wtpdf#";

/**
 * ISO 19005-4, 6.7.3; ISO 14289-2, clause 5; "Well-Tagged PDF" 1.0, 6.1, in the form of "PDF
 * Declarations". PDF/A-4 requires no description of a schema.
 */
function claimsOfPart4(conformance: Claims["properties"]): Claims {
  return {
    namespaces: { pdfd: "http://pdfa.org/declarations/" },
    properties: {
      "pdfaid:part": "4",
      "pdfaid:rev": "2020",
      ...conformance,
      "pdfuaid:part": "2",
      "pdfuaid:rev": "2024",
      "pdfd:declarations": list(
        "Bag",
        ["accessibility1.0", "reuse1.0"].map((level) =>
          resource({ "pdfd:conformsTo": `${WELL_TAGGED}${level}` }),
        ),
      ),
    },
  };
}

const CLAIMS: Readonly<Record<PdfStandard, Claims>> = {
  "2a": claimsOfLevelA("2"),
  "3a": claimsOfLevelA("3"),
  "4": claimsOfPart4({}),
  // The F means that the PDF contains files (annex A).
  "4f": claimsOfPart4({ "pdfaid:conformance": "F" }),
};

/** The metadata of a PDF as XMP: author, tool, dates, and the standards that it claims. */
function xmpPacket(
  { title, subject, author, language, created, tool }: PdfMetadata,
  standard: PdfStandard,
  producer: string,
): string {
  const claims = CLAIMS[standard];
  const moment = xmpDate(created);
  // In one language only, because some viewers read all of them aloud.
  const byDefault = (text: string): string =>
    list("Alt", [`<rdf:li xml:lang="x-default">${escaped(text)}</rdf:li>`]);
  const properties = {
    "dc:format": "application/pdf",
    "dc:title": byDefault(title),
    "dc:description": byDefault(subject),
    "dc:language": list("Bag", [item(language)]),
    ...(author === null ? {} : { "dc:creator": list("Seq", [item(author)]) }),
    "xmp:CreatorTool": escaped(tool),
    "xmp:CreateDate": moment,
    "xmp:ModifyDate": moment,
    "xmp:MetadataDate": moment,
    "pdf:Producer": escaped(producer),
    ...claims.properties,
  };
  const namespaces = Object.entries({ ...NAMESPACES, ...claims.namespaces }).map(
    ([prefix, uri]) => `xmlns:${prefix}="${uri}"`,
  );
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about="" ${namespaces.join(" ")}>`,
    fields(properties),
    "</rdf:Description>",
    "</rdf:RDF>",
    "</x:xmpmeta>",
    '<?xpacket end="w"?>',
  ].join("\n");
}

function fields(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join("\n");
}

function list(kind: "Alt" | "Bag" | "Seq", items: readonly string[]): string {
  return `<rdf:${kind}>${items.join("")}</rdf:${kind}>`;
}

function item(text: string): string {
  return `<rdf:li>${escaped(text)}</rdf:li>`;
}

function resource(properties: Readonly<Record<string, string>>): string {
  return `<rdf:li rdf:parseType="Resource">${fields(properties)}</rdf:li>`;
}

/** Escapes text for XML, and removes the characters that XML 1.0 (section 2.2) forbids. */
function escaped(text: string): string {
  return withoutControls(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

// Dates.

/** A moment, given in seconds since 1970, as PDF writes it (ISO 32000-1, 7.9.4), in UTC. */
export function pdfDate(seconds: number): string {
  return `D:${isoDigits(seconds).replaceAll(/\D/g, "")}+00'00'`;
}

/** A moment, given in seconds since 1970, as XMP writes it. */
function xmpDate(seconds: number): string {
  return `${isoDigits(seconds)}+00:00`;
}

function isoDigits(seconds: number): string {
  const iso = new Date(seconds * 1000).toISOString().slice(0, -".000Z".length);
  if (!/^[12]\d{3}-/.test(iso)) throw new RangeError("a moment outside the years 1000 to 2999");
  return iso;
}
