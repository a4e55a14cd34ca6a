import type { RevisedFigure } from "../../compare/revisions.ts";
import type { Period } from "../../period/period.ts";
import type {
  CheckedReport,
  KeptOrNot,
  KeptOutcome,
  RewrittenReport,
} from "../../snapshots/checked-report.ts";
import type { KeptReport } from "../../snapshots/kept-periods.ts";

/** Snapshots that were made again, as JSON: every difference, for programs and for CI. */
export function checkedJson(checked: readonly CheckedReport[]): string {
  const reports = checked.map(({ report, differences, otherMachine, otherVersion, figures }) => ({
    ...about(report),
    isSame: differences.length === 0,
    differences,
    otherMachine,
    otherVersion,
    export: figures?.kind ?? null,
    revisions: figures === null || figures.kind === "same" ? [] : figures.revisions.map(revision),
  }));
  return `${JSON.stringify({ schemaVersion: 1, reports }, null, 2)}\n`;
}

/**
 * The names of a report. `edition` is the moment of publication of a version that was corrected later.
 */
function about({ period, document, version }: KeptReport) {
  return { period: period.id, document, ...(version === undefined ? {} : { edition: version }) };
}

function revision({ figure, numbers, hidesNumbers }: RevisedFigure) {
  return {
    figure,
    hidesNumbers,
    numbers: numbers.map(({ category, field, old, new: now, difference }) => {
      return { category, field, old: old.value, new: now.value, difference };
    }),
  };
}

/** Snapshots that were rewritten, as JSON. */
export function rewrittenJson(rewritten: readonly RewrittenReport[]): string {
  const reports = rewritten.map(({ report, outcome, differences }) => {
    return { ...about(report), outcome, differences };
  });
  return `${JSON.stringify({ schemaVersion: 1, reports }, null, 2)}\n`;
}

/** The outcome of keeping one report, as JSON. */
export function keptJson(period: Period, { folder, outcome, differences }: KeptOutcome): string {
  return `${JSON.stringify({ schemaVersion: 1, period: period.id, folder, outcome, differences }, null, 2)}\n`;
}

/** The outcomes of keeping several reports, as JSON. A failed one has an error, no folder or outcome. */
export function severalKeptJson(outcomes: readonly KeptOrNot[]): string {
  const reports = outcomes.map((one) => {
    const about = { period: one.period.id, document: one.document };
    if ("kept" in one) {
      const { folder, outcome, differences } = one.kept;
      return { ...about, folder, outcome, differences, error: null };
    }
    const error = one.error instanceof Error ? one.error.message : String(one.error);
    return { ...about, folder: null, outcome: null, differences: [], error };
  });
  return `${JSON.stringify({ schemaVersion: 1, reports }, null, 2)}\n`;
}
