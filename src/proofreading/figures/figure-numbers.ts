import {
  isHeld,
  isWithheld,
  type PublishedFigure,
  type PublishedFigures,
} from "../../disclosure/published-figures.ts";
import { CATALOGUE } from "../../figures/catalogue.ts";
import { formatAsOf, monthName } from "../../language/dates.ts";
import { numberFromWords, wholePercentage } from "../../language/words.ts";
import { proofFiguresWords } from "../../messages/text-checks.ts";
import {
  monthOfYear,
  monthsBetween,
  parseIsoDay,
  parsePeriod,
  type Period,
  precedingPeriod,
  yearOf,
} from "../../period/period.ts";
import { type Unit, unitOf } from "./typed-figures.ts";

/** A number that a publication shows. */
export interface ShownNumber {
  readonly unit: Unit;
  readonly figure: string;
  /** The code of a category, or a field other than the value of a count. Null for that value. */
  readonly field: string | null;
  /** `part`: a category. `side`: a number beside the figure's own number, such as a total. */
  readonly role: "own" | "part" | "side";
  /** A whole number. Percentages are rounded as in print. */
  readonly value: number;
  /** For a percentage: the share of 100, not rounded. Otherwise equal to `value`. */
  readonly exact: number;
  readonly names: NameWords;
  /** The names of the figure and its category, with their date, for a message. */
  readonly label: string;
}

/** The numbers of an earlier publication. */
export interface EarlierNumbers {
  /** It is the period of the same length directly before: "vorige" in a call. */
  readonly isPrevious: boolean;
  /**
   * The months and years of its period that the report's period lacks, in words. They show that a
   * sentence is about this publication.
   */
  readonly times: ReadonlySet<string>;
  readonly numbers: readonly ShownNumber[];
}

/** All numbers that a writer can have copied into a text. */
export interface FigureNumbers {
  readonly now: readonly ShownNumber[];
  /** The latest first. */
  readonly earlier: readonly EarlierNumbers[];
  /** The changes since the previous period of numbers that are not sensitive; never 0. */
  readonly changes: readonly ShownNumber[];
}

/**
 * Collects the numbers of protected figures, once for all texts. It leaves out withheld numbers, so
 * that no finding can reveal one. It includes held numbers, with their date.
 *
 * @param earlier the figures of snapshots and of the previous period; those of later periods are
 * skipped
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

/** True for two numbers of the same field, possibly of different dates. */
export function isSameField(one: ShownNumber, other: ShownNumber): boolean {
  return one.figure === other.figure && one.field === other.field && one.unit === other.unit;
}

/** The figures that are not sensitive. Small changes of sensitive figures are protected. */
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

// The numbers of one figure.

/** The properties that differ between the numbers of a figure. */
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

/** The name of a month: without its year if it is one of the last twelve, as in texts. */
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

/** A part of a whole in percent. Empty for an empty whole. */
function shareOf(part: number, whole: number, about: Omit<Own, "value">): readonly Own[] {
  const value = wholePercentage(part, whole);
  return value === null ? [] : [{ ...about, unit: "percent", value, exact: (100 * part) / whole }];
}

// The names of figures in sentences.

/** Common words, which do not distinguish the labels of figures. */
const COMMON: ReadonlySet<string> = new Set(
  "de het een en of in op van naar per via met zonder die dat over binnen aan bij na nu is zijn uit tot voor dan er al".split(
    " ",
  ),
);
const SHORTEST_STEM = 4;
const SHORTEST_TAIL = 5;

/** A word of a sentence or name: in full, and without its endings. */
interface Word {
  readonly word: string;
  readonly stem: string;
}

/** The distinctive words of the name of a figure, and of its category if it has one. */
export interface NameWords {
  readonly figure: readonly Word[];
  readonly category: readonly Word[] | null;
}

/** The words of the names of a number. */
function nameWords(figure: string, category: string | null): NameWords {
  return { figure: wordsOf(figure), category: category === null ? null : wordsOf(category) };
}

/** How well the words of a sentence match the names of a number. */
export interface Fit {
  /**
   * The number of distinctive words that the sentence contains. Words of a category count double.
   */
  readonly score: number;
  /** The sentence contains all words of the category. True for a number without a category. */
  readonly namesCategory: boolean;
  /** The sentence is about this figure: it contains the longest word of its name and one more. */
  readonly pointsAt: boolean;
}

/** Returns a function that rates the match between a sentence and the names of a number. */
export function fitWith(sentence: string): (names: NameWords) => Fit {
  const sentenceWords = wordsOf(withLabelWords(sentence));
  const has = (word: Word): boolean => sentenceWords.some((one) => isSame(one, word));
  return ({ figure, category }) => {
    const found = figure.filter(has);
    const [longest] = figure.toSorted((a, b) => b.word.length - a.word.length);
    const own = category?.filter(has) ?? [];
    return {
      score: found.length + 2 * own.length,
      namesCategory: category === null || (own.length > 0 && own.length === category.length),
      pointsAt: found.length > 1 && longest !== undefined && found.includes(longest),
    };
  };
}

/** Adds words of labels after the expressions that texts use instead of these words. */
function withLabelWords(sentence: string): string {
  const same: readonly (readonly [RegExp, string])[] = [
    [/\been week\b/gi, "7 dagen"],
    [/\b(?:meldden|meldde|melden|meldt|gemeld)\b/gi, "aanmeldingen"],
    [/\b(?:dit (?:kwartaal|jaar|halfjaar)|deze (?:\p{L}+ )?maand(?:en)?)\b/giu, "periode"],
    [/\bnieuwe (?:aanmelding(?:en)?|gezin(?:nen)?)\b/gi, "aanmeldingen in de periode"],
    [/\bterug naar huis\b/gi, "teruggeplaatst"],
    [/\bwachtt?en\b|\bwachttijd\b/gi, "wachten start"],
  ];
  return same.reduce((text, [words, label]) => text.replaceAll(words, `$& ${label}`), sentence);
}

function wordsOf(text: string): readonly Word[] {
  const plain = text.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
  const distinctive = (plain.match(/[\p{L}\d]+/gu) ?? []).filter((word) => !COMMON.has(word));
  const words = new Set(distinctive.map((word) => String(numberFromWords(word) ?? word)));
  return [...words].map((word) => ({ word, stem: stemOf(word) }));
}

/** True for another form of a word ("lopend", "lopende"), and for the last part of a compound. */
function isSame(one: Word, other: Word): boolean {
  if (one.word === other.word) return true;
  const [short, long] =
    one.stem.length < other.stem.length ? [one.stem, other.stem] : [other.stem, one.stem];
  if (short.length < SHORTEST_STEM) return false;
  return long.startsWith(short) || (short.length >= SHORTEST_TAIL && long.endsWith(short));
}

function stemOf(word: string): string {
  const stem = word.replace(/(?:en|e|s)$/, "").replace(/^ge(?=\p{L}{4})/u, "");
  return stem.length < SHORTEST_STEM ? word : stem;
}
