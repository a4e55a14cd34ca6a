import type { Verdict } from "./run-table.ts";

const VERDICTS = ["refused", "harmless", "whole", "failed"] as const satisfies readonly Verdict[];

/** Prints how a group of attacks ended, in numbers. */
export function tally(group: string, verdicts: readonly Verdict[]): void {
  const counts = VERDICTS.map((verdict) => {
    return `${verdicts.filter((one) => one === verdict).length} ${verdict}`;
  });
  process.stdout.write(`attack: ${group}: ${verdicts.length} attacks: ${counts.join(", ")}\n`);
}
