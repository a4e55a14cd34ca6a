import { headerOf, type Codebook, type ColumnName } from "../codebook/codebook.ts";
import type { Case } from "../monitor/case.ts";
import type { Day } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import { CATALOGUE } from "./catalogue.ts";
import type { ComputedFigure, FigureDefinition } from "./definition.ts";

/**
 * A figure of the catalogue with its outcome, or with the absent columns it cannot do without, by
 * the codebook's headers.
 */
export interface FigureOutcome {
  readonly definition: FigureDefinition;
  readonly outcome: ComputedFigure | { readonly unavailable: readonly string[] };
}

/** The computation of all figures of one period while the rows of the export pass by. */
export interface FigureRun {
  readonly period: Period;
  /** Takes the next row of the export; rows registered after the reference date do not count. */
  add(row: Case): void;
  /**
   * The outcome of each figure, in the catalogue's order.
   *
   * @param latest the latest date of the export, where it is known
   */
  finish(presentColumns: ReadonlySet<ColumnName>, latest?: Day | null): readonly FigureOutcome[];
}

/**
 * Starts computing the catalogue for `period`, or only the figures of `ids`. Memory does not grow
 * with the number of rows.
 */
export function startFigures(
  period: Period,
  codebook: Codebook,
  ids?: readonly string[],
): FigureRun {
  const asked = CATALOGUE.filter(({ id }) => ids === undefined || ids.includes(id));
  const running = asked.map((definition) => ({
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
