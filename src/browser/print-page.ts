import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/output.ts";
import type { BrowserContext } from "./browser-process.ts";
import type { LaunchedBrowser } from "./launch.ts";
import { type ClosedPage, closePage, openPage, withinLimits } from "./page-images.ts";
import { NoRoomError, type PageMeaning } from "./page-scripts.ts";
import { type PagePreparer, pagePreparer, type PrintKind } from "./prepare-page.ts";

/** A document as the browser printed it. */
export interface Print {
  readonly pdf: Uint8Array;
  /** What the page knows about its elements and the PDF does not contain. */
  readonly meaning: PageMeaning;
}

type PrintingPage = ClosedPage & PagePreparer;

/**
 * Makes the `print` of a PrintableBrowser. Prints run one after another on one page: the page keeps
 * its fonts, which halves the time of the next print.
 */
export function pagePrinter(
  browser: LaunchedBrowser,
  context: BrowserContext,
): (html: string, signal?: AbortSignal, kind?: PrintKind) => Promise<Print> {
  const open = (): Promise<PrintingPage> => {
    const page = openPage(browser.connection).then(async (closedPage) => {
      return { ...closedPage, ...(await pagePreparer(closedPage.page)) };
    });
    page.catch(() => undefined);
    return page;
  };
  // The page opens while the caller still makes the document.
  let page = open();
  let last: Promise<unknown> = Promise.resolve();

  return (html, signal, kind = "final") => {
    const print = last.then(() =>
      withinLimits(browser, context, signal, async () => {
        try {
          return await printPage(await page, html, kind);
        } catch (error) {
          closePage(page);
          page = open();
          throw error;
        }
      }),
    );
    last = print.catch(() => undefined);
    return print;
  };
}

/** The page's own style sets its margins. */
const NO_MARGINS = { marginTop: 0, marginRight: 0, marginBottom: 0, marginLeft: 0 };

async function printPage(page: PrintingPage, html: string, kind: PrintKind): Promise<Print> {
  const { session, crash, refusals } = page;
  // One answer contains the whole PDF. puppeteer would request it in pieces, and each piece would
  // wait while this process is busy.
  const print = async (): Promise<Uint8Array> => {
    const { data } = await session.send("Page.printToPDF", {
      generateTaggedPDF: kind === "final",
      generateDocumentOutline: kind === "final",
      preferCSSPageSize: true,
      printBackground: true,
      ...NO_MARGINS,
      transferMode: "ReturnAsBase64",
    });
    return Buffer.from(data, "base64");
  };
  const work = async (): Promise<Print> => {
    // The page handles requests in order. If it has nothing to wait for, we request the print at
    // the same time, and so save waiting for an answer.
    const isReady = page.seemsReadyFor(html);
    const preparing = page.prepare(html, kind);
    const printing = isReady ? print() : undefined;
    printing?.catch(() => undefined);
    const { missing, wide, meaning, hasWaited } = await preparing;
    assertNothingOutside(Math.max(missing.outside, refusals()));
    if (missing.fonts > 0) throw new ReportError("browser", browserMessages.fontUnreadable());
    if (missing.images > 0) throw new ReportError("browser", browserMessages.imageUnreadable());
    if (wide.length > 0) throw new NoRoomError(wide);
    const pdf = await (printing === undefined || hasWaited ? print() : printing);
    return { pdf, meaning };
  };
  try {
    return await Promise.race([work(), crash]);
  } finally {
    // A refused request can be the reason for another failure, and can come while printing.
    assertNothingOutside(refusals());
  }
}

function assertNothingOutside(count: number): void {
  if (count > 0) throw new ReportError("browser", browserMessages.outsideFiles(count));
}

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

const TABLE_PLACE = /\nstartxref\n(\d+)\n%%EOF\s*$/;
/** Enough bytes for the last lines of the file. */
const TAIL_BYTES = 64;
const TABLE_HEAD = /xref\n0 (\d+)\n/y;
const TABLE_ROW = /(\d{10}) \d{5} ([nf])[ \r]?\r?\n/y;
const TRAILER = /trailer\n/y;

/** Where the parts of a print are. */
interface ObjectTable {
  /** The position in the file of each object, by its number. */
  readonly places: ReadonlyMap<number, number>;
  /** The position of the dictionary after the word "trailer". */
  readonly trailer: number;
}

/**
 * Reads the table of objects of a print in the form that Skia writes: one table for the whole file
 * (ISO 32000-1, 7.5.4). `print` contains one byte in each character. Throws a ReportError("browser")
 * for any other form.
 */
export function readObjectTable(print: string): ObjectTable {
  const table = TABLE_PLACE.exec(print.slice(-TAIL_BYTES))?.[1];
  if (!print.startsWith("%PDF-") || table === undefined) unknownPrint("a file without ends");
  let position = Number(table);
  const required = (pattern: RegExp, what: string): RegExpExecArray => {
    pattern.lastIndex = position;
    const found = pattern.exec(print) ?? unknownPrint(`not ${what} at ${position} of the file`);
    position = pattern.lastIndex;
    return found;
  };
  const places = new Map<number, number>();
  const count = Number(required(TABLE_HEAD, "a table of objects")[1]);
  for (let number = 0; number < count; number += 1) {
    const [, place, use] = required(TABLE_ROW, "a row for each object");
    if (use === "n") places.set(number, Number(place));
  }
  required(TRAILER, "a trailer");
  return { places, trailer: position };
}

/**
 * Refuses a print in an unknown form: a wrong PDF is worse than none. `what` is in English;
 * `--debug` shows it.
 */
export function unknownPrint(what: string): never {
  throw new ReportError("browser", browserMessages.unknownPrint(), { cause: new Error(what) });
}
