import type { FigureOutcome } from "../figures/compute.ts";
import type { Cell, UnlistedCells } from "../figures/definition.ts";
import { whatHolds } from "./earlier-versions.ts";
import { isoDay } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import { holdChanges, withholdOverlapping, type LedgerRules } from "./ledger.ts";
import { LINKED_FIGURES } from "./linked-figures.ts";
import { ownFigure, type OwnFigure, suppressPrimaries, viewOfShown } from "./own-numbers.ts";
import {
  hidesAny,
  TOTAL,
  viewOf,
  type FigureView,
  type PublicationView,
} from "./publication-view.ts";
import type { ProtectedChanges } from "./protect.ts";
import {
  isEarlierVersion,
  isSuperseded,
  NOT_NAMED,
  type PublishedFigures,
} from "./published-figures.ts";
import { suppressSecondaries } from "./secondary-suppression.ts";

/** By which rules a publication is protected. */
export interface Protection {
  /** A whole number of at least 0; 0 turns protection off. */
  readonly threshold: number;
  readonly protectChanges: ProtectedChanges;
  /** What was kept of the publications that readers have, in order of time. */
  readonly ledger: readonly PublishedFigures[];
  /** The day on which the publication corrects an earlier version of its own period. */
  readonly correctedOn?: string | undefined;
}

/**
 * Decides of each number of the sensitive figures whether it is shown: primary suppression, what
 * the kept publications ask for, and secondary suppression. By the figures' ids.
 */
export function protectNumbers(
  period: Period,
  outcomes: readonly FigureOutcome[],
  { threshold, protectChanges, ledger, correctedOn }: Protection,
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
  const shown = outcomes.filter(({ definition }) => !definition.sensitive);
  const isCorrected = (one: PublishedFigures): boolean =>
    isEarlierVersion(one, { period: span, correctedOn });
  const standing = ledger
    .filter((one) => isCorrected(one) || !isSuperseded(one, ledger))
    .map((one) => ({ view: viewOf(one), isCorrected: isCorrected(one) }));
  const rules: LedgerRules = {
    period: span,
    kept: standing.map(({ view }) => view),
    corrected: new Set(standing.flatMap((one) => (one.isCorrected ? [one.view] : []))),
    threshold,
    protectChanges,
  };
  for (const figure of own) suppressPrimaries(figure, threshold);
  for (const figure of own) withholdOverlapping(figure, rules);
  holdChanges(own, rules);
  const kept = standing.map((one) =>
    one.isCorrected ? whatHolds(one.view, own, shown) : one.view,
  );
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

/**
 * Puts the cells whose name may not be published together in one cell, last. The codebook does not
 * list such a name, and fewer rows than the threshold hold it: it can be a note about a family. The
 * value of the new cell is the number of rows behind it, which secondary suppression needs.
 */
function withoutRareNames(
  cells: readonly Cell[],
  unlisted: UnlistedCells,
  threshold: number,
): readonly Cell[] {
  const isRare = ({ code, contributors }: Cell): boolean =>
    unlisted.codes.has(code) && contributors < threshold;
  const rare = new Set(cells.filter(isRare).map(({ code }) => code));
  if (rare.size === 0) return cells;
  const rows = unlisted.rowsNaming(rare);
  return [
    ...cells.filter(({ code }) => !rare.has(code)),
    { ...NOT_NAMED, value: rows, contributors: rows },
  ];
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
