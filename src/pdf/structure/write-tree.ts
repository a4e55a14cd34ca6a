import {
  type PDFDict,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFContext,
  type PDFObject,
  type PDFRef,
} from "@cantoo/pdf-lib";

import { dictAt, textString } from "../objects.ts";
import { unknownPrint } from "../../browser/object-table.ts";
import type { Attributes, Kid, StructureElement } from "./element.ts";
import { ROLES } from "./types.ts";

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
