import { readFileSync } from "node:fs";

/** With fewer, our process or the browser fails or hangs; 80 have been seen to do. */
const ENOUGH = 96;

/** True where this process may open too few files at once to make a report; false where that is not known. */
export function hasFewFiles(): boolean {
  if (process.platform !== "linux") return false;
  try {
    const limits = readFileSync("/proc/self/limits", "latin1");
    return Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? ENOUGH) < ENOUGH;
  } catch {
    // So few that not even this one can be opened.
    return true;
  }
}
