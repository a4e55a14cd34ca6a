import type { PrintableBrowser } from "../src/browser/browser.ts";
import type { Print } from "../src/browser/pages.ts";
import { finishPdf } from "../src/pdf/finish-pdf.ts";
import type { PdfStandard } from "../src/pdf/parts/metadata.ts";
import { pdfMaterial, printUntilStable } from "../src/pipeline/render-report.ts";
import { figureFiles } from "../src/publish/report-files.ts";
import type { PageNumbers } from "../src/render/edition.ts";
import { CREATED } from "./pdf/finished.ts";
import type { WholeReport } from "./whole-report.ts";

/** A report as the reader gets it. */
export interface FinishedReport {
  readonly print: Print;
  readonly pages: PageNumbers;
  readonly pdf: Uint8Array;
}

/** Prints and finishes a report as the command does. */
export async function finishReport(
  browser: Pick<PrintableBrowser, "print">,
  whole: WholeReport,
  pdfStandard: PdfStandard = "3a",
): Promise<FinishedReport> {
  const { print, pages } = await printUntilStable(whole.printHtml, (html) => browser.print(html));
  return { print, pages, pdf: await finishWhole(print, whole, pdfStandard) };
}

/** Finishes a print of a report, or of one that a test has changed. */
export async function finishWhole(
  print: Print,
  { model, figures: [figures] }: WholeReport,
  pdfStandard: PdfStandard = "3a",
): Promise<Uint8Array> {
  if (figures === undefined) throw new Error("a report without figures");
  const data = figureFiles(model, figures);
  return await finishPdf(
    print,
    pdfMaterial(model, data, { pdfStandard, created: CREATED, toolVersion: "0.0.0" }),
  );
}
