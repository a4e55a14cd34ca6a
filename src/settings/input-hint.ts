import { readdir, stat } from "node:fs/promises";
import path from "node:path";

import { compareCodePoints } from "../language/order.ts";
import { settingsMessages as texts } from "../messages/settings.ts";
import { SETTINGS_FILE } from "./find-settings-file.ts";

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
