import type { Places } from "../file-system/fingerprint.ts";
import type { Findings } from "../messages/finding.ts";

/** A file that a page links to. */
interface FileBeside {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** A text of a report as it was read. */
interface TextOfPage {
  readonly file: string;
  readonly sha256: string;
  /** The id of the section that it stands in; null where that is not known. */
  readonly section: string | null;
}

/** A document as it is shown. */
export interface PreviewPage {
  readonly title: string;
  readonly html: string;
  readonly beside: ReadonlyMap<string, FileBeside>;
  readonly texts: readonly TextOfPage[];
  readonly found: Findings;
}

/** A document as it is printed, by the name that its file has. */
export interface PreviewPdf {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a look at the settings gives: what there is to show, and where it is made from. */
export interface PreviewLook {
  /** All that any of the documents is made from, but for the settings themselves. */
  readonly inputs: Places;
  /** The document types that are shown; none where a period has no texts at all. */
  readonly documents: readonly string[];
  /** That the settings give a day of publication, which a preview does not have. */
  readonly isDaySetAside: boolean;
  /** Makes the page of a document. Throws ReportError where any input is refused, and the signal's reason. */
  readonly page: (document: string, signal: AbortSignal) => Promise<PreviewPage>;
  /** All that a check says of a document. Throws as `page` does. */
  readonly check: (document: string, signal: AbortSignal) => Promise<Findings>;
  /** Prints a document. Throws as `page` does, and where the browser fails. */
  readonly pdf: (document: string, signal: AbortSignal) => Promise<PreviewPdf>;
  /** The id of the section that a file is a text of; null where it is none, or nothing is known yet. */
  readonly sectionOf: (document: string, file: string) => string | null;
}

/** What makes the documents of a preview. */
export interface Previewer {
  /** Where the settings stand, which say where all else is. */
  readonly settings: Places;
  /** Reads the settings. What is wrong with them is told by what is asked of the look. */
  readonly look: () => Promise<PreviewLook>;
}
