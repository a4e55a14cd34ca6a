import { readdirSync, readFileSync } from "node:fs";

/** In milliseconds. */
const INTERVAL = 20;
/** Linux counts CPU time in ticks: proc(5), utime and stime of `/proc/<pid>/stat`. */
const MILLISECONDS_PER_TICK = 10;

/** CPU time in milliseconds. */
export interface TreeCpu {
  readonly own: number;
  /** The same for all its child processes. */
  readonly below: number;
}

/**
 * Watches a process and its descendants while it runs, because the system does not add the time of
 * a browser's processes to their parent. `end` returns their CPU time, without what each did right
 * before its end, or null if the system has no `/proc`.
 */
export function watchTree(root: number): { readonly end: () => TreeCpu | null } {
  if (process.platform !== "linux") return { end: () => null };
  const cpuOf = new Map([[root, 0]]);
  // Other processes are checked only once: the watching must cost next to nothing.
  const others = new Set<number>();
  const timer = setInterval(() => {
    // A parent has a lower number than its children, unless the numbers have wrapped around.
    const numbers = readdirSync("/proc").map(Number).filter(Number.isInteger);
    for (const pid of numbers.toSorted((a, b) => a - b)) {
      if (others.has(pid)) continue;
      const found = readStat(pid);
      if (found === null) continue;
      if (cpuOf.has(pid) || cpuOf.has(found.parent)) cpuOf.set(pid, found.cpu);
      else others.add(pid);
    }
  }, INTERVAL);
  return {
    end: () => {
      clearInterval(timer);
      const own = cpuOf.get(root) ?? 0;
      return { own, below: [...cpuOf.values()].reduce((sum, cpu) => sum + cpu, -own) };
    },
  };
}

/** The parent of a process and its CPU time. Null if it has ended. */
function readStat(pid: number): { readonly parent: number; readonly cpu: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program is in brackets and may contain spaces.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { parent: Number(fields[1]), cpu: ticks * MILLISECONDS_PER_TICK };
  } catch {
    return null;
  }
}
