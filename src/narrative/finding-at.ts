import type { Finding } from "../messages/finding.ts";
import { narrativeMessages, type NarrativeCode } from "../messages/narrative.ts";

/** A finding about a whole file or folder; `more` stands behind the message of its code. */
export function findingAt(code: NarrativeCode, file: string, ...more: readonly string[]): Finding {
  const { severity, message } = narrativeMessages[code];
  const text = [message, ...more].filter((part) => part !== "").join(" ");
  return { severity, code, file, line: null, column: null, message: text };
}
