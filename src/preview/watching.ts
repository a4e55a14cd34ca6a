import { type FSWatcher, watch } from "node:fs";

/** More than a report is made from; the system lets a user watch so many only. */
const MOST_FOLDERS = 256;

/** Watches folders for hints that something in them may have changed. */
export interface FolderWatch {
  /** Watches these folders from now on, and no others. */
  readonly watch: (folders: readonly string[]) => void;
  readonly close: () => void;
}

/**
 * Makes a watch that watches nothing yet. A hint is no more than that: a system may give several for
 * a change, or none (on a network drive, or where a folder comes to be), so whoever needs to know
 * looks now and then as well. What cannot be watched is left to that.
 */
export function watchFolders(onHint: () => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  return {
    watch(folders) {
      const wanted = new Set(folders.slice(0, MOST_FOLDERS));
      for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
      for (const folder of wanted) {
        if (watchers.has(folder)) continue;
        try {
          const watcher = watch(folder, { persistent: false }, onHint);
          watcher.on("error", () => drop(folder));
          watchers.set(folder, watcher);
        } catch {
          // It is not there, or too much is watched already.
        }
      }
    },
    close() {
      for (const folder of watchers.keys()) drop(folder);
    },
  };
}
