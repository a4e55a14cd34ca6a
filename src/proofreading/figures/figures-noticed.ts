import { formatInteger } from "../../language/numbers.ts";
import { proofFiguresWords } from "../../messages/proof-figures.ts";
import type { Noticed } from "../noticed.ts";
import type { ProofText } from "../passage.ts";
import { type Told, wovenFigure } from "./binding.ts";
import {
  type EarlierNumbers,
  type FigureNumbers,
  isSameField,
  type ShownNumber,
} from "./figure-numbers.ts";
import { type Fit, fitWith } from "./label-words.ts";
import { canBeCalled, canBeMeant, isRounded } from "./nearness.ts";
import { type TypedFigure, typedFiguresIn } from "./typed-figures.ts";

/** More figures with the same number than this are not named. */
const MOST_NAMED = 3;

/**
 * Numbers that somebody typed and that are a figure of the report, were one of an earlier period, or
 * are none. What is said of them names shown numbers only: a withheld one is as unknown as any other.
 */
export function figuresNoticed(
  text: ProofText,
  numbersOf: () => FigureNumbers,
): readonly Noticed[] {
  return text.passages.flatMap((passage) => {
    const typed = typedFiguresIn(passage);
    if (typed.length === 0) return [];
    const numbers = numbersOf();
    return typed.flatMap((one, place): readonly Noticed[] => {
      // Of several percentages in a sentence each has the words around it, up to the next.
      const from = Math.max(one.sentence.start, typed[place - 1]?.index ?? 0);
      const until = one.sentence.start + one.sentence.text.length;
      const around = passage.text.slice(from, Math.min(until, typed[place + 1]?.index ?? until));
      const said = saidOf(one, around, numbers);
      return said === null ? [] : [{ ...said, passage, index: one.index }];
    });
  });
}

type Said = Pick<Noticed, "code" | "more">;

/** A shown number with how well its sentence fits it. */
interface Candidate {
  readonly number: ShownNumber;
  readonly fit: Fit;
}

function saidOf(typed: TypedFigure, around: string, numbers: FigureNumbers): Said | null {
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
  // How much children and answers of families changed is protected, and not known here.
  if (typed.isChange) return typed.counted.unit === "rows" ? unknown(typed, now) : null;
  for (const earlier of numbers.earlier) {
    const same = candidatesOf(earlier.numbers.filter((number) => canBeCalled(typed, number)));
    // So many numbers were some category once that only one by its name is meant.
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
 * The numbers that a sentence speaks of. Nearly each number is that of some category by chance, so
 * where the words of a sentence point at one, no other will do but one by its name.
 */
function pointedAt(typed: TypedFigure, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ number: { role, names }, fit }) => {
    if (role === "own") return fit.pointsAt;
    const isShareOfPart = role === "part" && typed.counted.unit === "percent";
    return isShareOfPart && fit.namesCategory && (names.category ?? []).some(isTelling);
  });
}

/** In letters: shorter names of categories stand in many a sentence ("kinderen", "moeder"). */
const SHORTEST_TELLING = 9;

function isTelling({ word }: { readonly word: string }): boolean {
  return word.length >= SHORTEST_TELLING;
}

/** True where a sentence names the category, the total or the share that a number is. */
function isNamed({ number: { role, unit }, fit }: Candidate): boolean {
  if (role === "part") return fit.namesCategory;
  return role === "side" ? fit.score > 0 : unit !== "percent" || fit.pointsAt;
}

const ROLES = ["own", "part", "side"] as const;

/** Those that fit the sentence best first; a number of its own before a part, and a total last. */
function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.toSorted(
    (a, b) =>
      b.fit.score - a.fit.score || ROLES.indexOf(a.number.role) - ROLES.indexOf(b.number.role),
  );
}

function unbound(typed: TypedFigure, candidates: readonly Candidate[], told?: Told): Said | null {
  // A fraction fits so many shares that only one by its name is meant.
  const meant = typed.form === "fraction" ? candidates.filter(isNamed) : candidates;
  // A total of many answers is a count already.
  const own = meant.filter(({ number }) => number.role !== "side");
  const named = inOrder(own.length > 0 ? own : meant).slice(0, MOST_NAMED);
  if (named.length === 0) return null;
  const ways = named.map(({ number }) => `${wovenFigure(number, typed, told)} (${number.label})`);
  return { code: "text-figure-unbound", more: proofFiguresWords.write(ways) };
}

function wasEarlier(
  typed: TypedFigure,
  { number }: Candidate,
  earlier: EarlierNumbers,
  now: readonly ShownNumber[],
): Said | null {
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

/** "Eerder uit huis geplaatst" is what a figure of now counts. */
const LOOKS_BACK = /\b(?:vorige?|eerdere|eerder(?! uit ?huis)|toen|ervoor|daarvoor|destijds)\b/i;

/** True where a sentence says itself that its number is of an earlier date. */
function namesEarlier(typed: TypedFigure, earlier: EarlierNumbers): boolean {
  return LOOKS_BACK.test(typed.sentence.text) || namesTimes(typed, earlier);
}

function namesTimes({ sentence }: TypedFigure, { times }: EarlierNumbers): boolean {
  const said = sentence.text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return said.some((word) => times.has(word));
}

function unknown(typed: TypedFigure, candidates: readonly Candidate[]): Said | null {
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
  // A fraction by itself can be of anything: only beside a share by its name is it wrong.
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
