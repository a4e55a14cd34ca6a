import type { Redefinition } from "../codebook/column.ts";
import { descriptionOn } from "../figures/catalogue.ts";
import type { FigureOutcome } from "../figures/compute.ts";
import type {
  Cell,
  ComputedFigure,
  FigureDefinition,
  UnlistedCells,
} from "../figures/definition.ts";
import { formatPeriod } from "../language/dates.ts";
import { wholePercentage } from "../language/words.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { isoDay, type Period } from "../period/period.ts";
import { auditPublication } from "./audit.ts";
import { LINKED_FIGURES } from "./linked-tables.ts";
import {
  confirmedNumbers,
  draftFigure,
  type DraftFigure,
  type DraftNumber,
  holdChanges,
  type LedgerRules,
  suppressPrimaries,
  viewOfShown,
  withholdOverlapping,
} from "./primary-suppression.ts";
import {
  type FigureView,
  hidesAny,
  type PublicationView,
  TOTAL,
  viewOf,
} from "./publication-view.ts";
import {
  byWhatIsPrinted,
  type FigureDescription,
  isEarlierVersion,
  isSuperseded,
  NOT_NAMED,
  type PublishedCategory,
  type PublishedFigure,
  type PublishedFigures,
} from "./published-figures.ts";
import { suppressSecondaries } from "./secondary-suppression.ts";
import { FEWEST_FOR_MEDIAN, FEWEST_FOR_P90, type ProtectedChanges } from "./suppression-rules.ts";

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
 * Decides for each number of the sensitive counts and breakdowns whether it is shown, held or
 * withheld. No other kind of figure may be sensitive. The steps, in order:
 * - rare names of regions become one category (`withoutRareNames`);
 * - primary suppression: the threshold rule (`suppressPrimaries` in `primary-suppression.ts`);
 * - the ledger: flows of overlapping periods, and small changes of stocks (`withholdOverlapping`
 *   and `holdChanges`);
 * - secondary suppression in each group of linked figures (`suppressSecondaries` in
 *   `secondary-suppression.ts`).
 *
 * Returns the drafts by the figures' ids.
 */
function decideWithheld(
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
 * Joins the cells with rare names into one last cell. The codebook does not list a rare name, and
 * fewer rows than the threshold contain it, so it can be a note about a family. The value of the
 * new cell is its number of rows, which secondary suppression needs.
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

// The outcome, as readers get it.

/**
 * The number of digits of the export's hash that is public. Two digits usually differ if another
 * export is used. They cannot confirm a guess at the content of a row, because one in 256 wrong
 * guesses has the same digits.
 */
const PUBLIC_HASH_DIGITS = 2;

/**
 * Protects the outcomes of one period. All later stages use only the result. `decideWithheld`
 * decides which values are withheld. Afterwards `audited` adds the outcome of the audit.
 */
export function publishable(
  period: Period,
  outcomes: readonly FigureOutcome[],
  summary: ExportSummary,
  protection: Protection,
  redefinitions: readonly Redefinition[],
): PublishedFigures {
  const { threshold, correctedOn } = protection;
  const drafts = decideWithheld(period, outcomes, protection);
  const describe = (definition: FigureDefinition) =>
    descriptionOn(definition, isoDay(period.to), redefinitions);
  return {
    schemaVersion: 1,
    period: {
      id: period.id,
      from: isoDay(period.from),
      to: isoDay(period.to),
      label: formatPeriod(period),
    },
    source: {
      rows: summary.rows,
      sha256: summary.sha256.slice(0, PUBLIC_HASH_DIGITS),
      latestDate: summary.latestDate === null ? null : isoDay(summary.latestDate),
      ...(summary.hasEarlierDate && summary.firstDate !== null
        ? { firstDate: isoDay(summary.firstDate) }
        : {}),
      ...(summary.skipped.rows === 0 ? {} : { skipped: summary.skipped }),
    },
    disclosureThreshold: threshold,
    ...(correctedOn === undefined ? {} : { correctedOn }),
    figures: Object.fromEntries(
      outcomes.map(({ definition, outcome }) => [
        definition.id,
        "unavailable" in outcome
          ? {
              kind: definition.kind,
              ...describe(definition),
              unavailable: [...outcome.unavailable],
            }
          : publishedFigure(describe(definition), outcome, drafts.get(definition.id), threshold),
      ]),
    ),
  };
}

/**
 * Adds the outcome of the audit to protected figures: what their own publication and the ledger
 * together reveal about withheld values. Returns them unchanged if protection is off.
 */
export function audited(
  figures: PublishedFigures,
  { ledger, protectChanges }: Pick<Protection, "ledger" | "protectChanges">,
): PublishedFigures {
  if (figures.disclosureThreshold === 0) return figures;
  // Names a period once for each version. Versions of the figures' own period have the days of
  // their corrections instead.
  const against = ledger.map(({ period }) => period.id).filter((id) => id !== figures.period.id);
  const { figures: all, ...about } = figures;
  const rules = { against, ...(protectChanges === "all" ? { protectChanges } : {}) };
  const nothing = { withheld: 0, held: 0, derivable: 0, fewestValues: null };
  const published = { ...about, disclosure: { ...nothing, ...rules }, figures: all };
  const counted = auditPublication(published, ledger);
  return { ...published, disclosure: { ...counted, ...rules } };
}

function publishedFigure(
  about: FigureDescription,
  outcome: ComputedFigure,
  draft: DraftFigure | undefined,
  threshold: number,
): PublishedFigure {
  switch (outcome.kind) {
    case "count": {
      const { value, missing } = outcome;
      const [number] = draft?.numbers ?? [];
      const shown = { value, ...(missing === undefined ? {} : { missing }) };
      return {
        kind: "count",
        ...about,
        ...(number === undefined ? shown : publishedNumber(number, shown)),
      };
    }
    case "share": {
      const { numerator, denominator } = outcome;
      const percentage = wholePercentage(numerator, denominator);
      return { kind: "share", ...about, numerator, denominator, percentage };
    }
    case "breakdown": {
      const { total, list, cells } = outcome;
      const labels = new Map([...cells, NOT_NAMED].map(({ code, label }) => [code, label]));
      const numbers =
        draft?.numbers ?? cells.map((cell): DraftNumber => ({ ...cell, suppression: null }));
      const categories = numbers.map((number): PublishedCategory => {
        const { code, theme, value } = number;
        const named = { code, label: labels.get(code) ?? code };
        const about = theme === undefined ? named : { ...named, theme };
        return { ...about, ...publishedNumber(number, { value }) };
      });
      const overlaps = draft?.overlaps ?? [];
      return {
        kind: "breakdown",
        ...about,
        list,
        ...(overlaps.length === 0 ? {} : { overlaps: [...overlaps] }),
        total,
        categories: list === "open" ? byWhatIsPrinted(categories) : categories,
      };
    }
    case "quantiles": {
      const { n, median, p90 } = outcome;
      const withheld = [
        ...(n > 0 && n < FEWEST_FOR_MEDIAN ? (["median"] as const) : []),
        ...(n > 0 && n < FEWEST_FOR_P90 ? (["p90"] as const) : []),
      ];
      if (withheld.length === 0 || threshold === 0) {
        return { kind: "quantiles", ...about, n, median, p90 };
      }
      const shown = withheld.length === 2 ? null : median;
      return { kind: "quantiles", ...about, n, median: shown, p90: null, withheld };
    }
  }
}

/** Returns a number as readers get it. */
function publishedNumber<S extends { readonly value: number }>(
  { suppression, held }: DraftNumber,
  shown: S,
): S | { value: null; withheld: true } | { value: number; held: true; asOf: string } {
  if (suppression === null) return shown;
  if (suppression !== "held" || held === undefined) return { value: null, withheld: true };
  return { value: held.value, held: true, asOf: held.asOf };
}
