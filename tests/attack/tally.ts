import type { Outcome, Verdict } from "./run-table.ts";

const VERDICTS = ["refused", "harmless", "whole", "failed"] as const satisfies readonly Verdict[];

/** Prints how a group of attacks ended, in numbers, and which of them took longest. */
export function tally(
  group: string,
  outcomes: readonly Pick<Outcome, "name" | "verdict" | "seconds">[],
): void {
  const counts = VERDICTS.map((verdict) => {
    return `${outcomes.filter((one) => one.verdict === verdict).length} ${verdict}`;
  });
  const slowest = outcomes.toSorted((a, b) => b.seconds - a.seconds).slice(0, 3);
  const times = slowest.map(({ name, seconds }) => `${name} (${seconds.toFixed(1)} s)`);
  process.stdout.write(
    `attack: ${group}: ${outcomes.length} attacks: ${counts.join(", ")}\n` +
      `attack: ${group}: longest: ${times.join(", ")}\n`,
  );
}
