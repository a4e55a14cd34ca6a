import type { Cell, ComputedFigure, FigureDefinition } from "../figures/definition.ts";
import type { FigureOutcome } from "../figures/compute.ts";
import type { Redefinition } from "../codebook/redefinitions.ts";
import { definitionOn } from "../figures/catalogue.ts";
import { formatPeriod } from "../language/dates.ts";
import { wholePercentage } from "../language/numbers.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { isoDay } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import { withoutRareNames } from "./not-named.ts";
import { isTooSmall, withheldCodes } from "./protect.ts";
import {
  compareWithheld,
  type FigureDescription,
  type PublishedCategory,
  type PublishedFigure,
  type PublishedFigures,
} from "./published-figures.ts";

/**
 * Protects the outcomes of one period, once, for everything that comes after.
 * `threshold` is a whole number of at least 0; 0 turns protection off.
 */
export function publishable(
  period: Period,
  outcomes: readonly FigureOutcome[],
  summary: ExportSummary,
  threshold: number,
  redefinitions: readonly Redefinition[],
): PublishedFigures {
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
      sha256: summary.sha256,
      latestDate: summary.latestDate === null ? null : isoDay(summary.latestDate),
      ...(summary.hasEarlierDate && summary.firstDate !== null
        ? { firstDate: isoDay(summary.firstDate) }
        : {}),
      ...(summary.skipped.rows === 0 ? {} : { skipped: summary.skipped }),
    },
    disclosureThreshold: threshold,
    figures: Object.fromEntries(
      outcomes.map(({ definition, outcome }) => [
        definition.id,
        "unavailable" in outcome
          ? {
              kind: definition.kind,
              ...describe(definition),
              unavailable: [...outcome.unavailable],
            }
          : protectFigure(definition.sensitive, describe(definition), outcome, threshold),
      ]),
    ),
  };
}

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

function protectFigure(
  sensitive: boolean,
  about: FigureDescription,
  outcome: ComputedFigure,
  threshold: number,
): PublishedFigure {
  switch (outcome.kind) {
    case "count": {
      const { value, missing } = outcome;
      if (sensitive && isTooSmall(outcome, threshold)) {
        return { kind: "count", ...about, value: null, withheld: true };
      }
      return { kind: "count", ...about, value, ...(missing === undefined ? {} : { missing }) };
    }
    case "share": {
      const { numerator, denominator } = outcome;
      const percentage = wholePercentage(numerator, denominator);
      return { kind: "share", ...about, numerator, denominator, percentage };
    }
    case "breakdown": {
      const { total, list, unlisted } = outcome;
      const cells =
        unlisted === undefined
          ? outcome.cells
          : withoutRareNames(outcome.cells, unlisted, threshold);
      const withheld = sensitive ? withheldCodes(cells, total, threshold) : new Set<string>();
      const categories = protectCells(cells, withheld);
      return {
        kind: "breakdown",
        ...about,
        list,
        total,
        categories: list === "open" ? withheldLastByName(categories) : categories,
      };
    }
    case "quantiles": {
      const { n, median, p90 } = outcome;
      return { kind: "quantiles", ...about, n, median, p90 };
    }
  }
}

function protectCells(cells: readonly Cell[], withheld: ReadonlySet<string>): PublishedCategory[] {
  return cells.map(({ code, label, theme, value }) => {
    const named = theme === undefined ? { code, label } : { code, label, theme };
    return withheld.has(code) ? { ...named, value: null, withheld: true } : { ...named, value };
  });
}

/** In a list by size the place of a withheld cell would tell its size: those go last, by name. */
function withheldLastByName(categories: readonly PublishedCategory[]): PublishedCategory[] {
  const hidden = categories.filter(({ value }) => value === null);
  return [
    ...categories.filter(({ value }) => value !== null),
    ...hidden.toSorted((a, b) => compareWithheld(a.code, b.code)),
  ];
}
