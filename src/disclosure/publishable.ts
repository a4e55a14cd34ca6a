import type { ComputedFigure, FigureDefinition } from "../figures/definition.ts";
import type { FigureOutcome } from "../figures/compute.ts";
import type { Redefinition } from "../codebook/redefinitions.ts";
import { descriptionOn } from "../figures/catalogue.ts";
import { formatPeriod } from "../language/dates.ts";
import { wholePercentage } from "../language/numbers.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { isoDay } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import { auditPublication } from "./audit.ts";
import type { DraftFigure, DraftNumber } from "./own-numbers.ts";
import { FEWEST_FOR_MEDIAN, FEWEST_FOR_P90 } from "./protect.ts";
import { decideWithheld, type Protection } from "./protect-numbers.ts";
import {
  NOT_NAMED,
  type FigureDescription,
  type PublishedCategory,
  type PublishedFigure,
  type PublishedFigures,
  byWhatIsPrinted,
} from "./published-figures.ts";

/**
 * Protects the outcomes of one period, once, for everything that comes after. `decideWithheld`
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

/**
 * The number of digits of the export's hash that is public. It is enough to notice most other
 * exports, and too small to confirm a guess at a row: one in 256 wrong guesses passes.
 */
const PUBLIC_HASH_DIGITS = 2;

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
