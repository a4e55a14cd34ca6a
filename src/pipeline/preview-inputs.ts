import { readdir } from "node:fs/promises";
import path from "node:path";

import type { Places } from "../file-system/fingerprint.ts";
import { periodNamed, type Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";
import { PACKAGE_FILE, SETTINGS_FILE } from "../settings/find-settings-file.ts";

/**
 * The places of the settings. The folder counts too, because a misspelt file name gives a finding.
 */
export function settingsPlaces(folder: string): Places {
  return {
    files: [SETTINGS_FILE, PACKAGE_FILE].map((name) => path.join(folder, name)),
    folders: [{ path: folder, depth: 0 }],
  };
}

/**
 * The places that a reading of the export depends on, except the settings and the document type.
 */
export function readingPlaces({ input, codebook, snapshots }: Settings): Places {
  return {
    files: [input, codebook].filter((file) => file !== null),
    // Folders in it: PERIOD/DOCUMENT/LAYER.
    folders: [{ path: snapshots, depth: 3 }],
  };
}

/**
 * The places that the documents of a period are made from, with the folders where a new file
 * would become an input. The output folder counts too: a check compares texts with the published
 * report, and a nota with the report that it accompanies.
 */
export async function previewPlaces(period: Period, settings: Settings): Promise<Places> {
  const { content, out, templates, logo, fonts } = settings;
  const reading = readingPlaces(settings);
  const [ofContent, ofOutput] = await Promise.all([
    // The folder of a period contains a folder for each document, with texts and images.
    periodFolders(content, 2, (one) => one.id === period.id || one.to < period.from),
    periodFolders(out, 2, () => true),
  ]);
  return {
    files: [...reading.files, ...[logo, ...fonts].flatMap((one) => one?.path ?? [])],
    folders: [
      ...reading.folders,
      // A folder of a period may appear.
      { path: content, depth: 0 },
      { path: out, depth: 0 },
      ...ofContent,
      ...ofOutput,
      // A folder of a type contains a folder of blocks.
      ...(templates === null ? [] : [{ path: templates, depth: 3 }]),
    ],
  };
}

/** The folders that are named after periods. Other files beside them do not count. */
async function periodFolders(
  folder: string,
  depth: number,
  isCounted: (period: Period) => boolean,
): Promise<Places["folders"]> {
  const names = await readdir(folder).catch((): string[] => []);
  return names.flatMap((name) => {
    const period = periodNamed(name);
    if (period === undefined || !isCounted(period)) return [];
    return [{ path: path.join(folder, name), depth }];
  });
}
