/** Reads the text of a PDF, page by page, as this reader gives it to its users. */
export type Reader = (pdf: Uint8Array) => Promise<readonly string[]>;
