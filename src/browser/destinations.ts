import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/browser.ts";

/** A name, the page object it leads to, and a place on that page. */
const DESTINATION = /\/([^\s/[\]()<>{}%]+) \[(\d+) 0 R \/XYZ [-\d. ]+\]\s*/gy;

/**
 * The page, counted from 1, of every element that a link within the document leads to, by the
 * element's id. `pdf` is a print of Chromium as it came. Throws a ReportError("browser") where it
 * is written in another way than we know: a page number that is wrong is worse than none.
 */
export function pagesOfDestinations(pdf: Uint8Array): ReadonlyMap<string, number> {
  try {
    return readDestinations(pdf);
  } catch (cause) {
    throw new ReportError("browser", browserMessages.unknownPrint(), { cause });
  }
}

/** How many pages a print of Chromium has. Throws as `pagesOfDestinations` does. */
export function pageCountOf(pdf: Uint8Array): number {
  try {
    const { catalog, readObject } = openPrint(pdf);
    return pagesBelow(Number(firstGroup(/\/Pages (\d+) 0 R/, catalog)), readObject).length;
  } catch (cause) {
    throw new ReportError("browser", browserMessages.unknownPrint(), { cause });
  }
}

type ReadObject = (id: number) => string;

/** The catalogue of a print, and what reads its objects. */
function openPrint(pdf: Uint8Array): { readonly catalog: string; readonly readObject: ReadObject } {
  const print = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const table = Number(firstGroup(/\nstartxref\n(\d+)\n%%EOF\s*$/, print));
  const positions = readPositions(print, table);
  const readObject: ReadObject = (id) => {
    const start = `${id} 0 obj\n`;
    const position = positions[id];
    if (position === undefined || !print.startsWith(start, position)) {
      throw new Error(`no object ${id} where the file says it is`);
    }
    return print.slice(position + start.length, print.indexOf("\nendobj", position));
  };
  const root = firstGroup(/\/Root (\d+) 0 R/, print.slice(print.indexOf("\ntrailer\n", table)));
  return { catalog: readObject(Number(root)), readObject };
}

function readDestinations(pdf: Uint8Array): ReadonlyMap<string, number> {
  const { catalog, readObject } = openPrint(pdf);
  const destinations = /\/Dests (\d+) 0 R/.exec(catalog)?.[1];
  if (destinations === undefined) {
    // The other way in which PDF keeps them.
    if (/\/(?:Names|Dests)\b/.test(catalog)) throw new Error("destinations in an unknown form");
    return new Map();
  }
  const pages = pagesBelow(Number(firstGroup(/\/Pages (\d+) 0 R/, catalog)), readObject);
  const pageNumbers = new Map(pages.map((page, index) => [page, index + 1]));
  return numberDestinations(readObject(Number(destinations)), pageNumbers);
}

/** Where in the file each object stands, by its number. */
function readPositions(print: string, table: number): readonly number[] {
  const head = `xref\n0 ${firstGroup(/^xref\n0 (\d+)\n/, print.slice(table, table + 30))}\n`;
  const entries = print.slice(table + head.length, print.indexOf("trailer\n", table));
  return Array.from(entries.matchAll(/(\d{10}) \d{5} [nf][ \r]?\r?\n/g), ([, digits]) =>
    Number(digits),
  );
}

/** The page objects at and below a node of the page tree, in the order of the pages. */
function pagesBelow(id: number, readObject: ReadObject): readonly number[] {
  const node = readObject(id);
  if (node.startsWith("<</Type /Page\n")) return [id];
  if (!node.startsWith("<</Type /Pages\n")) throw new Error(`object ${id} is no page`);
  const kids = firstGroup(/\n\/Kids \[((?:\d+ 0 R ?)+)\]/, node).matchAll(/(\d+) 0 R/g);
  const pages = Array.from(kids, ([, kid]) => pagesBelow(Number(kid), readObject)).flat();
  if (pages.length !== Number(firstGroup(/\n\/Count (\d+)/, node))) {
    throw new Error(`object ${id} does not count the pages below it`);
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
    if (pageNumber === undefined) throw new Error("a destination outside the pages");
    found.set(elementId(name), pageNumber);
    read += whole.length;
  }
  if (!destinations.startsWith("<<") || entries.slice(read) !== ">>") {
    throw new Error("destinations in an unknown form");
  }
  return found;
}

/** The id behind a PDF name: that is the link's fragment, escaped as a URL and then as a name. */
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
  if (found === undefined) throw new Error(`nothing like ${pattern.source}`);
  return found;
}
