import { opendir } from "node:fs/promises";

import { isErrorCode } from "../file-system/file-errors.ts";
import type { Finding } from "../messages/finding.ts";
import { settingsMessages } from "../messages/settings.ts";

/** The folder of texts, and the place of the setting that names it; null for the default folder. */
interface NamedFolder {
  readonly content: string;
  readonly contentOrigin: Pick<Finding, "file" | "line"> | null;
}

/** Checks the folder of texts if a setting names it. The default folder may be absent. */
export async function checkContentFolder({
  content,
  contentOrigin,
}: NamedFolder): Promise<readonly Finding[]> {
  if (contentOrigin === null) return [];
  const problem = await problemOf(content);
  if (problem === null) return [];
  const { file, line } = contentOrigin;
  return [
    { severity: "error", code: "content-missing", file, line, column: null, message: problem },
  ];
}

async function problemOf(folder: string): Promise<string | null> {
  try {
    await (await opendir(folder)).close();
    return null;
  } catch (error) {
    if (isErrorCode(error, "ENOENT")) return settingsMessages.contentMissing(folder);
    if (isErrorCode(error, "ENOTDIR")) return settingsMessages.contentNoFolder(folder);
    return settingsMessages.contentUnreadable(folder);
  }
}
