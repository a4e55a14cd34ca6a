import type { DocumentType } from "../src/document-type/document-type.ts";
import { loadDocumentType } from "../src/pipeline/document-types.ts";

/** The tool's own document types, all with texts in the sample of 2024-Q1. */
export const OWN_TYPES = ["factsheet", "leerrapport", "nota", "voortgangsrapportage"] as const;

/** A document type of the tool's own. */
export async function ownType(name = "voortgangsrapportage"): Promise<DocumentType> {
  return await loadDocumentType(name, { templates: null });
}
