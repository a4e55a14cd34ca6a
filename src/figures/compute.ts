import { headerOf, type Codebook, type ColumnName } from "../codebook/codebook.ts";
import type { Case } from "../monitor/case.ts";
import type { Day } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import { CATALOGUE } from "./catalogue.ts";
import type { ComputedFigure, FigureDefinition } from "./definition.ts";

/**
 * A figure of the catalogue with its outcome, or with the headers of the required columns that the
 * export lacks.
 */
export interface FigureOutcome {
  readonly definition: FigureDefinition;
  readonly outcome: ComputedFigure | { readonly unavailable: readonly string[] };
}

/** Computes all figures of one period while the rows of the export pass by. */
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
