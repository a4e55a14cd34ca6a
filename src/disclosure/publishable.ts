import type { ComputedFigure, FigureDefinition } from "../figures/definition.ts";
import type { FigureOutcome } from "../figures/compute.ts";
import type { Redefinition } from "../codebook/redefinitions.ts";
import { definitionOn } from "../figures/catalogue.ts";
import { formatPeriod } from "../language/dates.ts";
import { wholePercentage } from "../language/numbers.ts";
import { compareCodePoints } from "../language/order.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { isoDay } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import { auditPublication } from "./audit.ts";
import type { OwnFigure, OwnNumber } from "./own-numbers.ts";
import { FEWEST_FOR_MEDIAN, FEWEST_FOR_P90 } from "./protect.ts";
import { protectNumbers, type Protection } from "./protect-numbers.ts";
import {
  compareWithheld,
  NOT_NAMED,
  type FigureDescription,
  type PublishedCategory,
  type PublishedFigure,
  type PublishedFigures,
} from "./published-figures.ts";

/**
 * Protects the outcomes of one period, once, for everything that comes after. What may be published
 * is then `audited`.
 */
export function publishable(
  period: Period,
  outcomes: readonly FigureOutcome[],
  summary: ExportSummary,
  protection: Protection,
  redefinitions: readonly Redefinition[],
): PublishedFigures {
  const { threshold, correctedOn } = protection;
  const own = protectNumbers(period, outcomes, protection);
  const describe = (definition: FigureDefinition) =>
    described(definition, isoDay(period.to), redefinitions);
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
      sha256: summary.sha256.slice(0, TOLD_OF_HASH),
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
          : publishedFigure(describe(definition), outcome, own.get(definition.id), threshold),
      ]),
    ),
  };
}

/**
 * Protected figures with a count of what their own publication, and all that were kept, leave of
 * what is withheld. Without protection there is nothing to count.
 */
export function audited(
  figures: PublishedFigures,
  { ledger, protectChanges }: Pick<Protection, "ledger" | "protectChanges">,
): PublishedFigures {
  if (figures.disclosureThreshold === 0) return figures;
  // Once for each version. The versions of its own period have the days of their corrections.
  const against = ledger.map(({ period }) => period.id).filter((id) => id !== figures.period.id);
  const { figures: all, ...about } = figures;
  const rules = { against, ...(protectChanges === "all" ? { protectChanges } : {}) };
  const nothing = { withheld: 0, held: 0, derivable: 0, fewestValues: null };
  const published = { ...about, disclosure: { ...nothing, ...rules }, figures: all };
  const counted = auditPublication(published, ledger);
  return { ...published, disclosure: { ...counted, ...rules } };
}

/**
 * So many digits of the export's hash are public: enough to notice most other exports, and too few
 * to confirm a guess at a row, of which one in 256 passes.
 */
const TOLD_OF_HASH = 2;

function described(
  { id, measure, label, unit }: FigureDefinition,
  day: string,
  redefinitions: readonly Redefinition[],
): FigureDescription {
  const own = redefinitions.filter(({ figure }) => figure === id);
  return {
    measure,
    label,
    unit,
    definition: definitionOn(id, day, redefinitions),
    ...(own.length === 0
      ? {}
      : { redefinitions: own.map(({ from, change, before }) => ({ from, change, before })) }),
  };
}

function publishedFigure(
  about: FigureDescription,
  outcome: ComputedFigure,
  own: OwnFigure | undefined,
  threshold: number,
): PublishedFigure {
  switch (outcome.kind) {
    case "count": {
      const { value, missing } = outcome;
      const [number] = own?.numbers ?? [];
      const shown = { value, ...(missing === undefined ? {} : { missing }) };
      return { kind: "count", ...about, ...(number === undefined ? shown : told(number, shown)) };
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
        own?.numbers ?? cells.map((cell): OwnNumber => ({ ...cell, suppression: null }));
      const categories = numbers.map((number): PublishedCategory => {
        const { code, theme, value } = number;
        const named = { code, label: labels.get(code) ?? code };
        const about = theme === undefined ? named : { ...named, theme };
        return { ...about, ...told(number, { value }) };
      });
      const overlaps = own?.overlaps ?? [];
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

/** A number as readers get it. */
function told<S extends { readonly value: number }>(
  { suppression, held }: OwnNumber,
  shown: S,
): S | { value: null; withheld: true } | { value: number; held: true; asOf: string } {
  if (suppression === null) return shown;
  if (suppression !== "held" || held === undefined) return { value: null, withheld: true };
  return { value: held.value, held: true, asOf: held.asOf };
}

/**
 * In a list by size the place of a category tells its size. So those with a number go by the number
 * that is printed, and those without one come last, by name.
 */
function byWhatIsPrinted(categories: readonly PublishedCategory[]): PublishedCategory[] {
  return categories.toSorted((a, b) => {
    if (a.value === null && b.value === null) return compareWithheld(a.code, b.code);
    if (a.value === null || b.value === null) return a.value === null ? 1 : -1;
    return b.value - a.value || compareCodePoints(a.code, b.code);
  });
}
