import type { Host } from "./host.ts";

/** Tells on a terminal what a run is busy with; elsewhere it is silent. */
export interface Progress {
  /** Shows this line in the place of the one before. */
  show(line: string): void;
  /** Takes the line away, so that a message or the prompt stands alone. */
  clear(): void;
}

const CLEAR_LINE = "\r\u001B[2K";

/** Progress for a host: one line that is redrawn. */
export function startProgress(host: Host): Progress {
  if (!host.isInteractive) return { show: () => undefined, clear: () => undefined };
  let isShown = false;
  return {
    show(line) {
      host.tell(`${CLEAR_LINE}${line}`);
      isShown = true;
    },
    clear() {
      if (isShown) host.tell(CLEAR_LINE);
      isShown = false;
    },
  };
}
