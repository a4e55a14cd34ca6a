import type { DocumentType } from "../src/document-type/document-type.ts";
import { loadDocumentType } from "../src/pipeline/document-types.ts";

/** A document type of the tool's own. */
export async function ownType(name = "voortgangsrapportage"): Promise<DocumentType> {
  return await loadDocumentType(name, { templates: null });
}
