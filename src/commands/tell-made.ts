import path from "node:path";

import { commandMessages } from "../messages/commands.ts";
import { countWarnings, type Findings } from "../messages/finding.ts";
import { publicationMessages } from "../messages/publication.ts";
import { findingsText } from "./findings-text.ts";
import { type SectionsOfPeriod, textsText } from "./texts-text.ts";

/** A report that was made. */
interface MadeReport {
  /** Its output folder, and the names of its files. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly pageCount: number;
  readonly warnings: Findings;
  readonly texts: readonly SectionsOfPeriod[];
  readonly isForInternalUse: boolean;
  /** A sentence about a published report that it replaced; null if there was none. */
  readonly replaced: string | null;
  /** The snapshot of its period: this report, another report or nothing; null for a draft. */
  readonly keeping: "same" | "other" | "nothing" | null;
}

/**
 * The outcome of a report that was made, as text for people.
 *
 * @param found the findings that the user has not seen yet
 * @param keepCommandFor gives the command that keeps the report as a snapshot
 */
export function madeText(
  { folder, pageCount, warnings, texts, isForInternalUse, replaced, keeping }: MadeReport,
  found: Findings,
  keepCommandFor: (isUpdate: boolean) => string,
): string {
  const size = commandMessages.pagesAndWarnings(pageCount, countWarnings(warnings));
  const isOther = keeping === "other";
  const advice = isOther ? publicationMessages.keepInstead : publicationMessages.keepIt;
  const lines = [
    ...(isForInternalUse ? [commandMessages.internalUse] : []),
    ...(replaced === null ? [] : [replaced]),
    commandMessages.done(folder, size),
    ...(isOther || keeping === "nothing" ? [advice(keepCommandFor(isOther))] : []),
  ];
  return `${findingsText(found)}${textsText(texts)}${lines.map((line) => `${line}\n`).join("")}`;
}

/** The path of the PDF of a report. */
export function pdfPath({ folder, files }: Pick<MadeReport, "folder" | "files">): string {
  return path.join(folder, files.find((file) => file.endsWith(".pdf")) ?? "");
}
