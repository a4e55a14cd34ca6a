/**
 * The archive standard that a PDF keeps to: 3a and 4f carry other files, 2a and 4 carry none. 4 and 4f
 * are of PDF 2.0, and come with PDF/UA-2 in place of PDF/UA-1.
 */
export type PdfStandard = "2a" | "3a" | "4" | "4f";

/** What the PDF says of itself, beside what stands on its pages. */
export interface PdfMetadata {
  readonly title: string;
  readonly subject: string;
  /** Null where nobody is named. */
  readonly author: string | null;
  /** As BCP 47 writes it: "nl-NL". */
  readonly language: string;
  /** Seconds since 1970. */
  readonly created: number;
  /** The program and its version. */
  readonly tool: string;
}

/** A file that travels inside the PDF. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  /** What it is, for the reader. */
  readonly description: string;
  readonly content: Uint8Array;
}
