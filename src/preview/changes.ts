import { fingerprint, type Places } from "../file-system/fingerprint.ts";
import { watchFolders } from "./watching.ts";

/** How soon changes are looked for, in milliseconds. */
interface Pace {
  /** So long nothing may happen before a look: an editor writes a file in steps. */
  readonly quiet: number;
  /** But so long a look waits at most. */
  readonly atMost: number;
  /** So often there is a look without a hint. */
  readonly poll: number;
}

const PACE: Pace = { quiet: 30, atMost: 250, poll: 400 };
/** Where looking takes long, as on a slow network, it may take this part of the time. */
const PART_OF_THE_TIME = 0.1;

/** What looking for changes takes of whoever asks for it. */
export interface ChangesContext {
  /** Called once for all changes since the last `begin`. */
  readonly onChange: () => void;
  /** Milliseconds since some moment. */
  readonly elapsed: () => number;
  readonly pace?: Pace | undefined;
}

/** Looks for changes in what something is made from. */
export interface Changes {
  /**
   * Finds out by `look` where the inputs are. A change from the moment of this call on is told, also
   * one that is made while `look` goes on.
   */
  readonly begin: <T extends { readonly inputs: Places }>(look: () => Promise<T>) => Promise<T>;
  readonly close: () => void;
}

/**
 * Looks for changes from the first `begin` on: at a hint of the system, and every now and then. What
 * counts is how files are, never the hint, so that a drive that gives none is slower by a moment only.
 *
 * @param fixed what is looked at besides, and says where the inputs are
 */
export function lookForChanges(fixed: Places, context: ChangesContext): Changes {
  const { onChange, elapsed, pace = PACE } = context;
  const watching = watchFolders(hint);
  let inputs: Places = { files: [], folders: [] };
  /** What everything was like at the last `begin`; null before that is known, and after a change. */
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
    // Meanwhile something else may have told of it.
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
      // A change may have come between the look at a place and the watching of it.
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
