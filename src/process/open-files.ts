import { readFileSync } from "node:fs";

/** With fewer open files this process or the browser fails or hangs. 80 were enough in trials. */
const ENOUGH = 96;

/** True if the system lets this process open too few files for a report; false if unknown. */
export function hasFewFiles(): boolean {
  if (process.platform !== "linux") return false;
  try {
    const limits = readFileSync("/proc/self/limits", "latin1");
    return Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? ENOUGH) < ENOUGH;
  } catch {
    // There are too few even for this file.
    return true;
  }
}
