import type { Places } from "../file-system/fingerprint.ts";
import type { Findings } from "../messages/finding.ts";

/** A file that a page links to. */
interface FileBeside {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** A text of a report, by its content. */
interface TextOfPage {
  readonly file: string;
  readonly sha256: string;
  /** The id of its section; null for unknown. */
  readonly section: string | null;
}

/** A document as a web page. */
export interface PreviewPage {
  readonly title: string;
  readonly html: string;
  readonly beside: ReadonlyMap<string, FileBeside>;
  readonly texts: readonly TextOfPage[];
  readonly found: Findings;
}

/** A document as a PDF, with the name of its file. */
export interface PreviewPdf {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The outcome of a look at the settings: the documents to show, and their inputs. */
export interface PreviewLook {
  /** The places that the documents are made from, without the settings. */
  readonly inputs: Places;
  /** The document types to show; none for a period without texts. */
  readonly documents: readonly string[];
  /** The settings give a day of publication, which a preview ignores. */
  readonly isDaySetAside: boolean;
  /** Makes the page of a document. Throws ReportError for a refused input, and the signal's reason. */
  readonly page: (document: string, signal: AbortSignal) => Promise<PreviewPage>;
  /** Checks a document, and gives all findings. Throws as `page` does. */
  readonly check: (document: string, signal: AbortSignal) => Promise<Findings>;
  /** Prints a document. Throws as `page` does, and ReportError where the browser fails. */
  readonly pdf: (document: string, signal: AbortSignal) => Promise<PreviewPdf>;
  /** The id of the section with this file as its text; null if there is none, or none is known yet. */
  readonly sectionOf: (document: string, file: string) => string | null;
}

/** Makes the documents of a preview. */
export interface Previewer {
  /** The places of the settings, which say where all other inputs are. */
  readonly settings: Places;
  /** Reads the settings. For wrong settings, every function of the look throws the error. */
  readonly look: () => Promise<PreviewLook>;
}
