import type { ColumnName } from "../codebook/codebook.ts";
import { plausibilityMessages } from "../messages/plausibility.ts";
import type { PlausibilityCode } from "../findings/codes.ts";

/** Something in an export that a careful reader of earlier reports would doubt. */
export interface Implausible {
  readonly code: PlausibilityCode;
  /** The one column that it concerns; null if there is none, or more than one. */
  readonly column: ColumnName | null;
  readonly message: string;
}

/** Makes a finding with its message. */
export function implausible<C extends PlausibilityCode>(
  code: C,
  column: ColumnName | null,
  ...words: Parameters<(typeof plausibilityMessages)[C]>
): Implausible {
  const write = plausibilityMessages[code] as (
    ...words: Parameters<(typeof plausibilityMessages)[C]>
  ) => string;
  return { code, column, message: write(...words) };
}
