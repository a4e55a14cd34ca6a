import { type FSWatcher, watch } from "node:fs";

import { fingerprint, type Places } from "../file-system/read-files.ts";

/** The pace of looking for changes, in milliseconds. */
interface Pace {
  /**
   * A look waits until nothing has changed for this long, because an editor writes a file in steps.
   */
  readonly quiet: number;
  /** A look waits at most this long. */
  readonly atMost: number;
  /** The pause between looks if the system gives no hint of a change. */
  readonly poll: number;
}

const PACE: Pace = { quiet: 30, atMost: 250, poll: 400 };
/** Looks may take at most this part of the time. Slow looks, as on a network, get longer pauses. */
const PART_OF_THE_TIME = 0.1;

/** What looking for changes needs. */
export interface ChangesContext {
  /** Called once for all changes since the last `begin`. */
  readonly onChange: () => void;
  /** Milliseconds since a fixed moment. */
  readonly elapsed: () => number;
  readonly pace?: Pace | undefined;
}

/** Looks for changes in the inputs of something. */
export interface Changes {
  /**
   * Calls `look` to learn the places of the inputs. Reports every later change: of a fixed place
   * from this call on, and of an input from the end of `look` on.
   */
  readonly begin: <T extends { readonly inputs: Places }>(look: () => Promise<T>) => Promise<T>;
  readonly close: () => void;
}

/**
 * Looks for changes from the first `begin` on: after a hint of the system, and at intervals.
 * Reports a change only if the fingerprint of the files differs. So changes on a drive without
 * hints are found too, but later.
 *
 * @param fixed places that always count: they say where the inputs are
 */
export function lookForChanges(fixed: Places, context: ChangesContext): Changes {
  const { onChange, elapsed, pace = PACE } = context;
  const watching = watchFolders(hint);
  let inputs: Places = { files: [], folders: [] };
  /** The fingerprint at the last `begin`; null until it is known, and after a change. */
  let seen: string | null = null;
  let isHinted = false;
  let isClosed = false;
  let soon: NodeJS.Timeout | undefined;
  let atLast: NodeJS.Timeout | undefined;
  let later: NodeJS.Timeout | undefined;

  function hint(): void {
    clearTimeout(soon);
    soon = setTimeout(check, pace.quiet);
    atLast ??= setTimeout(check, pace.atMost);
  }

  function check(): void {
    clearTimeout(soon);
    clearTimeout(atLast);
    atLast = undefined;
    if (seen === null) isHinted = true;
    else void compare(seen);
  }

  async function compare(before: string): Promise<void> {
    const [ofFixed, ofInputs] = await Promise.all([fingerprint(fixed), fingerprint(inputs)]);
    // Another comparison may have reported the change meanwhile.
    if (isClosed || seen !== before || before === ofFixed.print + ofInputs.print) return;
    seen = null;
    onChange();
  }

  async function poll(): Promise<void> {
    const start = elapsed();
    if (seen !== null) await compare(seen);
    const pause = Math.max(pace.poll, (elapsed() - start) / PART_OF_THE_TIME);
    if (!isClosed) later = setTimeout(() => void poll(), pause);
  }

  return {
    async begin(look) {
      seen = null;
      const ofFixed = await fingerprint(fixed);
      const looked = await look();
      ({ inputs } = looked);
      const ofInputs = await fingerprint(inputs);
      if (isClosed) return looked;
      watching.watch([...new Set([...ofFixed.folders, ...ofInputs.folders])]);
      seen = ofFixed.print + ofInputs.print;
      // A place may have changed between its fingerprint and the start of watching.
      if (isHinted) hint();
      isHinted = false;
      later ??= setTimeout(() => void poll(), pace.poll);
      return looked;
    },
    close() {
      isClosed = true;
      for (const timer of [soon, atLast, later]) clearTimeout(timer);
      watching.close();
    },
  };
}

// Hints of the system.

/** More folders than a report has. The system limits the watches of a user. */
const MOST_FOLDERS = 256;

/** Watches folders for hints that something in them may have changed. */
interface FolderWatch {
  /** Watches these folders from now on, and no others. */
  readonly watch: (folders: readonly string[]) => void;
  readonly close: () => void;
}

/**
 * Makes a watcher without folders. The system may give several hints for one change, or none, as on
 * a network drive or for a new folder. So the caller must look at intervals too. A folder that
 * cannot be watched gives no hints.
 */
function watchFolders(onHint: () => void): FolderWatch {
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
