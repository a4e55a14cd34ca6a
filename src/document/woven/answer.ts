import type { PublishedFigure, PublishedFigures } from "../../disclosure/published-figures.ts";
import { monthName } from "../../language/dates.ts";
import { formatInteger, type Noun, wholePercentage } from "../../language/words.ts";
import { type CallFault, callFault } from "../../messages/text-checks.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import {
  capitalised,
  countAlone,
  countWithNoun,
  differenceWords,
  plain,
  pointsWords,
  roundedCount,
  roundedDifference,
  type ShownCount,
  type Text,
} from "../../model/text.ts";
import { isSensitive } from "../../compare/protect-comparison.ts";
import type { Condition, ValueCall } from "../../narrative/narrative.ts";
import type { Answers } from "../../narrative/weave.ts";
import { monthOfYear } from "../../period/period.ts";
import type { Material } from "../block-entry.ts";
import { periodInFull, type Share, shareOf, shareWords } from "../wording.ts";
import type { Facts } from "../facts.ts";
import {
  categoriesIn,
  type CategoriesOf,
  monthNamed,
  type NumberTest,
  printedNumber,
  type PrintedNumber,
  type Reference,
  type RequestedNumber,
  requestedNumber,
  testsOf,
} from "./reference.ts";

/** The data that answers the calls in the writer's texts. */
export interface WovenSources {
  readonly material: Pick<Material, "facts" | "previous" | "comparison">;
  /**
   * The published figures of the previous period. The calls use them for sensitive figures: an
   * unpublished earlier number beside the current one would reveal what happened in between.
   */
  readonly published: Pick<Material, "previous" | "comparison">;
  /** The figures as their files contain them. The figures of the report come first. */
  readonly figures: readonly PublishedFigures[];
  /** The names of the regions in the codebook. */
  readonly regions: readonly string[];
}

/** Answers the calls in texts from the protected figures of a report. */
export function answersFrom(sources: WovenSources): Answers {
  const categoriesOf = categoriesIn(sources.figures, sources.regions);
  return {
    value: (call, startsSentence) => {
      const text = valueOf(call, sources, categoriesOf);
      return "code" in text || !startsSentence ? text : capitalised(text);
    },
    holds: (condition) => holds(condition, sources, categoriesOf),
  };
}

function valueOf(
  call: ValueCall,
  sources: WovenSources,
  categoriesOf: CategoriesOf,
): Text | CallFault {
  const { facts, previous } = sources.material;
  if (call.kind === "maand") {
    const month = monthNamed(call.which, facts.period);
    return month === undefined ? callFault.month : plain(monthName(monthOfYear(month)));
  }
  if ("form" in call) {
    if (call.form !== null && call.form !== "vorige") return callFault.formUnknown;
    const of = call.form === null ? facts : previous;
    if (of === null) return callFault.noPrevious;
    return [call.kind === "peildatum" ? of.referenceDayRun : periodInFull(of)];
  }
  const requested = printedNumber(call, categoriesOf);
  return "code" in requested ? requested : wordsOf(requested, sources);
}

function wordsOf({ reference, isShare, noun }: PrintedNumber, sources: WovenSources) {
  return isShare ? shareText(reference, noun, sources) : countText(reference, noun, sources);
}

function countText(
  reference: Reference,
  noun: Noun | null,
  sources: WovenSources,
): Text | CallFault {
  const { when, style } = reference;
  if (when === "difference") {
    const row = differenceOf(reference, sources);
    if ("code" in row) return row;
    const words = style === "rounded" ? roundedDifference : differenceWords;
    return words(row.difference, row.origin, noun);
  }
  const count = countOf(reference, sources);
  if ("code" in count) return count;
  if (style === "rounded") return roundedCount(count, noun);
  return noun === null ? countAlone(count) : countWithNoun(count, noun);
}

function shareText(
  reference: Reference,
  noun: Noun | null,
  sources: WovenSources,
): Text | CallFault {
  const { when, style } = reference;
  if (when === "difference") {
    const row = differenceOf(reference, sources);
    return "code" in row ? row : pointsWords(row.difference, row.origin);
  }
  const share = shareIn(reference, sources);
  if ("code" in share) return share;
  return shareWords(share, style, noun) ?? callFault.noValue;
}

/** The facts of the period of a reference, or the fault that there are none. */
function factsOf({ figure, when }: Reference, sources: WovenSources): Facts | CallFault {
  if (when !== "previous") return sources.material.facts;
  return beforeOf(figure, sources).previous ?? noneBefore(figure);
}

function noneBefore(figure: string): CallFault {
  return isSensitive(figure) ? callFault.notPublished : callFault.noPrevious;
}

function beforeOf(
  figure: string,
  { material, published }: WovenSources,
): WovenSources["published"] {
  return isSensitive(figure) ? published : material;
}

function countOf(reference: Reference, sources: WovenSources): ShownCount | CallFault {
  const { figure: id, kind, part } = reference;
  const facts = factsOf(reference, sources);
  if ("code" in facts) return facts;
  const figure = availableIn(facts, id);
  if ("code" in figure) return figure;
  if (kind === "count") return facts.shownCount(id) ?? callFault.withheld;
  if (kind === "breakdown") {
    if (part === null || part === "total") return asShown(facts.total(id));
    const isThere = facts.breakdown(id)?.categories.some(({ code }) => code === part) === true;
    return facts.shownCategory(id, part) ?? (isThere ? callFault.withheld : callFault.noValue);
  }
  const value = fieldOf(figure, part ?? "");
  if (value !== null) {
    const run = { text: formatInteger(value), origin: facts.originOf(`${id}.${part ?? ""}`) };
    return { value, run, isLowerBound: false, asOf: null };
  }
  return "withheld" in figure ? callFault.withheld : callFault.noValue;
}

function shareIn(reference: Reference, sources: WovenSources): Share | CallFault {
  const { figure: id, kind, part } = reference;
  const facts = factsOf(reference, sources);
  if ("code" in facts) return facts;
  const figure = availableIn(facts, id);
  if ("code" in figure) return figure;
  if (kind === "share" && part === null) return facts.share(id) ?? callFault.noValue;
  if (part === null) return callFault.noShare;
  const isThere = facts.breakdown(id)?.categories.some(({ code }) => code === part) === true;
  if (!isThere) return callFault.noValue;
  const [one, whole] = [facts.category(id, part), facts.total(id)];
  if (one === null || whole === null) return callFault.withheld;
  return whole.value === 0 ? callFault.noValue : shareOf(one, whole);
}

function asShown(count: ReturnType<Facts["total"]>): ShownCount | CallFault {
  return count === null ? callFault.noValue : { ...count, asOf: null };
}

/** A figure with numbers, or the fault that it has none. */
function availableIn(facts: Facts, id: string): PublishedFigure | CallFault {
  const figure = facts.published(id);
  if (figure === null) return noneBefore(id);
  return "unavailable" in figure ? callFault.unavailable : figure;
}

function fieldOf(figure: PublishedFigure, field: string): number | null {
  const value: unknown = Object.entries(figure).find(([key]) => key === field)?.[1];
  return typeof value === "number" ? value : null;
}

/** The difference with the previous period, or the fault that it must not be shown. */
function differenceOf(
  { figure, kind, part }: Reference,
  sources: WovenSources,
): { readonly difference: number; readonly origin: string } | CallFault {
  const { facts } = sources.material;
  const { previous, comparison } = beforeOf(figure, sources);
  const now = facts.published(figure);
  if (now === null || "unavailable" in now) return callFault.unavailable;
  if (previous === null || comparison === null || previous.published(figure) === null) {
    return noneBefore(figure);
  }
  const field = { count: "value", share: "percentage", breakdown: "total", quantiles: "median" };
  const isCategory = kind === "breakdown" && part !== null && part !== "total";
  const name = isCategory ? "value" : (part ?? field[kind]);
  const row = comparison.rows.find(
    (one) =>
      one.figure === figure && one.category === (isCategory ? part : null) && one.field === name,
  );
  // The comparison has no difference if it is withheld or if the two numbers cannot be compared.
  const difference = row?.difference ?? null;
  // The difference of two lower bounds does not say how much the number itself changed.
  const isOfBounds =
    kind === "count" && [facts, previous].some((one) => one.count(figure)?.isLowerBound === true);
  if (difference === null || isOfBounds) return callFault.differenceWithheld;
  const origins = [facts, previous].map((one) =>
    one.originOf(`${figure}.${isCategory ? (part ?? "") : name}`),
  );
  return { difference, origin: ORIGIN_OF.minus(...origins) };
}

/** Decides whether the condition around a text is true. */
function holds(
  condition: Condition,
  sources: WovenSources,
  categoriesOf: CategoriesOf,
): boolean | CallFault {
  const requested = requestedNumber(condition, categoriesOf);
  if ("code" in requested) return requested;
  if (condition.kind === "getoond") {
    const shown = wordsOf({ ...requested, noun: null }, sources);
    // A call that is wrong for every report is a fault. It must not make a sentence disappear.
    return "code" in shown ? (shown.code === "woven-not-shown" ? false : shown) : true;
  }
  const results = testsOf(requested, condition, categoriesOf).map((test) => {
    if ("code" in test) return test;
    const sides = sidesOf(requested, test.with, sources);
    if ("code" in sides) return sides;
    const [one, against] = sides;
    if (test.comparison === "groter") return one > against;
    return test.comparison === "kleiner" ? one < against : one === against;
  });
  const fault = results.find((result) => typeof result !== "boolean");
  return fault ?? results.every((result) => result === true);
}

/** The two numbers that a condition compares. With `vorige` these are the difference and 0. */
function sidesOf(
  requested: RequestedNumber,
  other: NumberTest["with"],
  sources: WovenSources,
): readonly [number, number] | CallFault {
  if (other === "vorige") {
    const row = differenceOf(requested.reference, sources);
    return "code" in row ? row : [row.difference, 0];
  }
  const one = numberOf(requested, sources);
  if (typeof one !== "number") return one;
  const value = typeof other === "number" ? other : numberOf(other, sources);
  return typeof value === "number" ? [one, value] : value;
}

/** The number as a value. A share is its whole percentage. */
function numberOf(
  { reference, isShare }: RequestedNumber,
  sources: WovenSources,
): number | CallFault {
  if (reference.when === "difference") {
    const row = differenceOf(reference, sources);
    return "code" in row ? row : row.difference;
  }
  if (!isShare) {
    const count = countOf(reference, sources);
    return "code" in count ? count : count.value;
  }
  const share = shareIn(reference, sources);
  if ("code" in share) return share;
  return wholePercentage(share.numerator, share.denominator) ?? callFault.noValue;
}
