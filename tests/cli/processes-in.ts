import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** The processes whose command line names this folder: a browser keeps its profile there. */
function processesIn(folder: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, "utf8").includes(folder);
      } catch {
        return false;
      }
    });
}

/** Waits a while until no such process is left, and returns those that are. */
export async function untilNone(folder: string): Promise<string[]> {
  for (let waited = 0; waited < 100 && processesIn(folder).length > 0; waited += 1) await sleep(50);
  return processesIn(folder);
}
