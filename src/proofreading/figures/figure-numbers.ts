import {
  isHeld,
  isWithheld,
  type PublishedFigure,
  type PublishedFigures,
} from "../../disclosure/published-figures.ts";
import { CATALOGUE } from "../../figures/catalogue.ts";
import { formatAsOf, monthName } from "../../language/dates.ts";
import { wholePercentage } from "../../language/numbers.ts";
import { proofFiguresWords } from "../../messages/proof-figures.ts";
import { parseIsoDay } from "../../period/day.ts";
import { monthOfYear, monthsBetween, yearOf } from "../../period/month.ts";
import { parsePeriod, type Period, precedingPeriod } from "../../period/period.ts";
import { type NameWords, nameWords } from "./label-words.ts";
import { type Unit, unitOf } from "./units.ts";

/** A number that a publication shows. */
export interface ShownNumber {
  readonly unit: Unit;
  readonly figure: string;
  /** A category's code, or a field other than the value of a count; null for that value. */
  readonly field: string | null;
  /** `part`: a category. `side`: what a figure has beside its own number, such as a total. */
  readonly role: "own" | "part" | "side";
  /** Whole; percentages are rounded as print has them. */
  readonly value: number;
  /** Percentages: not rounded, of 100. Others: as `value`. */
  readonly exact: number;
  readonly names: NameWords;
  /** The names of the figure and its category with their date, for who reads it. */
  readonly label: string;
}

/** The numbers of a publication of an earlier date. */
export interface EarlierNumbers {
  /** Of the span of as many months right before: what a woven figure calls "vorige". */
  readonly isPrevious: boolean;
  /** Its months and years that are not those of the report, in words: they tell that it is meant. */
  readonly times: ReadonlySet<string>;
  readonly numbers: readonly ShownNumber[];
}

/** All numbers that a text can have typed over. */
export interface FigureNumbers {
  readonly now: readonly ShownNumber[];
  /** The latest first. */
  readonly earlier: readonly EarlierNumbers[];
  /** How much numbers that no protection concerns changed since the previous period; never 0. */
  readonly changes: readonly ShownNumber[];
}

/**
 * The numbers of protected figures, to be made once for all texts. A withheld number is not among
 * them, so that nothing that is said of a text can tell of one; a number that is held is, with its
 * date.
 *
 * @param earlier of kept reports and of the previous period; those of later periods do not count
 */
export function figureNumbersOf({
  now,
  earlier,
}: {
  readonly now: PublishedFigures;
  readonly earlier: readonly PublishedFigures[];
}): FigureNumbers {
  const own = parsePeriod(now.period.id);
  const numbers = numbersOf(now);
  const before = earlier
    .flatMap((figures) => {
      const period = parsePeriod(figures.period.id);
      return own === undefined || period === undefined || period.to > own.to
        ? []
        : [{ figures, period, isPrevious: period.id === precedingPeriod(own).id, own }];
    })
    .toSorted((a, b) => b.period.to - a.period.to)
    .map(({ figures, period, isPrevious, own: ofReport }) => ({
      isPrevious,
      times: timesIn(period).difference(timesIn(ofReport)),
      numbers: numbersOf(figures),
    }));
  return { now: numbers, earlier: before, changes: changesSince(before, numbers) };
}

function timesIn({ firstMonth, lastMonth }: Period): ReadonlySet<string> {
  const months = monthsBetween(firstMonth, lastMonth);
  return new Set(months.flatMap((one) => [monthName(monthOfYear(one)), String(yearOf(one))]));
}

/** True of two numbers that say the same of another date. */
export function isSameField(one: ShownNumber, other: ShownNumber): boolean {
  return one.figure === other.figure && one.field === other.field && one.unit === other.unit;
}

/** Sensitive numbers are left out: small changes of those are told nowhere. */
const UNPROTECTED: ReadonlySet<string> = new Set(
  CATALOGUE.filter(({ sensitive }) => !sensitive).map(({ id }) => id),
);

function changesSince(
  earlier: readonly EarlierNumbers[],
  now: readonly ShownNumber[],
): readonly ShownNumber[] {
  return earlier.flatMap(({ isPrevious, numbers }) => {
    if (!isPrevious) return [];
    return now.flatMap((one): readonly ShownNumber[] => {
      const isOpen = UNPROTECTED.has(one.figure) && one.unit !== "percent" && one.role !== "side";
      const before = isOpen ? numbers.find((other) => isSameField(one, other)) : undefined;
      const value = Math.abs(one.value - (before?.value ?? one.value));
      return value === 0 ? [] : [{ ...one, value, exact: value }];
    });
  });
}

function numbersOf({ period, figures }: PublishedFigures): readonly ShownNumber[] {
  return Object.entries(figures).flatMap(([id, figure]) => {
    const unit = unitOf(figure.unit);
    return unit === undefined ? [] : numbersOfFigure(id, unit, figure, period);
  });
}

/** What the numbers of a figure differ in. */
type Own = Pick<ShownNumber, "field" | "role" | "value"> & {
  readonly unit?: Unit;
  readonly exact?: number;
  readonly category?: string;
  /** The name of a field of the figure. */
  readonly fieldName?: string;
  /** The day of a held number. */
  readonly asOf?: string;
};

function numbersOfFigure(
  figure: string,
  unit: Unit,
  published: PublishedFigure,
  period: PublishedFigures["period"],
): readonly ShownNumber[] {
  const { measure, label } = published;
  return fieldsOf(published).map(({ category = null, fieldName, asOf, ...own }) => {
    const name = category ?? fieldName;
    const named = name === undefined ? label : proofFiguresWords.category(label, name);
    const isMonth = /^\d{4}-\d{2}$/.test(own.field ?? "");
    const day = asOf ?? (measure === "stock" && !isMonth ? period.to : null);
    return {
      unit,
      exact: own.value,
      ...own,
      figure,
      names: nameWords(label, isMonth ? shortMonth(own.field, category, period) : category),
      label: isMonth ? named : dated(named, day, period),
    };
  });
}

/** A month of the last twelve without its year, as texts name it. */
function shortMonth(
  code: string | null,
  label: string | null,
  { to }: PublishedFigures["period"],
): string | null {
  const [year = 0, month = 0] = (code ?? "").split("-").map(Number);
  const isRecent = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - (year * 12 + month) < 12;
  return isRecent ? monthName(month) : label;
}

function dated(label: string, iso: string | null, period: PublishedFigures["period"]): string {
  const day = iso === null ? undefined : parseIsoDay(iso);
  if (day === undefined) return proofFiguresWords.inPeriod(label, period.label);
  return proofFiguresWords.asOf(label, formatAsOf(day));
}

function fieldsOf(figure: PublishedFigure): readonly Own[] {
  if ("unavailable" in figure) return [];
  const { fields } = proofFiguresWords;
  if ("categories" in figure) {
    const { total, categories } = figure;
    const cells = categories.flatMap((cell): readonly Own[] => {
      if (isWithheld(cell)) return [];
      const part = { field: cell.code, role: "part", category: cell.label } as const;
      if (isHeld(cell)) return [{ ...part, value: cell.value, asOf: cell.asOf }];
      return [{ ...part, value: cell.value }, ...shareOf(cell.value, total, part)];
    });
    return [{ field: "total", role: "side", value: total, fieldName: fields.total }, ...cells];
  }
  if ("denominator" in figure) {
    const { numerator, denominator } = figure;
    return [
      ...shareOf(numerator, denominator, { field: null, role: "own" }),
      { field: "numerator", role: "side", value: numerator, fieldName: fields.numerator },
      { field: "denominator", role: "side", value: denominator, fieldName: fields.denominator },
    ];
  }
  if ("n" in figure) {
    const days = (["median", "p90"] as const).flatMap((field): readonly Own[] => {
      const value = figure[field];
      return value === null ? [] : [{ field, role: "own", value, fieldName: fields[field] }];
    });
    return [
      ...days,
      { field: "n", role: "side", unit: "rows", value: figure.n, fieldName: fields.n },
    ];
  }
  if (isWithheld(figure)) return [];
  const asOf = isHeld(figure) ? { asOf: figure.asOf } : {};
  return [{ field: null, role: "own", value: figure.value, ...asOf }];
}

/** A part of a whole in percent; none of an empty whole. */
function shareOf(part: number, whole: number, about: Omit<Own, "value">): readonly Own[] {
  const value = wholePercentage(part, whole);
  return value === null ? [] : [{ ...about, unit: "percent", value, exact: (100 * part) / whole }];
}
