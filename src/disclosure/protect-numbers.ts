import type { FigureOutcome } from "../figures/compute.ts";
import type { Cell, UnlistedCells } from "../figures/definition.ts";
import { confirmedNumbers } from "./earlier-versions.ts";
import { isoDay } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import { holdChanges, withholdOverlapping, type LedgerRules } from "./ledger.ts";
import { LINKED_FIGURES } from "./linked-figures.ts";
import { draftFigure, type DraftFigure, suppressPrimaries, viewOfShown } from "./own-numbers.ts";
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

/** The rules that protect a publication. */
export interface Protection {
  /** A whole number of at least 0; 0 turns protection off. */
  readonly threshold: number;
  readonly protectChanges: ProtectedChanges;
  /** The publications that readers already have, in order of time. */
  readonly ledger: readonly PublishedFigures[];
  /** The day on which the publication corrects an earlier version of its own period. */
  readonly correctedOn?: string | undefined;
}

/**
 * Decides for each number of the sensitive figures whether it is shown, held or withheld. The
 * steps, in order:
 * - primary suppression: the threshold rule (`suppressPrimaries` in `primary-suppression.ts`);
 * - the ledger: flows of overlapping periods, and small changes of stocks (`withholdOverlapping`
 *   and `holdChanges`);
 * - secondary suppression in each group of linked figures (`suppressSecondaries` in
 *   `secondary-suppression.ts`).
 *
 * Returns the drafts by the figures' ids.
 */
export function decideWithheld(
  period: Period,
  outcomes: readonly FigureOutcome[],
  { threshold, protectChanges, ledger, correctedOn }: Protection,
): ReadonlyMap<string, DraftFigure> {
  const drafts = outcomes.flatMap(({ definition, outcome }): readonly DraftFigure[] => {
    if ("unavailable" in outcome || !definition.sensitive) return [];
    if (outcome.kind === "count") return [draftFigure(definition, outcome, [])];
    if (outcome.kind !== "breakdown") return [];
    const { cells, unlisted } = outcome;
    const named = unlisted === undefined ? cells : withoutRareNames(cells, unlisted, threshold);
    return [draftFigure(definition, outcome, named)];
  });
  const protectedFigures = new Map(drafts.map((figure) => [figure.definition.id, figure]));
  if (threshold === 0 || drafts.length === 0) return protectedFigures;
  const span = { id: period.id, from: isoDay(period.from), to: isoDay(period.to) };
  const shown = outcomes.filter(({ definition }) => !definition.sensitive);
  const isCorrected = (one: PublishedFigures): boolean =>
    isEarlierVersion(one, { period: span, correctedOn });
  const standing = ledger
    .filter((one) => isCorrected(one) || !isSuperseded(one, ledger))
    .map((one) => ({ view: viewOf(one), isCorrected: isCorrected(one) }));
  const rules: LedgerRules = {
    period: span,
    released: standing.map(({ view }) => view),
    corrected: new Set(standing.flatMap((one) => (one.isCorrected ? [one.view] : []))),
    threshold,
    protectChanges,
  };
  for (const figure of drafts) suppressPrimaries(figure, threshold);
  for (const figure of drafts) withholdOverlapping(figure, rules);
  holdChanges(drafts, rules);
  const released = standing.map((one) =>
    one.isCorrected ? confirmedNumbers(one.view, drafts, shown) : one.view,
  );
  for (const ids of LINKED_FIGURES) {
    const linked = drafts.filter(({ definition }) => ids.has(definition.id));
    if (linked.length === 0) continue;
    const isHidden = linked.some(({ numbers }) => numbers.some((one) => one.suppression !== null));
    if (!isHidden && !released.some((one) => hidesAny(one, ids))) continue;
    const now = openView(span, linked, shown);
    suppressSecondaries({ drafts: linked, now, released, ids }, threshold);
  }
  return protectedFigures;
}

/**
 * Puts the cells whose names may not be published together in one last cell. The codebook does not
 * list such a name, and fewer rows than the threshold contain it: it can be a note about a family.
 * The value of the new cell is its number of rows, which secondary suppression needs.
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

/**
 * Returns the publication at hand with its sensitive numbers unknown, except for the totals, which
 * are shown.
 */
function openView(
  period: PublicationView["period"],
  drafts: readonly DraftFigure[],
  shown: readonly FigureOutcome[],
): PublicationView {
  const open = drafts.map(({ definition, numbers, total }): readonly [string, FigureView] => [
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
