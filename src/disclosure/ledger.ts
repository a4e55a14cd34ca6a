import { changesByFlow } from "../figures/catalogue.ts";
import { type OwnFigure, type OwnNumber, withholdLine } from "./own-numbers.ts";
import type { ProtectedChanges } from "./protect.ts";
import { TOTAL, WHOLE_COUNT, type NumberView, type PublicationView } from "./publication-view.ts";

/** What protection takes from the publications that were kept. */
export interface LedgerRules {
  readonly period: PublicationView["period"];
  /** In order of time. */
  readonly kept: readonly PublicationView[];
  /** Those of them that this publication corrects: what they showed was wrong. */
  readonly corrected: ReadonlySet<PublicationView>;
  readonly threshold: number;
  readonly protectChanges: ProtectedChanges;
}

/**
 * Withholds the flows of a period that overlaps a kept one without being it: from the two together
 * the flow of a part would follow.
 */
export function withholdOverlapping(figure: OwnFigure, { period, kept }: LedgerRules): void {
  if (figure.definition.measure !== "flow") return;
  const overlapping = kept.filter(
    (one) =>
      one.period.id !== period.id && one.period.from <= period.to && one.period.to >= period.from,
  );
  if (overlapping.length === 0 || figure.total === 0) return;
  figure.overlaps = [...new Set(overlapping.map((one) => one.period.id))];
  withholdLine(figure);
}

/**
 * Holds the stocks that changed by too few cases since they were shown last: they show that number
 * again, with its day. A stock that differs by as few from the next kept one is withheld. So is one
 * that a corrected version showed wrongly: nothing shows that number again.
 */
export function holdChanges(figures: readonly OwnFigure[], rules: LedgerRules): void {
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

function isHeldAtAll({ definition }: OwnFigure, { protectChanges }: LedgerRules): boolean {
  if (definition.measure === "flow") return false;
  return protectChanges === "all" || changesByFlow(definition);
}

interface Shown {
  readonly publication: PublicationView;
  readonly number: NumberView;
}

/** The last kept publication up to the period's end that shows a number, and the first one after. */
function shownAround(
  id: string,
  code: string,
  { kept, period }: LedgerRules,
): { readonly before: Shown | undefined; readonly after: Shown | undefined } {
  const shown = kept.flatMap((publication): readonly Shown[] => {
    const number = publication.figures.get(id)?.find((one) => one.code === code);
    return number?.status === "shown" ? [{ publication, number }] : [];
  });
  return {
    before: shown.findLast(({ publication }) => publication.period.to <= period.to),
    after: shown.find(({ publication }) => publication.period.to > period.to),
  };
}

/** Whether a number changed, and by fewer cases than the threshold: in value, or in rows. */
function isFewCases(
  { definition }: OwnFigure,
  { value, contributors }: OwnNumber,
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

/** How many rows stood behind a sum of children then, as far as the publication shows it. */
function rowsThen(
  { relations }: OwnFigure["definition"],
  { figures }: PublicationView,
): number | null {
  const rows = relations.flatMap((one) => (one.kind === "growsBy" ? [one.rows] : []));
  const number = rows.flatMap((id) => figures.get(id) ?? []).find(({ code }) => code !== TOTAL);
  return number?.code === WHOLE_COUNT && number.status === "shown" ? number.low : null;
}
