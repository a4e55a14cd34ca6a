import { type FSWatcher, watch } from "node:fs";

/** More folders than a report has. The system limits the watches of a user. */
const MOST_FOLDERS = 256;

/** Watches folders for hints that something in them may have changed. */
export interface FolderWatch {
  /** Watches these folders from now on, and no others. */
  readonly watch: (folders: readonly string[]) => void;
  readonly close: () => void;
}

/**
 * Makes a watcher without folders. The system may give several hints for one change, or none, as on a
 * network drive or for a new folder. So the caller must look at intervals too. A folder that cannot be
 * watched gives no hints.
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
          // The folder is absent, or the user has too many watches.
        }
      }
    },
    close() {
      for (const folder of watchers.keys()) drop(folder);
    },
  };
}
