import type { Outcome, Verdict } from "./run-table.ts";

const VERDICTS = ["refused", "harmless", "whole", "failed"] as const satisfies readonly Verdict[];

/** Prints how a group of attacks ended, in numbers, and which of them took longest. */
export function tally(
  group: string,
  outcomes: readonly (Pick<Outcome, "verdict"> & Partial<Outcome>)[],
): void {
  const counts = VERDICTS.map((verdict) => {
    return `${outcomes.filter((one) => one.verdict === verdict).length} ${verdict}`;
  });
  const times = outcomes
    .toSorted((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0))
    .slice(0, 3)
    .flatMap(({ name, seconds }) =>
      name === undefined || seconds === undefined ? [] : `${name} (${seconds.toFixed(1)} s)`,
    );
  const longest = times.length === 0 ? "" : `attack: ${group}: longest: ${times.join(", ")}\n`;
  process.stdout.write(
    `attack: ${group}: ${outcomes.length} attacks: ${counts.join(", ")}\n${longest}`,
  );
}
