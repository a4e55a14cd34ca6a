import { readObjectTable, unknownPrint } from "./object-table.ts";

/** A name, its page object, and a place on that page. */
const DESTINATION = /\/([^\s/[\]()<>{}%]+) \[(\d+) 0 R \/XYZ [-\d. ]+\]\s*/gy;

/**
 * Returns the page number, counted from 1, of every element that a link within the document leads
 * to, by element id. `pdf` is an unchanged print of Chromium. Throws a ReportError("browser") if it
 * has an unknown form: a wrong page number is worse than none.
 */
export function pagesOfDestinations(pdf: Uint8Array): ReadonlyMap<string, number> {
  const { catalog, readObject } = openPrint(pdf);
  const destinations = /\/Dests (\d+) 0 R/.exec(catalog)?.[1];
  if (destinations === undefined) {
    // PDF also allows another form.
    if (/\/(?:Names|Dests)\b/.test(catalog)) unknownPrint("destinations in an unknown form");
    return new Map();
  }
  const pages = pagesBelow(Number(firstGroup(/\/Pages (\d+) 0 R/, catalog)), readObject);
  const pageNumbers = new Map(pages.map((page, index) => [page, index + 1]));
  return numberDestinations(readObject(Number(destinations)), pageNumbers);
}

/** Returns the number of pages of a print of Chromium. Throws as `pagesOfDestinations` does. */
export function pageCountOf(pdf: Uint8Array): number {
  const { catalog, readObject } = openPrint(pdf);
  return pagesBelow(Number(firstGroup(/\/Pages (\d+) 0 R/, catalog)), readObject).length;
}

type ReadObject = (id: number) => string;

/** The catalog of a print, and a function that reads its objects as text. */
function openPrint(pdf: Uint8Array): { readonly catalog: string; readonly readObject: ReadObject } {
  const print = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const { places, trailer } = readObjectTable(print);
  const readObject: ReadObject = (id) => {
    const start = `${id} 0 obj\n`;
    const position = places.get(id);
    if (position === undefined || !print.startsWith(start, position)) {
      return unknownPrint(`no object ${id} where the file says it is`);
    }
    return print.slice(position + start.length, print.indexOf("\nendobj", position));
  };
  const root = firstGroup(/\/Root (\d+) 0 R/, print.slice(trailer));
  return { catalog: readObject(Number(root)), readObject };
}

/** The page objects at and below a node of the page tree, in page order. */
function pagesBelow(id: number, readObject: ReadObject): readonly number[] {
  const node = readObject(id);
  if (node.startsWith("<</Type /Page\n")) return [id];
  if (!node.startsWith("<</Type /Pages\n")) unknownPrint(`object ${id} is no page`);
  const kids = firstGroup(/\n\/Kids \[((?:\d+ 0 R ?)+)\]/, node).matchAll(/(\d+) 0 R/g);
  const pages = Array.from(kids, ([, kid]) => pagesBelow(Number(kid), readObject)).flat();
  if (pages.length !== Number(firstGroup(/\n\/Count (\d+)/, node))) {
    unknownPrint(`object ${id} does not count the pages below it`);
  }
  return pages;
}

function numberDestinations(
  destinations: string,
  pageNumbers: ReadonlyMap<number, number>,
): ReadonlyMap<string, number> {
  const entries = destinations.slice("<<".length);
  const found = new Map<string, number>();
  let read = 0;
  for (const [whole, name = "", page] of entries.matchAll(DESTINATION)) {
    const pageNumber = pageNumbers.get(Number(page));
    if (pageNumber === undefined) unknownPrint("a destination outside the pages");
    found.set(elementId(name), pageNumber);
    read += whole.length;
  }
  if (!destinations.startsWith("<<") || entries.slice(read) !== ">>") {
    unknownPrint("destinations in an unknown form");
  }
  return found;
}

/**
 * The element id that a PDF name stands for. The name is the link's fragment, escaped first as a
 * URL and then as a PDF name.
 */
function elementId(name: string): string {
  const fragment = bytesFor(name, /#([\da-f]{2})/gi);
  return Buffer.from(bytesFor(fragment, /%([\da-f]{2})/gi), "latin1").toString("utf8");
}

function bytesFor(text: string, escape: RegExp): string {
  return text.replaceAll(escape, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

function firstGroup(pattern: RegExp, text: string): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) unknownPrint(`nothing like ${pattern.source}`);
  return found;
}
