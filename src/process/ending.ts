import { constants } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** A run may take this long to end by itself. */
const GRACE_MS = 1500;
/** Calls of the file system under way may take this long to return. */
const RETURN_MS = 500;
const POLL_MS = 10;
/**
 * A second signal within this time is the first one: a terminal and a parent process both send it.
 */
const SAME_SIGNAL_MS = 300;

/** Ctrl-C, a request to end, and a closed terminal. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** How other processes and the user end a run. */
export interface Ending {
  /** Asks the run to end. The reason is the signal. */
  readonly signal: AbortSignal;
  /**
   * Registers `undo` for a run that does not end by itself. It may not wait for anything. Returns a
   * function that removes it.
   */
  readonly atLastResort: (undo: () => void) => () => void;
  /** Ends this process with an exit code. */
  readonly leave: (exitCode: number) => Promise<void>;
  /** Ends this process at once with an exit code, even if nothing works any more. */
  readonly giveUp: (exitCode: number) => void;
}

/**
 * Listens to the signals that end a run. The first signal asks the run to end. A second signal, or
 * some time, ends the process by the signal itself: `process.exit` would wait for a file system
 * call that never returns.
 *
 * @param atOnce called before the process ends in that way
 */
export function listenToSignals(atOnce: () => void): Ending {
  const asking = new AbortController();
  const undos: (() => void)[] = [];
  let askedAt = 0;
  const die = (signal: NodeJS.Signals): void => {
    // From here on another signal ends the process by itself.
    stopListening();
    undoAll();
    if (process.platform !== "win32") process.kill(process.pid, signal);
    // Windows has no signals, and the first process of a container ignores its own.
    process.exit(codeOf(signal));
  };
  const ask = (signal: NodeJS.Signals): void => {
    const now = performance.now();
    if (asking.signal.aborted) {
      if (now - askedAt < SAME_SIGNAL_MS) return;
      atOnce();
      die(signal);
      return;
    }
    askedAt = now;
    setTimeout(() => {
      atOnce();
      die(signal);
    }, GRACE_MS).unref();
    asking.abort(signal);
  };
  const undoAll = (): void => {
    for (const undo of undos.splice(0).toReversed()) quietly(undo);
  };
  const stopListening = (): void => {
    for (const signal of SIGNALS) process.off(signal, ask);
  };
  for (const signal of SIGNALS) process.on(signal, ask);
  // If an older Node that started this process was killed, nobody waits for it any more.
  process.once("disconnect", () => ask("SIGTERM"));
  return {
    signal: asking.signal,
    atLastResort(undo) {
      undos.push(undo);
      return () => {
        if (undos.includes(undo)) undos.splice(undos.indexOf(undo), 1);
      };
    },
    giveUp(exitCode) {
      undoAll();
      process.exit(exitCode);
    },
    async leave(exitCode) {
      if (SIGNALS.some((signal) => exitCode === codeOf(signal))) {
        await fileSystemReturns();
        if (isInFileSystem()) die(asking.signal.reason as NodeJS.Signals);
      }
      // If the exit waits for the file system after all, a signal ends it.
      stopListening();
      // Timers of a library for a browser that has ended must not keep the user waiting.
      process.exit(exitCode);
    },
  };
}

/** The exit code that a shell gives a process that a signal ended. */
function codeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}

/** Gives the calls of the file system that an ended run left some time to return. */
async function fileSystemReturns(): Promise<void> {
  for (let waited = 0; waited < RETURN_MS && isInFileSystem(); waited += POLL_MS) {
    await sleep(POLL_MS);
  }
}

/** True if a call of the file system has not returned yet. `process.exit` would wait for it. */
function isInFileSystem(): boolean {
  return process.getActiveResourcesInfo().some((name) => name.startsWith("FSReq"));
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // The others must be undone too.
  }
}
