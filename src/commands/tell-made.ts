import path from "node:path";

import { commandMessages } from "../messages/commands.ts";
import { countWarnings, type Findings } from "../messages/finding.ts";
import { publicationMessages } from "../messages/publication.ts";
import type { Period } from "../period/period.ts";
import type { Generated } from "../pipeline/generate.ts";
import type { CommandOptions } from "../settings/settings.ts";
import { findingsText } from "./findings-text.ts";
import type { Host } from "./host.ts";
import { keepCommand } from "./keep-command.ts";
import { textsText } from "./texts-text.ts";

/**
 * Shows the outcome of a report that was made.
 *
 * @param found the findings that the user has not seen yet
 */
export function tellMade(
  { folder, pageCount, warnings, texts, isForInternalUse, replaced, keeping }: Generated,
  period: Period,
  found: Findings,
  options: CommandOptions,
  host: Host,
): void {
  host.tell(findingsText(found));
  host.tell(textsText(texts));
  if (isForInternalUse) host.tell(`${commandMessages.internalUse}\n`);
  if (replaced !== null) host.tell(`${replaced}\n`);
  const size = commandMessages.pagesAndWarnings(pageCount, countWarnings(warnings));
  host.tell(`${commandMessages.done(folder, size)}\n`);
  if (keeping === "nothing" || keeping === "other") {
    const command = keepCommand(period.id, options, keeping === "other", host.programName);
    const advice =
      keeping === "other" ? publicationMessages.keepInstead : publicationMessages.keepIt;
    host.tell(`${advice(command)}\n`);
  }
}

/** The path of the PDF of a report. */
export function pdfPath({ folder, files }: Pick<Generated, "folder" | "files">): string {
  return path.join(folder, files.find((file) => file.endsWith(".pdf")) ?? "");
}
