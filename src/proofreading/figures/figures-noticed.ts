import { formatInteger } from "../../language/numbers.ts";
import { proofFiguresWords } from "../../messages/proof-figures.ts";
import type { PassageRemark } from "../noticed.ts";
import type { ProofText } from "../passage.ts";
import { type WovenForm, wovenFigure } from "./binding.ts";
import {
  type EarlierNumbers,
  type FigureNumbers,
  isSameField,
  type ShownNumber,
} from "./figure-numbers.ts";
import { type Fit, fitWith } from "./label-words.ts";
import { canBeCalled, canBeMeant, isRounded } from "./nearness.ts";
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
  // Changes in children and families' answers are protected, so they are unknown here.
  if (typed.isChange) return typed.counted.unit === "rows" ? unknown(typed, now) : null;
  for (const earlier of numbers.earlier) {
    const same = candidatesOf(earlier.numbers.filter((number) => canBeCalled(typed, number)));
    // Many numbers once equalled some category, so a category must be named.
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
 * The numbers that a sentence is about. Nearly every number equals some category by chance. If the
 * words of a sentence match some figures, other figures must be named.
 */
function pointedAt(typed: TypedFigure, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ number: { role, names }, fit }) => {
    if (role === "own") return fit.pointsAt;
    const isShareOfPart = role === "part" && typed.counted.unit === "percent";
    return isShareOfPart && fit.namesCategory && (names.category ?? []).some(isTelling);
  });
}

/** In letters. Shorter names of categories are common words ("kinderen", "moeder"). */
const SHORTEST_TELLING = 9;

function isTelling({ word }: { readonly word: string }): boolean {
  return word.length >= SHORTEST_TELLING;
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
  // A fraction equals many shares, so the share must be named.
  const meant = typed.form === "fraction" ? candidates.filter(isNamed) : candidates;
  // A total of many answers also exists as a count.
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

/** True if a sentence states that its number has an earlier date. */
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
