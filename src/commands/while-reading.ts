import type { Findings } from "../messages/finding.ts";
import type { SourceContext } from "../monitor/source.ts";
import type { ReadingContext } from "../pipeline/protected-figures.ts";
import { refuseOnError, settleFindings } from "../pipeline/refuse.ts";
import type { Settings } from "../settings/settings.ts";
import { findingsText } from "./findings-text.ts";
import { sourceContext, type Host } from "./host.ts";
import { readingProgress, startProgress } from "./progress.ts";

/** Does work that reads an export, and shows on a terminal how far it is. */
export async function whileReading<T>(
  host: Host,
  settings: Settings,
  work: (context: ReadingContext & SourceContext) => Promise<T>,
): Promise<T> {
  const progress = startProgress(host);
  const context = {
    ...sourceContext(host, settings),
    signal: host.signal,
    onProgress: readingProgress(progress),
  };
  return await work(context).finally(() => progress.clear());
}

/** Tells what was found. Throws ReportError "input", with all of it, where an error is among it. */
export function tellFindings(found: Findings, settings: Settings, host: Host): void {
  const settled = settleFindings(found, settings);
  refuseOnError(settled);
  host.tell(findingsText(settled));
}
