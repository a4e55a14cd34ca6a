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
