import type { BrowserContext } from "../browser/context.ts";
import type { Host } from "./host.ts";
import type { Progress } from "./progress.ts";

/** The context for the start of a browser. It shows its work as progress. */
export function browserOfHost(
  host: Host,
  debug: (line: string) => void,
  progress: Progress,
): BrowserContext {
  const browserPath = host.environment["REPORT_BROWSER"];
  return {
    ...host.machine,
    environment: host.environment,
    browserPath: browserPath === "" ? undefined : browserPath,
    signal: host.signal,
    debug,
    notice: (sentence) => progress.show(sentence),
    warn(sentence) {
      progress.clear();
      host.tell(`${sentence}\n`);
    },
  };
}

/** Returns a function that does a part of a run, and logs its duration under `--debug`. */
export function timedBy(
  host: Host,
  debug: (line: string) => void,
): <T>(part: string, work: () => Promise<T>) => Promise<T> {
  return async (part, work) => {
    const start = host.elapsed();
    const result = await work();
    debug(`${part} took ${Math.round(host.elapsed() - start)} ms`);
    return result;
  };
}
