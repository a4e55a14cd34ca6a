import type { BrowserContext } from "../browser/context.ts";
import type { Host } from "./host.ts";
import type { Progress } from "./progress.ts";

/** What starting a browser takes of a host, with `progress` to tell what it is busy with. */
export function browserOfHost(
  host: Host,
  debug: (line: string) => void,
  progress: Progress,
): BrowserContext {
  const asked = host.environment["REPORT_BROWSER"];
  return {
    ...host.machine,
    environment: host.environment,
    browserPath: asked === "" ? undefined : asked,
    signal: host.signal,
    debug,
    notice: (sentence) => progress.show(sentence),
    warn(sentence) {
      progress.clear();
      host.tell(`${sentence}\n`);
    },
  };
}

/** Does a part of a run, and tells how long it took under `--debug`. */
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
