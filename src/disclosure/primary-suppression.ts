import { changesByFlow } from "../figures/catalogue.ts";
import type { FigureOutcome } from "../figures/compute.ts";
import type { Cell, ComputedFigure, FigureDefinition } from "../figures/definition.ts";
import {
  farthestOfHeld,
  type FigureView,
  type NumberView,
  type PublicationView,
  TOTAL,
  WHOLE_COUNT,
} from "./publication-view.ts";
import { NOT_NAMED } from "./published-figures.ts";
import {
  byName,
  inOrderOfSuppression,
  isTooSmall,
  type ProtectedChanges,
  unknownOf,
} from "./suppression-rules.ts";

/** Why a number is not shown as it is. */
type Suppression =
  /** Primary suppression: fewer cases than the threshold contribute to it. */
  | "primary"
  /** Primary suppression, but readers cannot distinguish it from a secondary one. */
  | "unclear"
  /** Secondary (complementary) suppression: another withheld number could be derived from it. */
  | "secondary"
  /** All numbers of its breakdown are withheld, zeros too. */
  | "line"
  /**
   * It changed by fewer cases than the threshold since it was last shown. That number is shown
   * instead.
   */
  | "held"
  /** A released publication shows a number that differs by fewer cases than the threshold. */
  | "change";

/** One number of a sensitive figure. Protection decides whether it is shown. */
export interface DraftNumber extends Pick<Cell, "code" | "theme" | "value" | "contributors"> {
  /** Null if the number is shown. */
  suppression: Suppression | null;
  /** What is shown instead of a held number, and the day of that number. */
  held?: { readonly value: number; readonly asOf: string };
}

/** A sensitive figure while protection decides which of its numbers are shown. */
export interface DraftFigure {
  readonly definition: FigureDefinition;
  readonly kind: "count" | "breakdown";
  /** In the order of publication. */
  readonly numbers: readonly DraftNumber[];
  /** In the order of secondary suppression. */
  readonly order: readonly DraftNumber[];
  /** The total of a breakdown; null for a count. */
  readonly total: number | null;
  /** The released periods that the figure's period overlaps. */
  overlaps: readonly string[];
}

/** Makes a draft of a computed figure: nothing is withheld yet. */
export function draftFigure(
  definition: FigureDefinition,
  outcome: Extract<ComputedFigure, { kind: "count" | "breakdown" }>,
  cells: readonly Cell[],
): DraftFigure {
  if (outcome.kind === "count") {
    const { value, contributors } = outcome;
    const number: DraftNumber = { code: WHOLE_COUNT, value, contributors, suppression: null };
    return {
      definition,
      kind: "count",
      numbers: [number],
      order: [number],
      total: null,
      overlaps: [],
    };
  }
  const numbers = cells.map(({ code, theme, value, contributors }): DraftNumber => {
    const about = { code, value, contributors, suppression: null };
    return theme === undefined ? about : { ...about, theme };
  });
  const listed = outcome.list === "open" ? byName(numbers) : numbers;
  const order = inOrderOfSuppression(listed, definition.relations);
  const { total } = outcome;
  return { definition, kind: "breakdown", numbers, order, total, overlaps: [] };
}

/**
 * Returns the feasibility interval of a number for the strongest intruder: a reader who also knows
 * why it is withheld. A number that is safe from this intruder is safe from all who know less.
 */
export function rangeOf(
  { definition, total }: DraftFigure,
  { code, value, suppression, held }: DraftNumber,
  threshold: number,
): readonly [low: number, high: number] {
  const isOfChildren = definition.unit === "kinderen";
  const most = total ?? Infinity;
  switch (suppression) {
    case null:
      return [value, value];
    case "line":
      return [0, most];
    case "held": {
      const shown = held?.value ?? 0;
      const farthest = farthestOfHeld(definition, threshold);
      return value > shown
        ? [shown + 1, shown + farthest]
        : [Math.max(0, shown - farthest), shown - 1];
    }
    case "primary":
      // A few rows can contain many children, and rare regions share one category.
      return isOfChildren || code === NOT_NAMED.code ? [1, most] : [1, threshold - 1];
    case "secondary":
      return [threshold, most];
    case "unclear":
    case "change":
      return [1, most];
  }
}

/**
 * Returns a count as readers see it when it is shown. Returns an empty view for other kinds,
 * because no relation refers to them.
 */
export function viewOfShown({ outcome }: FigureOutcome): FigureView {
  if ("unavailable" in outcome || outcome.kind !== "count") return [];
  const { value } = outcome;
  return [{ code: WHOLE_COUNT, status: "shown", low: value, high: value }];
}

/**
 * Primary suppression: withholds what may never be shown, whatever else is shown. These are numbers
 * below the threshold, the category of rare names, and whole breakdowns whose total is below the
 * threshold or whose cases all gave one answer.
 */
export function suppressPrimaries(figure: DraftFigure, threshold: number): void {
  const { numbers, total } = figure;
  if (threshold === 0) return;
  if (total !== null && total > 0 && (total < threshold || hasOneAnswer(figure))) {
    return withholdLine(figure);
  }
  for (const number of numbers) {
    const mayNotBeNamed = number.code === NOT_NAMED.code;
    if (mayNotBeNamed || isTooSmall(number, threshold)) number.suppression = "primary";
  }
}

/** Withholds every number of a figure, zeros too. */
export function withholdLine({ numbers }: DraftFigure): void {
  for (const number of numbers) {
    number.suppression = "line";
  }
}

/**
 * Returns true if all cases gave one answer. Then everyone who knows that a family is counted also
 * knows its answer.
 */
function hasOneAnswer({ definition: { relations }, numbers, total }: DraftFigure): boolean {
  const isExclusive = relations.some(({ kind }) => kind === "addsUp");
  const unknown = unknownOf(relations);
  const holdsAll = ({ code, value }: DraftNumber): boolean => code !== unknown && value === total;
  return isExclusive && numbers.some(holdsAll);
}

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
 * Withholds the flows of a period that partly overlaps a released period. Otherwise readers could
 * derive the flow of a part from the flows of the two periods.
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
 * show that number again, with its day. Withholds a stock that differs by fewer cases than the
 * threshold from the next released number. Also withholds a stock that would show a number of a
 * corrected version, because a wrong number is never shown again.
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
 * later one that does.
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

/** Returns true if a number changed, and fewer cases or rows than the threshold changed it. */
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
 * Returns the number of rows that contribute to a sum of children in an earlier publication; null
 * if the publication does not show it.
 */
function rowsThen(
  { relations }: DraftFigure["definition"],
  { figures }: PublicationView,
): number | null {
  const rows = relations.flatMap((one) => (one.kind === "growsBy" ? [one.rows] : []));
  const number = rows.flatMap((id) => figures.get(id) ?? []).find(({ code }) => code !== TOTAL);
  return number?.code === WHOLE_COUNT && number.status === "shown" ? number.low : null;
}

/**
 * Returns the numbers of an earlier version that its correction confirms. Readers can calculate
 * with these, but not with the wrong ones.
 */
export function confirmedNumbers(
  { period, figures }: PublicationView,
  drafts: readonly DraftFigure[],
  shown: readonly FigureOutcome[],
): PublicationView {
  const valuesOf = new Map<string, ReadonlyMap<string, number>>([
    ...shown.map((one) => [one.definition.id, lowest(viewOfShown(one))] as const),
    ...drafts.map(({ definition, numbers, total }) => {
      const values = numbers.map(({ code, value }) => [code, value] as const);
      return [
        definition.id,
        new Map([...values, ...(total === null ? [] : [[TOTAL, total] as const])]),
      ] as const;
    }),
  ]);
  const holds = (id: string, { code, low, high }: NumberView): boolean => {
    const value = valuesOf.get(id)?.get(code);
    // The category of rare names can contain different names in each version.
    return value !== undefined && code !== NOT_NAMED.code && low <= value && value <= high;
  };
  const held = [...figures].map(
    ([id, view]) => [id, view.filter((number) => holds(id, number))] as const,
  );
  return { period, figures: new Map(held.filter(([, view]) => view.length > 0)) };
}

function lowest(view: FigureView): ReadonlyMap<string, number> {
  return new Map(view.map(({ code, low }) => [code, low]));
}
