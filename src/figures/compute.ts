import { type Codebook, type ColumnName, headerOf } from "../codebook/codebook.ts";
import type { Case } from "../monitor/case.ts";
import type { Day, Period } from "../period/period.ts";
import { CATALOGUE } from "./catalogue.ts";
import type { ComputedFigure, FigureDefinition, FunnelStep } from "./definition.ts";

/**
 * A figure of the catalogue with its outcome, or with the headers of the required columns that the
 * export lacks.
 */
export interface FigureOutcome {
  readonly definition: FigureDefinition;
  readonly outcome: ComputedFigure | { readonly unavailable: readonly string[] };
}

/** Computes all figures of one period while the export is read. */
export interface FigureRun {
  readonly period: Period;
  /** Takes the next row of the export. Ignores rows registered after the reference date. */
  add(row: Case): void;
  /**
   * Returns the outcome of each figure, in the catalogue's order.
   *
   * @param latest the latest date of the export, if it is known
   */
  finish(presentColumns: ReadonlySet<ColumnName>, latest?: Day | null): readonly FigureOutcome[];
}

/**
 * Starts computing the catalogue for `period`, or only the figures of `ids`. Memory use does not
 * grow with the number of rows.
 */
export function startFigures(
  period: Period,
  codebook: Codebook,
  ids?: readonly string[],
): FigureRun {
  const selected = CATALOGUE.filter(({ id }) => ids === undefined || ids.includes(id));
  const running = selected.map((definition) => ({
    definition,
    tally: definition.start({ period, codebook }),
  }));
  return {
    period,
    add(row) {
      if (row.aanmelddatum > period.to) return;
      for (const { tally } of running) tally.add(row);
    },
    finish(presentColumns, latest) {
      const absent = codebook.columns.filter(({ name }) => !presentColumns.has(name));
      return running.map(({ definition, tally }) => {
        const unavailable = absent
          .filter(({ name }) => definition.columns.includes(name))
          .map(headerOf);
        return {
          definition,
          outcome: unavailable.length > 0 ? { unavailable } : tally.result(latest),
        };
      });
    },
  };
}

// The funnel: the steps from the rows of an export to the rows of a figure.

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

/** Counts the steps of one figure while the export is read. */
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
