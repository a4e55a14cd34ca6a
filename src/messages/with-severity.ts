import { severityOf, type FindingCode, type Severity } from "../findings/codes.ts";

/** Stays until every importer uses `findings/`. */
export function withSeverity<T extends Readonly<Partial<Record<FindingCode, string>>>>(
  texts: T,
): { readonly [C in keyof T]: { readonly severity: Severity; readonly message: string } } {
  return Object.fromEntries(
    Object.entries(texts).map(([code, message]) => [
      code,
      { severity: severityOf(code as FindingCode), message },
    ]),
  ) as { readonly [C in keyof T]: { readonly severity: Severity; readonly message: string } };
}
