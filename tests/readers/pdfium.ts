import { PDFiumLibrary } from "@hyzyla/pdfium";

import type { Reader } from "./words.ts";

/** What PDFium writes for a hyphen at the end of a line, and for the end of that line. */
const GOES_ON = "\uFFFE";

/** Reads with PDFium, the reader of Chromium. */
export const readWithPdfium: Reader = async (pdf) => {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const pages = Array.from(document.pages(), (page) => page.getText().replaceAll(GOES_ON, "-\n"));
    document.destroy();
    return pages;
  } finally {
    library.destroy();
  }
};
