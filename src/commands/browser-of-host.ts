import type { BrowserContext } from "../browser/context.ts";
import type { Host } from "./host.ts";

/** What starting a browser takes of a host. */
export function browserOfHost(
  host: Host,
  debug: (line: string) => void,
  notice: (sentence: string) => void,
): BrowserContext {
  const asked = host.environment["REPORT_BROWSER"];
  return {
    ...host.machine,
    environment: host.environment,
    browserPath: asked === "" ? undefined : asked,
    signal: host.signal,
    debug,
    notice,
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
