import { Document } from "mupdf";

import type { Reader } from "./words.ts";

/** Reads with MuPDF, the reader of SumatraPDF. */
export const readWithMupdf: Reader = (pdf) => {
  const document = Document.openDocument(pdf, "application/pdf");
  const pages = Array.from({ length: document.countPages() }, (_, index) =>
    document.loadPage(index).toStructuredText("preserve-whitespace").asText(),
  );
  document.destroy();
  return Promise.resolve(pages);
};
