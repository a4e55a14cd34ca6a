import type { AccessibilityNote } from "../accessibility/note.ts";

/** The part of a page about the report of a period. */
export interface ReportPart {
  /** The findings in texts and settings, each with its continuation lines. */
  readonly problems: readonly string[];
  readonly note: AccessibilityNote;
}

/**
 * A report's part of a page.
 *
 * @param lines the findings; a continuation line begins with a space
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
