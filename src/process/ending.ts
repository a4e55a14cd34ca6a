import { constants } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** So long a run may take to end by itself before it is ended. */
const GRACE_MS = 1500;
/** So long the calls of the file system that were under way may take to return. */
const RETURN_MS = 500;
const POLL_MS = 10;
/** Sooner than this a second signal is the first one: a terminal and a parent process both send it. */
const SAME_SIGNAL_MS = 300;

/** Ctrl-C, an order to end, and a terminal that was closed. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** How a run is ended from outside. */
export interface Ending {
  /** Asks the run to end; the reason is the signal that came. */
  readonly signal: AbortSignal;
  /**
   * Has `undo` done where the run does not end by itself. It may wait for nothing. Gives a function
   * that takes that back.
   */
  readonly atLastResort: (undo: () => void) => () => void;
  /** Ends this process with an exit code. */
  readonly leave: (exitCode: number) => Promise<void>;
  /** Ends this process with an exit code at once, also where nothing works any more. */
  readonly giveUp: (exitCode: number) => void;
}

/**
 * Listens to the signals that end a run. The first asks; a second one, or some time, ends the run
 * whatever it is doing: `process.exit` would wait for a file system call that never returns, so it
 * is ended by the signal itself. `atOnce` is called before that.
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
    // Windows knows no signals, and the first process of a container does not die of its own.
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
  // Where an older Node started us and has been killed, nobody waits for us any more.
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
      // Should it wait for the file system after all, a signal ends it.
      stopListening();
      // Timers of a library for a browser that is gone must not keep the user waiting.
      process.exit(exitCode);
    },
  };
}

/** As a shell counts a process that a signal ended. */
function codeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}

/** Gives the calls of the file system that an ended run left behind a moment to return. */
async function fileSystemReturns(): Promise<void> {
  for (let waited = 0; waited < RETURN_MS && isInFileSystem(); waited += POLL_MS) {
    await sleep(POLL_MS);
  }
}

/** True where a call of the file system has not returned yet, for which `process.exit` would wait. */
function isInFileSystem(): boolean {
  return process.getActiveResourcesInfo().some((name) => name.startsWith("FSReq"));
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // Others are to be undone as well.
  }
}
