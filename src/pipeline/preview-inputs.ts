import { readdir } from "node:fs/promises";
import path from "node:path";

import type { Places } from "../file-system/fingerprint.ts";
import { periodNamed, type Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";
import { PACKAGE_FILE, SETTINGS_FILE } from "../settings/find-settings-file.ts";

/** Where the settings of a working folder stand. The names in it tell of files that are named nearly so. */
export function settingsPlaces(folder: string): Places {
  return {
    files: [SETTINGS_FILE, PACKAGE_FILE].map((name) => path.join(folder, name)),
    folders: [{ path: folder, depth: 0 }],
  };
}

/** What a reading of the export depends on beside the settings and the document type. */
export function readingPlaces({ input, codebook, snapshots }: Settings): Places {
  return {
    files: [input, codebook].filter((file) => file !== null),
    // A folder a period, in it one a document, in it the layers.
    folders: [{ path: snapshots, depth: 3 }],
  };
}

/**
 * All that the documents of a period are made from, whether it is there or not: what their manifests
 * would name as inputs, and the folders in which a new file would be one. Of the output folder it is
 * what was published: a check compares texts with that, and a nota the report that it accompanies.
 */
export async function previewPlaces(period: Period, settings: Settings): Promise<Places> {
  const { content, out, templates, logo, fonts } = settings;
  const reading = readingPlaces(settings);
  const [ofContent, ofOutput] = await Promise.all([
    // In the folder of a period is one a document, which holds texts and images.
    periodFolders(content, 2, (one) => one.id === period.id || one.to < period.from),
    periodFolders(out, 2, () => true),
  ]);
  return {
    files: [...reading.files, ...[logo, ...fonts].flatMap((one) => one?.path ?? [])],
    folders: [
      ...reading.folders,
      // What is named after a period may come to be.
      { path: content, depth: 0 },
      { path: out, depth: 0 },
      ...ofContent,
      ...ofOutput,
      // A folder a type, in it that of its blocks.
      ...(templates === null ? [] : [{ path: templates, depth: 3 }]),
    ],
  };
}

/** Folders that are named after periods: what else lies beside them is none of our business. */
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
