import { ALL_DOCUMENTS, type DocumentType } from "../document-type/document-type.ts";
import { ReportError } from "../errors.ts";
import { commandMessages } from "../messages/commands.ts";
import type { Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";
import { loadDocumentType, requireEdition, requireFit, withOwnEdition } from "./document-types.ts";
import type { DocumentOfPeriod } from "./shared-reading.ts";
import { namesWithTexts } from "./texts.ts";

/** A document that fails before its making begins. */
interface NotBegun {
  readonly period: Period;
  /** Null for a period without documents. */
  readonly document: string | null;
  readonly error: unknown;
}

/**
 * Lists the documents to make. A period gets the document of the settings, or with `all` every
 * document that it has texts for. Throws ReportError "usage" if `all` finds no document with the
 * edition of the settings.
 */
export async function documentsToMake(
  periods: readonly Period[],
  settings: Settings,
): Promise<{
  readonly documents: readonly DocumentOfPeriod[];
  readonly failed: readonly NotBegun[];
}> {
  const documents: DocumentOfPeriod[] = [];
  const failed: NotBegun[] = [];
  const isAll = settings.document === ALL_DOCUMENTS;
  const loaded = new Map<string, Promise<DocumentType>>();
  for (const period of periods) {
    const names = isAll ? await namesWithTexts(period, settings) : [settings.document];
    if (names.length === 0) {
      const error = new ReportError("input", commandMessages.noDocuments(period.id));
      failed.push({ period, document: null, error });
    }
    for (const name of names) {
      const loading = loaded.get(name) ?? loadDocumentType(name, settings);
      loaded.set(name, loading);
      try {
        const type = await loading;
        requireFit(type, period, isAll ? withOwnEdition(settings, type) : settings);
        documents.push({ period, type });
      } catch (error) {
        failed.push({ period, document: name, error });
      }
    }
  }
  if (isAll)
    requireEdition(
      documents.map(({ type }) => type),
      settings,
    );
  return { documents, failed };
}
