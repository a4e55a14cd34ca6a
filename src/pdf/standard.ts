/**
 * The archive standard of a PDF: 3a and 4f contain other files, 2a and 4 contain none. 4 and 4f are
 * PDF 2.0, with PDF/UA-2 in place of PDF/UA-1.
 */
export type PdfStandard = "2a" | "3a" | "4" | "4f";

/** The metadata of a PDF. */
export interface PdfMetadata {
  readonly title: string;
  readonly subject: string;
  /** Null if no author is named. */
  readonly author: string | null;
  /** In BCP 47 notation: "nl-NL". */
  readonly language: string;
  /** Seconds since 1970. */
  readonly created: number;
  /** The program and its version. */
  readonly tool: string;
}

/** A file inside the PDF. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  /** A description for the reader. */
  readonly description: string;
  readonly content: Uint8Array;
}
