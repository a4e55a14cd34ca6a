import type { FigureOutcome } from "../figures/compute.ts";
import { isoDay } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import { holdChanges, withholdOverlapping, type LedgerRules } from "./ledger.ts";
import { LINKED_FIGURES } from "./linked-figures.ts";
import { withoutRareNames } from "./not-named.ts";
import { ownFigure, viewOfShown, type OwnFigure } from "./own-numbers.ts";
import { suppressPrimaries } from "./primary-suppression.ts";
import {
  hidesAny,
  TOTAL,
  viewOf,
  type FigureView,
  type PublicationView,
} from "./publication-view.ts";
import type { ProtectedChanges } from "./protect.ts";
import type { PublishedFigures } from "./published-figures.ts";
import { suppressSecondaries } from "./secondary-suppression.ts";

/** By which rules a publication is protected. */
export interface Protection {
  /** A whole number of at least 0; 0 turns protection off. */
  readonly threshold: number;
  readonly protectChanges: ProtectedChanges;
  /** What was kept of the publications that readers have, in order of time. */
  readonly ledger: readonly PublishedFigures[];
}

/**
 * Decides of each number of the sensitive figures whether it is shown: primary suppression, what
 * the kept publications ask for, and secondary suppression. By the figures' ids.
 */
export function protectNumbers(
  period: Period,
  outcomes: readonly FigureOutcome[],
  { threshold, protectChanges, ledger }: Protection,
): ReadonlyMap<string, OwnFigure> {
  const own = outcomes.flatMap(({ definition, outcome }): readonly OwnFigure[] => {
    if ("unavailable" in outcome || !definition.sensitive) return [];
    if (outcome.kind === "count") return [ownFigure(definition, outcome, [])];
    if (outcome.kind !== "breakdown") return [];
    const { cells, unlisted } = outcome;
    const named = unlisted === undefined ? cells : withoutRareNames(cells, unlisted, threshold);
    return [ownFigure(definition, outcome, named)];
  });
  const protectedFigures = new Map(own.map((figure) => [figure.definition.id, figure]));
  if (threshold === 0 || own.length === 0) return protectedFigures;
  const span = { id: period.id, from: isoDay(period.from), to: isoDay(period.to) };
  const kept = ledger.map(viewOf);
  const rules: LedgerRules = { period: span, kept, threshold, protectChanges };
  for (const figure of own) suppressPrimaries(figure, threshold);
  for (const figure of own) withholdOverlapping(figure, rules);
  holdChanges(own, rules);
  const shown = outcomes.filter(({ definition }) => !definition.sensitive);
  for (const ids of LINKED_FIGURES) {
    const linked = own.filter(({ definition }) => ids.has(definition.id));
    if (linked.length === 0) continue;
    const isHidden = linked.some(({ numbers }) => numbers.some((one) => one.suppression !== null));
    if (!isHidden && !kept.some((one) => hidesAny(one, ids))) continue;
    const now = openView(span, linked, shown);
    suppressSecondaries({ own: linked, now, kept, ids }, threshold);
  }
  return protectedFigures;
}

/** The publication at hand with its sensitive numbers open, but for the totals, which are shown. */
function openView(
  period: PublicationView["period"],
  own: readonly OwnFigure[],
  shown: readonly FigureOutcome[],
): PublicationView {
  const open = own.map(({ definition, numbers, total }): readonly [string, FigureView] => [
    definition.id,
    [
      ...numbers.map(({ code, theme }) => {
        const named = theme === undefined ? { code } : { code, theme };
        return { ...named, status: "withheld" as const, low: 0, high: Infinity };
      }),
      ...(total === null
        ? []
        : [{ code: TOTAL, status: "shown" as const, low: total, high: total }]),
    ],
  ]);
  const whole = shown.map((one) => [one.definition.id, viewOfShown(one)] as const);
  return { period, figures: new Map([...whole, ...open]) };
}
