import { opendir, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";

import { ReportError } from "../errors.ts";
import { isErrorCode } from "../file-system/new-files.ts";
import type { Finding } from "../findings/finding.ts";
import { compareCodePoints } from "../language/characters.ts";
import { settingsMessages, settingsMessages as texts } from "../messages/settings-and-yaml.ts";

/** The name of the settings file that is looked for in the working folder. */
export const SETTINGS_FILE = "report.config.yaml";
export const PACKAGE_FILE = "package.json";

/** Wrong names that people give to a settings file. */
const NEARLY_ITS_NAME =
  /^\.?(?:report|rapport)[ ._-]?config(?: ?\(\d+\)| - (?:kopie|copy))?(?:\.(?:ya?ml|json[c5]?|toml|txt))*$/i;

/** In KiB. A settings file is a page of text; a much larger file is something else. */
const LARGEST_KIBIBYTES = 256;

/** The files of a working folder that contain settings. */
export interface SettingsFiles {
  /** The bytes of `report.config.yaml`; null where there is none. */
  readonly yaml: Buffer | null;
  /** The bytes of package.json if it may contain settings; otherwise null. */
  readonly packageJson: Buffer | null;
  /** Files with nearly the name of a settings file. They are not read. */
  readonly nearNames: readonly string[];
}

/** Looks for settings in a folder. Throws ReportError "usage" if a settings file cannot be read. */
export async function findSettingsFiles(folder: string): Promise<SettingsFiles> {
  const [names, yaml, json] = await Promise.all([
    readdir(folder).catch((): string[] => []),
    readIfPresent(folder, SETTINGS_FILE),
    readIfPresent(folder, PACKAGE_FILE),
  ]);
  // A link to what is gone reads as if there were no file.
  if (yaml === null && names.includes(SETTINGS_FILE)) {
    throw new ReportError("usage", settingsMessages.unreadable(SETTINGS_FILE));
  }
  const isRead = (name: string): boolean =>
    name === SETTINGS_FILE ||
    // Some file systems open a file under a name of other capitals.
    (yaml !== null && !names.includes(SETTINGS_FILE) && name.toLowerCase() === SETTINGS_FILE);
  return {
    yaml,
    // Other package.json files have no settings for us.
    packageJson: json?.includes('"report"') === true ? json : null,
    nearNames: names.filter((name) => NEARLY_ITS_NAME.test(name) && !isRead(name)).toSorted(),
  };
}

/** The name of the file that contains the settings of a folder. Null without settings. */
export async function settingsPlace(
  folder: string,
): Promise<typeof SETTINGS_FILE | typeof PACKAGE_FILE | null> {
  const { yaml, packageJson } = await findSettingsFiles(folder);
  if (yaml !== null) return SETTINGS_FILE;
  if (packageJson === null) return null;
  try {
    const content: unknown = JSON.parse(packageJson.toString("utf8"));
    const isOurs = typeof content === "object" && content !== null && "report" in content;
    return isOurs ? PACKAGE_FILE : null;
  } catch {
    // The reader of the settings reports the fault.
    return PACKAGE_FILE;
  }
}

async function readIfPresent(folder: string, name: string): Promise<Buffer | null> {
  const file = path.join(folder, name);
  try {
    const entry = await stat(file);
    // A folder, or a pipe that would never end.
    if (!entry.isFile()) throw new ReportError("usage", settingsMessages.noFile(name));
    if (name === SETTINGS_FILE && entry.size > LARGEST_KIBIBYTES * 1024) {
      throw new ReportError("usage", settingsMessages.tooLarge(name, LARGEST_KIBIBYTES));
    }
    // A file that the system makes while it is read (/proc) has no size, and may never end.
    return entry.size === 0 ? Buffer.alloc(0) : await readFile(file);
  } catch (error) {
    if (error instanceof ReportError) throw error;
    if (isErrorCode(error, "ENOENT", "ENOTDIR")) return null;
    throw new ReportError("usage", settingsMessages.unreadable(name), { cause: error });
  }
}

const AN_EXPORT = /\.(?:csv|tsv)$/i;
/** The hint lists this many names at most. */
const MOST_NAMES = 5;
/** `content/2024-Q1/voortgangsrapportage` is three folders deep. */
const MOST_FOLDERS_UP = 3;

/**
 * A Dutch hint for a user who gives no export: settings in a folder above, exports in this folder,
 * or how to begin in an empty folder.
 *
 * @param hasSettings whether this folder has its own settings
 */
export async function inputHint(folder: string, hasSettings: boolean): Promise<string | undefined> {
  if (!hasSettings) {
    for (let up = 1; up <= MOST_FOLDERS_UP; up += 1) {
      const above = path.join(...Array.from({ length: up }, () => ".."));
      const found = await stat(path.resolve(folder, above, SETTINGS_FILE)).catch(() => null);
      if (found?.isFile() === true) return texts.settingsAbove(above);
    }
  }
  const names = await readdir(folder).catch((): string[] => []);
  const exports = names.filter((name) => AN_EXPORT.test(name)).toSorted(compareCodePoints);
  if (exports.length > 0) return texts.exportsHere(exports.slice(0, MOST_NAMES));
  return hasSettings ? undefined : texts.beginHere;
}

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
