import type { FindingCode } from "../findings/codes.ts";
import { severityOf, type Severity } from "../findings/codes.ts";
import { narrativeTexts } from "./narrative.ts";
import { proofreadingTexts } from "./proofreading.ts";

export { CODES_TO_IGNORE } from "../findings/severity-changes.ts";

/** Stays until every importer uses `findings/`. */
export const TEXT_CODES: readonly {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}[] = Object.entries({ ...narrativeTexts, ...proofreadingTexts })
  .map(([code, message]) => ({ code, severity: severityOf(code as FindingCode), message }))
  .toSorted((a, b) => (a.code < b.code ? -1 : 1));
