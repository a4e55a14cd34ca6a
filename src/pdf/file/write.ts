import {
  type PDFContext,
  type PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";

import { sha256 } from "../../file-system/read-files.ts";
import { type Attributes, type Kid, ROLES, type StructureElement } from "../structure/element.ts";
import { deflated, dictAt, textString } from "./objects.ts";
import { unknownPrint } from "./print-syntax.ts";

/** PDF/A-2 and PDF/A-3 are based on PDF 1.7, PDF/A-4 on PDF 2.0. */
type PdfVersion = "1.7" | "2.0";
/** Marks the file as binary. */
const BINARY = "%\xE2\xE3\xCF\xD3\n";

/** The placeholder of the file's identifier, until all else is known. */
const NO_IDENTIFIER = "0".repeat(32);

/** An entry of the cross-reference stream (ISO 32000-1, table 18). */
type Place = readonly [type: 0 | 1 | 2, where: number, index: number];
/** The widths of its three fields, in bytes. */
const FIELDS = [1, 4, 3] as const;

/**
 * Writes the objects of a context as a file: streams unchanged, all other objects together in one
 * object stream, and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). The identifier that
 * PDF/A requires (ISO 19005-3, 6.1.3) is a hash of the file without it, so the same content has the
 * same identifier on any day.
 */
export function writeFile(context: PDFContext, version: PdfVersion): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const push = (...added: readonly (string | Uint8Array)[]): void => {
    for (const one of added) {
      const piece = typeof one === "string" ? Buffer.from(one, "latin1") : one;
      pieces.push(piece);
      length += piece.length;
    }
  };
  const places = new Map<number, Place>();
  const append = (number: number, dict: string, content: Uint8Array): void => {
    places.set(number, [1, length, 0]);
    push(`${number} 0 obj\n${dict}\nstream\n`, content, "\nendstream\nendobj\n");
  };

  push(`%PDF-${version}\n${BINARY}`);
  const container = context.largestObjectNumber + 1;
  const packed: [PDFRef, PDFObject][] = [];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) {
      object.updateDict();
      append(ref.objectNumber, String(object.dict), object.getContents());
    } else {
      places.set(ref.objectNumber, [2, container, packed.length]);
      packed.push([ref, object]);
    }
  }
  append(container, ...objectStream(packed));
  const start = length;
  append(container + 1, ...crossReferences(context, places, container + 1, start));
  push(`startxref\n${start}\n%%EOF\n`);
  return withIdentifier(Buffer.concat(pieces));
}

/** The dictionary of a stream, and its content. */
type WrittenStream = readonly [dict: string, content: Uint8Array];

function objectStream(objects: readonly (readonly [PDFRef, PDFObject])[]): WrittenStream {
  let head = "";
  let contents = "";
  for (const [ref, object] of objects) {
    head += `${head === "" ? "" : " "}${ref.objectNumber} ${contents.length}`;
    contents += `${String(object)}\n`;
  }
  head += "\n";
  const entries = `/Type /ObjStm /N ${objects.length} /First ${head.length}`;
  return deflatedStream(entries, Buffer.from(head + contents, "latin1"));
}

function crossReferences(
  { trailerInfo }: PDFContext,
  places: ReadonlyMap<number, Place>,
  own: number,
  ownOffset: number,
): WrittenStream {
  const size = own + 1;
  const width = FIELDS[0] + FIELDS[1] + FIELDS[2];
  const table = Buffer.alloc(width * size);
  for (let number = 0; number < size; number += 1) {
    const free: Place = [0, 0, number === 0 ? 65_535 : 0];
    const [type, where, index] =
      number === own ? ([1, ownOffset, 0] as const) : (places.get(number) ?? free);
    const at = width * number;
    table.writeUIntBE(type, at, FIELDS[0]);
    table.writeUIntBE(where, at + FIELDS[0], FIELDS[1]);
    table.writeUIntBE(index, at + FIELDS[0] + FIELDS[1], FIELDS[2]);
  }
  const information = trailerInfo.Info === undefined ? "" : ` /Info ${String(trailerInfo.Info)}`;
  const entries = [
    `/Type /XRef /Size ${size} /W [${FIELDS.join(" ")}]`,
    `/Root ${String(trailerInfo.Root)}${information}`,
    `/ID [<${NO_IDENTIFIER}> <${NO_IDENTIFIER}>]`,
  ];
  return deflatedStream(entries.join(" "), table);
}

function deflatedStream(entries: string, content: Uint8Array): WrittenStream {
  const data = deflated(content);
  return [`<<${entries} /Filter /FlateDecode /Length ${data.length}>>`, data];
}

function withIdentifier(file: Buffer): Buffer {
  const hash = sha256(file).slice(0, NO_IDENTIFIER.length);
  const identifier = hash.toUpperCase();
  // The placeholders are in the last bytes of the file, after all text of the pages.
  const second = file.lastIndexOf(NO_IDENTIFIER);
  const first = file.lastIndexOf(NO_IDENTIFIER, second - NO_IDENTIFIER.length);
  file.write(identifier, second, "latin1");
  file.write(identifier, first, "latin1");
  return file;
}

// The structure tree.

/** A structure tree in the objects of a file. */
export interface WrittenTree {
  readonly root: PDFRef;
  readonly elements: ReadonlyMap<StructureElement, PDFRef>;
}

/**
 * Writes a structure tree, and the maps that refer to it: from each piece of content and each link
 * to its element (ParentTree), from each name to its element (IDTree), and from each type to its
 * standard role (RoleMap). ISO 32000-1, 14.7.2 to 14.7.4.
 */
export function writeTree(
  context: PDFContext,
  pages: readonly PDFRef[],
  root: StructureElement,
): WrittenTree {
  const elements = new Map<StructureElement, PDFRef>();
  const rootRef = context.nextRef();
  const owners = pages.map((): (PDFRef | undefined)[] => []);
  const areas: [annotation: PDFDict, owner: PDFRef][] = [];
  const named: [name: string, element: PDFRef][] = [];
  const types = new Set<string>();

  const writeElement = (one: StructureElement, parent: PDFRef): PDFRef => {
    const own = context.nextRef();
    elements.set(one, own);
    types.add(one.type);
    const dict = context.obj({ Type: "StructElem", S: one.type, P: parent });
    const page = one.kids.find(({ kind }) => kind === "mark");
    const mainPage = page?.kind === "mark" ? page.page : undefined;
    const set = (key: string, value: PDFObject): void => dict.set(PDFName.of(key), value);
    if (mainPage !== undefined) set("Pg", pageRef(pages, mainPage));
    if (one.alt !== undefined) set("Alt", textString(one.alt));
    if (one.actualText !== undefined) set("ActualText", textString(one.actualText));
    if (one.language !== undefined) set("Lang", PDFString.of(one.language));
    if (one.id !== undefined) {
      set("ID", PDFString.of(one.id));
      named.push([one.id, own]);
    }
    const attributes = writeAttributes(one.attributes ?? {});
    if (attributes.length > 0) set("A", context.obj(attributes));
    const kids = one.kids.map((kid) => writeKid(kid, own, mainPage));
    const [only] = kids;
    if (only !== undefined) set("K", kids.length === 1 ? only : context.obj(kids));
    context.assign(own, dict);
    return own;
  };

  const writeKid = (kid: Kid, parent: PDFRef, mainPage: number | undefined): PDFObject => {
    if (kid.kind === "element") return writeElement(kid, parent);
    if (kid.kind === "area") {
      areas.push([dictAt(context, kid.annotation), parent]);
      return context.obj({ Type: "OBJR", Obj: kid.annotation, Pg: pageRef(pages, kid.page) });
    }
    const ownersOnPage = owners[kid.page];
    if (ownersOnPage === undefined || ownersOnPage[kid.id] !== undefined) {
      unknownPrint(`content ${kid.id} of page ${kid.page + 1} has two owners`);
    }
    ownersOnPage[kid.id] = parent;
    if (kid.page === mainPage) return PDFNumber.of(kid.id);
    return context.obj({ Type: "MCR", Pg: pageRef(pages, kid.page), MCID: kid.id });
  };

  const document = writeElement(root, rootRef);
  const parents: PDFObject[] = [];
  pages.forEach((page, index) => {
    dictAt(context, page).set(PDFName.of("StructParents"), PDFNumber.of(index));
    const list = Array.from(owners[index] ?? [], (owner) => owner ?? null);
    parents.push(PDFNumber.of(index), context.register(context.obj(list)));
  });
  areas.forEach(([annotation, owner], index) => {
    annotation.set(PDFName.of("StructParent"), PDFNumber.of(pages.length + index));
    parents.push(PDFNumber.of(pages.length + index), owner);
  });
  const roles = Object.entries(ROLES).filter(([type]) => types.has(type));
  context.assign(
    rootRef,
    context.obj({
      Type: "StructTreeRoot",
      K: document,
      ParentTree: context.register(context.obj({ Nums: parents })),
      ParentTreeNextKey: pages.length + areas.length,
      ...(named.length === 0 ? {} : { IDTree: context.register(writeNames(context, named)) }),
      ...(roles.length === 0 ? {} : { RoleMap: context.obj(Object.fromEntries(roles)) }),
    }),
  );
  return { root: rootRef, elements };
}

/** The namespace of the structure types of PDF 2.0 (ISO 32000-2, 14.8.6.3). */
const NAMESPACE = "http://iso.org/pdf2/ssn";

/**
 * The types that PDF 2.0 removed from its own namespace. They belong to PDF 1.7, which is the
 * namespace of an element that names none (ISO 32000-2, 14.8.6.2).
 */
const OF_PDF_1_7 = new Set("Art BlockQuote TOC TOCI Quote Reference Code".split(" "));

/**
 * Gives types a namespace. Their roles stay in the tree, for readers that do not know namespaces.
 */
export function writeNamespaces(context: PDFContext, { root, elements }: WrittenTree): void {
  const namespace = context.register(
    context.obj({ Type: "Namespace", NS: PDFString.of(NAMESPACE) }),
  );
  for (const [{ type }, ref] of elements) {
    if (!OF_PDF_1_7.has(type)) dictAt(context, ref).set(PDFName.of("NS"), namespace);
  }
  dictAt(context, root).set(PDFName.of("Namespaces"), context.obj([namespace]));
}

function writeNames(context: PDFContext, named: readonly [string, PDFRef][]): PDFDict {
  const sorted = named.toSorted(([one], [other]) => (one < other ? -1 : 1));
  const names = sorted.flatMap(([name, ref]) => [PDFString.of(name), ref]);
  return context.obj({ Names: names });
}

/** Attributes, grouped by owner. A span of 1 is the default and is omitted. */
function writeAttributes({ listNumbering, scope, rowSpan = 1, columnSpan = 1, box }: Attributes) {
  const table = {
    ...(scope === undefined ? {} : { Scope: scope }),
    ...(rowSpan === 1 ? {} : { RowSpan: rowSpan }),
    ...(columnSpan === 1 ? {} : { ColSpan: columnSpan }),
  };
  return [
    ...(listNumbering === undefined ? [] : [{ O: "List", ListNumbering: listNumbering }]),
    ...(Object.keys(table).length === 0 ? [] : [{ O: "Table", ...table }]),
    ...(box === undefined ? [] : [{ O: "Layout", Placement: "Block", BBox: [...box] }]),
  ];
}

function pageRef(pages: readonly PDFRef[], index: number): PDFRef {
  return pages[index] ?? unknownPrint(`page ${index + 1}`);
}
