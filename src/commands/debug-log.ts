import type { Host } from "./host.ts";

/** Takes lines in English about what happens, with the time since the start; silent without `--debug`. */
export function debugLog(
  host: Host,
  { debug = false }: { readonly debug?: boolean },
): (line: string) => void {
  if (!debug) return () => undefined;
  return (line) => host.tell(`[${Math.round(host.elapsed())} ms] ${line}\n`);
}
