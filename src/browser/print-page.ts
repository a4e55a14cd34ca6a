import { browserMessages } from "../messages/browser.ts";
import { ReportError } from "../errors.ts";
import { closePage, openPage, withinLimits, type ClosedPage } from "./closed-page.ts";
import type { BrowserContext } from "./context.ts";
import type { LaunchedBrowser } from "./launch.ts";
import { NoRoomError } from "./wide-blocks.ts";
import type { PageMeaning } from "./page-meaning.ts";
import { type PagePreparer, pagePreparer, type PrintKind } from "./prepare-page.ts";

/** A document as the browser printed it. */
export interface Print {
  readonly pdf: Uint8Array;
  /** What the page knows of its elements and the PDF does not say. */
  readonly meaning: PageMeaning;
}

type PrintingPage = ClosedPage & PagePreparer;

/**
 * The `print` of a PrintableBrowser. Prints come one after another, on one page: what a page has read
 * of fonts saves the next print half its time.
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
  // The page opens while the caller is still busy with what is to be printed on it.
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

/** The page's own style says what its margins are. */
const NO_MARGINS = { marginTop: 0, marginRight: 0, marginBottom: 0, marginLeft: 0 };

async function printPage(page: PrintingPage, html: string, kind: PrintKind): Promise<Print> {
  const { session, crash, refusals } = page;
  // One answer holds the whole PDF. puppeteer asks for it in pieces, and each piece waits while this
  // process is busy.
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
    // The page does what it is asked in order. A page that waits for nothing is asked for the print
    // at the same time: there is no answer to wait for then.
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
    // A refused request can be why the rest failed, and can come while printing.
    assertNothingOutside(refusals());
  }
}

function assertNothingOutside(count: number): void {
  if (count > 0) throw new ReportError("browser", browserMessages.outsideFiles(count));
}
