import { browserMessages } from "../messages/browser.ts";
import { ReportError } from "../errors.ts";
import { closePage, openPage, withinLimits, type ClosedPage } from "./closed-page.ts";
import type { BrowserContext } from "./context.ts";
import type { LaunchedBrowser } from "./launch.ts";
import { NoRoomError } from "./wide-blocks.ts";
import type { PageMeaning } from "./page-meaning.ts";
import { type PreparePage, preparing, type PrintKind } from "./prepare-page.ts";

/** A document as the browser printed it. */
export interface Print {
  readonly pdf: Uint8Array;
  /** What the page knows of its elements and the PDF does not say. */
  readonly meaning: PageMeaning;
}

interface PrintingPage extends ClosedPage {
  readonly prepare: PreparePage;
}

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
      return { ...closedPage, prepare: await preparing(closedPage.page) };
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
  const { prepare, session, crash, refusals } = page;
  const work = async (): Promise<Print> => {
    const { missing, wide, meaning } = await prepare(html, kind);
    assertNothingOutside(Math.max(missing.outside, refusals()));
    if (missing.fonts > 0) throw new ReportError("browser", browserMessages.fontUnreadable());
    if (missing.images > 0) throw new ReportError("browser", browserMessages.imageUnreadable());
    if (wide.length > 0) throw new NoRoomError(wide);
    // One answer holds the whole PDF. puppeteer asks for it in pieces, and each piece waits while
    // this process is busy.
    const { data } = await session.send("Page.printToPDF", {
      generateTaggedPDF: kind === "final",
      generateDocumentOutline: kind === "final",
      preferCSSPageSize: true,
      printBackground: true,
      ...NO_MARGINS,
      transferMode: "ReturnAsBase64",
    });
    return { pdf: Buffer.from(data, "base64"), meaning };
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
