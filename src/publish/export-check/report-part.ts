import type { AccessibilityNote } from "../accessibility/note.ts";

/** What a page about an export holds beside it where it is about a report of a period too. */
export interface ReportPart {
  /** What was found in texts and settings, each once with what follows it. */
  readonly problems: readonly string[];
  readonly note: AccessibilityNote;
}

/**
 * A report's part of a page.
 *
 * @param lines what was found; one that goes on from the line before begins with a space
 */
export function reportPart(lines: readonly string[], note: AccessibilityNote): ReportPart {
  const problems: string[] = [];
  for (const line of lines) {
    const last = problems.length - 1;
    if (line.startsWith(" ") && last >= 0) problems[last] += `; ${line.trim()}`;
    else problems.push(line);
  }
  return { problems, note };
}
