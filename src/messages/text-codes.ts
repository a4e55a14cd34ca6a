import { narrativeMessages } from "./narrative.ts";
import { proofreadingMessages } from "./proofreading.ts";
import type { Severity } from "./severity.ts";

/** What is said of a text under a code. */
interface TextCode {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

/** Every code about texts, in the order of the alphabet. */
export const TEXT_CODES: readonly TextCode[] = [
  ...Object.entries(narrativeMessages),
  ...Object.entries(proofreadingMessages),
]
  .map(([code, { severity, message }]) => ({ code, severity, message }))
  .toSorted((a, b) => (a.code < b.code ? -1 : 1));

/** The codes that a comment in a text can turn off: none of an error, nor that of the comment itself. */
export const CODES_TO_IGNORE: ReadonlySet<string> = new Set(
  TEXT_CODES.filter(({ code, severity }) => severity !== "error" && code !== "text-ignore").map(
    ({ code }) => code,
  ),
);
