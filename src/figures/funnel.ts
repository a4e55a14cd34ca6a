import type { Codebook } from "../codebook/codebook.ts";
import type { Case } from "../monitor/case.ts";
import type { Period } from "../period/period.ts";
import type { FigureDefinition, FunnelStep } from "./definition.ts";

/** How many rows pass one step, and how many leave for each reason. */
interface CountedStep {
  readonly text: string;
  readonly rows: number;
  readonly left: readonly { readonly text: string; readonly rows: number }[];
}

/** The steps from the rows of an export to those that a figure counts, before protection. */
export interface ComputedFunnel {
  /** The number of rows registered after the reference date. */
  readonly later: number;
  /** The number of rows registered by the reference date. */
  readonly registered: number;
  readonly steps: readonly CountedStep[];
}

/** Counts the steps of one figure while the rows of the export pass by. */
export interface FunnelRun {
  readonly definition: FigureDefinition;
  add(row: Case): void;
  finish(): ComputedFunnel;
}

/** Starts counting the steps from the rows of the export to the rows of a figure. */
export function startFunnel(
  definition: FigureDefinition,
  period: Period,
  codebook: Codebook,
): FunnelRun {
  const steps = (definition.steps?.({ period, codebook }) ?? []).map(startStep);
  let later = 0;
  let registered = 0;
  return {
    definition,
    add(row) {
      if (row.aanmelddatum > period.to) {
        later += 1;
        return;
      }
      registered += 1;
      for (const step of steps) if (!step.goesOn(row)) return;
    },
    finish: () => ({ later, registered, steps: steps.map(({ finish }) => finish()) }),
  };
}

function startStep({ text, reasons, leaves }: FunnelStep) {
  const left = new Map(reasons.map((reason) => [reason, 0]));
  let rows = 0;
  return {
    goesOn(row: Case): boolean {
      const reason = leaves(row);
      if (reason === null) rows += 1;
      else left.set(reason, (left.get(reason) ?? 0) + 1);
      return reason === null;
    },
    finish: (): CountedStep => ({
      text,
      rows,
      left: [...left].map(([reason, count]) => ({ text: reason, rows: count })),
    }),
  };
}
