import { formatInteger } from "../../language/words.ts";
import { proofFiguresWords } from "../../messages/text-checks.ts";
import type { PassageRemark, ProofText } from "../passage.ts";
import {
  type EarlierNumbers,
  type FigureNumbers,
  type Fit,
  fitWith,
  isSameField,
  type ShownNumber,
} from "./figure-numbers.ts";
import { type TypedFigure, typedFiguresIn } from "./typed-figures.ts";

/** The most figures that a finding names. */
const MOST_NAMED = 3;

/**
 * Reports typed numbers: those that equal a figure of the report, those that equal an earlier
 * figure, and those that equal none. A finding names only shown numbers. A withheld number is
 * treated like any unknown number.
 */
export function remarksOnFigures(
  text: ProofText,
  numbersOf: () => FigureNumbers,
): readonly PassageRemark[] {
  return text.passages.flatMap((passage) => {
    const typed = typedFiguresIn(passage);
    if (typed.length === 0) return [];
    const numbers = numbersOf();
    return typed.flatMap((one, place): readonly PassageRemark[] => {
      // If a sentence has several numbers, each gets the words up to its neighbours.
      const from = Math.max(one.sentence.start, typed[place - 1]?.index ?? 0);
      const until = one.sentence.start + one.sentence.text.length;
      const around = passage.text.slice(from, Math.min(until, typed[place + 1]?.index ?? until));
      const remark = remarkOn(one, around, numbers);
      return remark === null ? [] : [{ ...remark, passage, index: one.index }];
    });
  });
}

type Remark = Pick<PassageRemark, "code" | "more">;

/** A shown number, and how well the sentence matches its names. */
interface Candidate {
  readonly number: ShownNumber;
  readonly fit: Fit;
}

function remarkOn(typed: TypedFigure, around: string, numbers: FigureNumbers): Remark | null {
  const fitOf = fitWith(around);
  const candidatesOf = (shown: readonly ShownNumber[]): readonly Candidate[] =>
    shown
      .filter(({ unit, figure }) => unit === typed.counted.unit && isCounted(typed, figure))
      .map((number) => ({ number, fit: fitOf(number.names) }));
  const now = candidatesOf(typed.isChange ? numbers.changes : numbers.now);
  if (now.length === 0) return null;
  const pointed = pointedAt(typed, now);
  const isLikely = (candidate: Candidate): boolean =>
    (pointed.length === 0 && !isRounded(typed)) || isNamed(candidate);
  const equal = now.filter((one) => canBeCalled(typed, one.number) && isLikely(one));
  if (equal.length > 0) return unbound(typed, equal, typed.isChange ? "verschil" : undefined);
  // Changes in children and families' answers are protected, so no number for them is known.
  if (typed.isChange) return typed.counted.unit === "rows" ? unknown(typed, now) : null;
  for (const earlier of numbers.earlier) {
    const same = candidatesOf(earlier.numbers.filter((number) => canBeCalled(typed, number)));
    // Many numbers equal some earlier category by chance, so the sentence must name the category.
    const [best] = inOrder(
      same.filter((one) => isLikely(one) && (one.number.role === "own" || isNamed(one))),
    );
    if (best !== undefined) return wasEarlier(typed, best, earlier, numbers.now);
  }
  const then = numbers.earlier.filter((one) => namesTimes(typed, one));
  const meant = then.flatMap((earlier) => candidatesOf(earlier.numbers));
  const isShare = typed.counted.unit === "percent" && pointed.length > 0;
  return unknown(typed, isShare ? pointed : [...meant, ...now]);
}

function isCounted({ counted }: TypedFigure, figure: string): boolean {
  return counted.only?.test(figure) ?? true;
}

/**
 * The numbers that a sentence is about. Nearly every number equals some category by chance. So if
 * there are such numbers, any other number counts only if the sentence names it.
 */
function pointedAt(typed: TypedFigure, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ number: { role, names }, fit }) => {
    if (role === "own") return fit.pointsAt;
    const isShareOfPart = role === "part" && typed.counted.unit === "percent";
    return isShareOfPart && fit.namesCategory && (names.category ?? []).some(isDistinctive);
  });
}

/**
 * The minimum length in letters. Shorter names of categories are common words ("kinderen",
 * "moeder").
 */
const SHORTEST_DISTINCTIVE = 9;

function isDistinctive({ word }: { readonly word: string }): boolean {
  return word.length >= SHORTEST_DISTINCTIVE;
}

/** True if a sentence names the category, total or share of a number. */
function isNamed({ number: { role, unit }, fit }: Candidate): boolean {
  if (role === "part") return fit.namesCategory;
  return role === "side" ? fit.score > 0 : unit !== "percent" || fit.pointsAt;
}

const ROLES = ["own", "part", "side"] as const;

/**
 * Sorts candidates by how well the sentence matches them. Then a figure's own number comes before a
 * part and a total.
 */
function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.toSorted(
    (a, b) =>
      b.fit.score - a.fit.score || ROLES.indexOf(a.number.role) - ROLES.indexOf(b.number.role),
  );
}

function unbound(
  typed: TypedFigure,
  candidates: readonly Candidate[],
  wovenForm?: WovenForm,
): Remark | null {
  // A fraction matches many shares by chance, so the sentence must name the share.
  const meant = typed.form === "fraction" ? candidates.filter(isNamed) : candidates;
  // The total of a breakdown often equals a count. Then the count is proposed.
  const own = meant.filter(({ number }) => number.role !== "side");
  const named = inOrder(own.length > 0 ? own : meant).slice(0, MOST_NAMED);
  if (named.length === 0) return null;
  const ways = named.map(
    ({ number }) => `${wovenFigure(number, typed, wovenForm)} (${number.label})`,
  );
  return { code: "text-figure-unbound", more: proofFiguresWords.write(ways) };
}

function wasEarlier(
  typed: TypedFigure,
  { number }: Candidate,
  earlier: EarlierNumbers,
  now: readonly ShownNumber[],
): Remark | null {
  const present = now.find((one) => isSameField(one, number));
  if (namesEarlier(typed, earlier)) {
    if (!earlier.isPrevious || present === undefined) return null;
    const way = `${wovenFigure(number, typed, "vorige")} (${number.label})`;
    return { code: "text-figure-unbound", more: proofFiguresWords.write([way]) };
  }
  const then = proofFiguresWords.earlier(number.label);
  if (present === undefined) return { code: "text-figure-earlier", more: then };
  const value = proofFiguresWords.present(valueIn(present), present.label);
  const way = proofFiguresWords.write([wovenFigure(present, typed)]);
  return { code: "text-figure-earlier", more: `${then} ${value} ${way}` };
}

/** The "earlier" of "eerder uit huis geplaatst" is part of a present figure. */
const LOOKS_BACK = /\b(?:vorige?|eerdere|eerder(?! uit ?huis)|toen|ervoor|daarvoor|destijds)\b/i;

/** True if a sentence says that its number is of an earlier date. */
function namesEarlier(typed: TypedFigure, earlier: EarlierNumbers): boolean {
  return LOOKS_BACK.test(typed.sentence.text) || namesTimes(typed, earlier);
}

function namesTimes({ sentence }: TypedFigure, { times }: EarlierNumbers): boolean {
  const words = sentence.text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.some((word) => times.has(word));
}

function unknown(typed: TypedFigure, candidates: readonly Candidate[]): Remark | null {
  const code = "text-figure-unknown";
  const [nearest] = candidates
    .filter((one) => {
      const isByName = one.fit.pointsAt || (one.number.role === "part" && one.fit.score > 2);
      return isNamed(one) && canBeMeant(typed, one.number, isByName);
    })
    .toSorted(
      (a, b) =>
        b.fit.score - a.fit.score ||
        distance(typed, a.number) - distance(typed, b.number) ||
        ROLES.indexOf(a.number.role) - ROLES.indexOf(b.number.role),
    );
  // A fraction alone can be about anything. It is wrong only if the sentence names a share.
  if (nearest === undefined) return typed.form === "fraction" ? null : { code };
  const { number } = nearest;
  const noun = typed.noun === "" ? "" : ` ${typed.noun.toLowerCase()}`;
  return { code, more: proofFiguresWords.nearest(`${valueIn(number)}${noun} (${number.label})`) };
}

function distance({ value }: TypedFigure, { exact }: ShownNumber): number {
  return Math.abs(exact - value);
}

function valueIn({ unit, value }: ShownNumber): string {
  return unit === "percent" ? `${value}%` : formatInteger(value);
}

// The call that the finding proposes.

/**
 * The form of a woven number: "vorige" for the previous period, "verschil" for the change since
 * then.
 */
type WovenForm = "vorige" | "verschil";

/** The call that weaves a number into a text, in the form in which the number was typed. */
function wovenFigure(number: ShownNumber, typed: TypedFigure, wovenForm?: WovenForm): string {
  const { figure, field } = number;
  const names = field === null ? [figure] : [figure, field];
  const rounded = typed.nearness === "exact" ? undefined : "afgerond";
  // A call has one form. Another date is more important than rounding.
  const form = wovenForm ?? (typed.form === "fraction" ? "breuk" : rounded);
  const words = [...names, ...(form === undefined ? [] : [form])].map(literal);
  const { noun } = typed.counted;
  const counts = noun === null || !typed.isJoined ? [] : [`zelfstandig=${literal(noun.singular)}`];
  const helper = number.unit === "percent" ? "aandeel" : "cijfer";
  return `{{${[helper, ...words, ...counts].join(" ")}}}`;
}

function literal(text: string): string {
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}

// The numbers that a typed number can mean.

/** A rounded number can mean any number within a tenth of it. */
const ROUNDED = 0.1;
/** A fraction can mean any percentage within these numbers of points. */
const POINTS_OVER = 9;
const POINTS_ABOUT = 4;
/**
 * A number with a typing mistake is within a tenth of the intended figure, a percentage within five
 * points.
 */
const MEANT = 0.1;
const MEANT_BY_NAME = 0.25;
const POINTS_MEANT = 5;

/**
 * True if a text may describe a number in this way.
 *
 * - A plain number must be equal. A percentage must be equal after rounding to the typed number of
 *   decimals.
 * - "ruim 140" is 141 to 149, "bijna 140" is 131 to 139: up to the next number with as many zeros
 *   at its end, but at most a tenth of the number. "ruim 100" is 101 to 109.
 * - "ongeveer 140" is 135 to 145: half as far, to both sides.
 * - "ten minste 140" is 140 to 149, "hooguit 140" is 131 to 140.
 * - A number without zeros at its end is not rounded, so it must be equal, whatever precedes it.
 * - "een kwart" and "1 op de 4" are up to 4 percent points off, "ruim" and "bijna" up to 9.
 */
export function canBeCalled({ form, value, nearness }: TypedFigure, number: ShownNumber): boolean {
  if (form === "fraction") {
    const off = number.exact - value;
    if (nearness === "about") return Math.abs(off) <= POINTS_ABOUT;
    return nearness === "over" || nearness === "atLeast"
      ? off > 0 && off <= POINTS_OVER
      : off < 0 && off >= -POINTS_OVER;
  }
  const shown = form === "percentage" ? roundedAs(value, number) : number.value;
  const step = stepOf(value);
  if (nearness === "exact" || step <= 1) return shown === value;
  const off = shown - value;
  if (nearness === "over") return off > 0 && off < step;
  if (nearness === "under") return off < 0 && off > -step;
  if (nearness === "atLeast") return off >= 0 && off < step;
  if (nearness === "atMost") return off <= 0 && off > -step;
  return Math.abs(off) <= step / 2;
}

/** True for a number that means a range. It matches many figures by chance. */
function isRounded({ form, value, nearness }: TypedFigure): boolean {
  return form === "fraction" || (nearness !== "exact" && stepOf(value) > 1);
}

/**
 * True if the writer can have meant a number but made a mistake: it is near, or has the same digits
 * in another order.
 *
 * @param isByName the sentence names what the number counts, so it may be further off
 */
function canBeMeant({ form, value }: TypedFigure, number: ShownNumber, isByName: boolean): boolean {
  const off = Math.abs(number.exact - value);
  if (form !== "number") return isByName || off <= POINTS_MEANT;
  const near = isByName ? MEANT_BY_NAME : MEANT;
  return off <= near * value || (value >= 100 && digitsOf(value) === digitsOf(number.value));
}

/** The unit of the last digit that is not zero, but at most a tenth of the number. */
function stepOf(value: number): number {
  const [zeros = ""] = /0*$/.exec(String(value)) ?? [];
  return Math.min(10 ** zeros.length, ROUNDED * value);
}

function roundedAs(value: number, { value: whole, exact }: ShownNumber): number {
  const decimals = String(value).split(".")[1]?.length ?? 0;
  if (decimals === 0) return whole;
  return Math.round(exact * 10 ** decimals) / 10 ** decimals;
}

function digitsOf(value: number): string {
  return String(value).split("").toSorted().join("");
}
