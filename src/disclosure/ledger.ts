import { changesByFlow } from "../figures/catalogue.ts";
import { type DraftFigure, type DraftNumber, withholdLine } from "./own-numbers.ts";
import type { ProtectedChanges } from "./protect.ts";
import { TOTAL, WHOLE_COUNT, type NumberView, type PublicationView } from "./publication-view.ts";

/** What protection uses from the ledger: the publications that readers already have. */
export interface LedgerRules {
  readonly period: PublicationView["period"];
  /** The released publications, in order of time. */
  readonly released: readonly PublicationView[];
  /** The released publications that this publication corrects: their numbers were wrong. */
  readonly corrected: ReadonlySet<PublicationView>;
  readonly threshold: number;
  readonly protectChanges: ProtectedChanges;
}

/**
 * Withholds the flows of a period that partly overlaps a released period. Otherwise the flow of a
 * part would follow from the two together.
 */
export function withholdOverlapping(figure: DraftFigure, { period, released }: LedgerRules): void {
  if (figure.definition.measure !== "flow") return;
  const overlapping = released.filter(
    (one) =>
      one.period.id !== period.id && one.period.from <= period.to && one.period.to >= period.from,
  );
  if (overlapping.length === 0 || figure.total === 0) return;
  figure.overlaps = [...new Set(overlapping.map((one) => one.period.id))];
  withholdLine(figure);
}

/**
 * Holds the stocks that changed by fewer cases than the threshold since they were last shown: they
 * show that number again, with its day. Withholds a stock if it differs by as little from the next
 * released one, or if a corrected version showed it wrongly: a wrong number is never shown again.
 */
export function holdChanges(figures: readonly DraftFigure[], rules: LedgerRules): void {
  for (const figure of figures) {
    if (!isHeldAtAll(figure, rules)) continue;
    for (const number of figure.numbers) {
      if (number.suppression !== null || number.value === 0) continue;
      const { before, after } = shownAround(figure.definition.id, number.code, rules);
      const isFew = (shown: Shown | undefined): boolean =>
        shown !== undefined && isFewCases(figure, number, shown, rules);
      if (before !== undefined && isFew(before)) {
        const wasWrong = rules.corrected.has(before.publication);
        number.suppression = wasWrong ? "change" : "held";
        if (wasWrong) continue;
        number.held = { value: before.number.low, asOf: before.publication.period.to };
      } else if (isFew(after) && before?.number.low !== number.value) {
        number.suppression = "change";
      }
    }
  }
}

function isHeldAtAll({ definition }: DraftFigure, { protectChanges }: LedgerRules): boolean {
  if (definition.measure === "flow") return false;
  return protectChanges === "all" || changesByFlow(definition);
}

interface Shown {
  readonly publication: PublicationView;
  readonly number: NumberView;
}

/**
 * Returns the last released publication up to the period's end that shows a number, and the first
 * one after it.
 */
function shownAround(
  id: string,
  code: string,
  { released, period }: LedgerRules,
): { readonly before: Shown | undefined; readonly after: Shown | undefined } {
  const shown = released.flatMap((publication): readonly Shown[] => {
    const number = publication.figures.get(id)?.find((one) => one.code === code);
    return number?.status === "shown" ? [{ publication, number }] : [];
  });
  return {
    before: shown.findLast(({ publication }) => publication.period.to <= period.to),
    after: shown.find(({ publication }) => publication.period.to > period.to),
  };
}

/** Returns true if a number changed, and by fewer cases than the threshold: in value or in rows. */
function isFewCases(
  { definition }: DraftFigure,
  { value, contributors }: DraftNumber,
  { publication, number: { low: then } }: Shown,
  { threshold }: LedgerRules,
): boolean {
  const change = Math.abs(value - then);
  if (change === 0) return false;
  if (change < threshold) return true;
  if (definition.unit !== "kinderen") return false;
  const rows = rowsThen(definition, publication);
  return rows !== null && Math.abs(contributors - rows) < threshold;
}

/**
 * Returns the number of rows behind a sum of children in an earlier publication; null if the
 * publication does not show it.
 */
function rowsThen(
  { relations }: DraftFigure["definition"],
  { figures }: PublicationView,
): number | null {
  const rows = relations.flatMap((one) => (one.kind === "growsBy" ? [one.rows] : []));
  const number = rows.flatMap((id) => figures.get(id) ?? []).find(({ code }) => code !== TOTAL);
  return number?.code === WHOLE_COUNT && number.status === "shown" ? number.low : null;
}
