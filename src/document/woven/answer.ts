import type { PublishedFigure, PublishedFigures } from "../../disclosure/published-figures.ts";
import { monthName } from "../../language/dates.ts";
import { closestTerm } from "../../language/closest.ts";
import { formatInteger, wholePercentage } from "../../language/numbers.ts";
import type { Noun } from "../../language/words.ts";
import { type CallFault, callFault } from "../../messages/woven.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import { capitalised, plain, type Text } from "../../model/text.ts";
import type { ComparisonRow } from "../../compare/comparison.ts";
import type { Condition, ValueCall } from "../../narrative/woven/calls.ts";
import type { Answers } from "../../narrative/woven/weave.ts";
import { monthOfYear, monthsBetween } from "../../period/month.ts";
import type { Material } from "../block-entry.ts";
import { countAlone, countWithNoun, type Facts, shareOf, type ShownCount } from "../facts.ts";
import { periodInFull } from "../period-words.ts";
import type { Share } from "../shares.ts";
import {
  differenceWords,
  pointsWords,
  roundedCount,
  roundedDifference,
  shareWords,
} from "./forms.ts";
import { KNOWN_NOUNS, nounOf } from "./nouns.ts";
import { type Reference, referenceOf } from "./reference.ts";

/** What calls draw on: the protected figures, and what they were. */
export interface WovenSources {
  readonly material: Pick<Material, "facts" | "previous" | "comparison">;
  /** The same figures as files have them, those of the report first. */
  readonly figures: readonly PublishedFigures[];
}

/** Answers the calls of texts from the protected figures of a report. */
export function answersFrom(sources: WovenSources): Answers {
  return {
    value: (call, startsSentence) => {
      const text = valueOf(call, sources);
      return "code" in text || !startsSentence ? text : capitalised(text);
    },
    holds: (condition) => holds(condition, sources),
  };
}

/** The months of a period by what a writer calls them. */
const ORDINALS =
  "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde".split(
    " ",
  );

function valueOf(call: ValueCall, sources: WovenSources): Text | CallFault {
  const { facts, previous } = sources.material;
  if (call.kind === "maand") return monthOf(call.which, facts);
  if ("form" in call) {
    if (call.form !== null && call.form !== "vorige") return callFault.formUnknown;
    const of = call.form === null ? facts : previous;
    if (of === null) return callFault.noPrevious;
    return [call.kind === "peildatum" ? of.referenceDayRun : periodInFull(of)];
  }
  const reference = referenceOf(call, sources.figures);
  if ("code" in reference) return reference;
  const noun = call.noun === null ? null : nounOf(call.noun);
  if (noun === undefined) {
    return callFault.nounUnknown(closestTerm(call.noun ?? "", KNOWN_NOUNS));
  }
  return call.kind === "aandeel" || isShare(reference)
    ? shareText(reference, noun, sources)
    : countText(reference, noun, sources);
}

function monthOf(which: string, { period }: Facts): Text | CallFault {
  const months = monthsBetween(period.firstMonth, period.lastMonth);
  const month = which === "laatste" ? months.at(-1) : months[ORDINALS.indexOf(which)];
  return month === undefined ? callFault.month : plain(monthName(monthOfYear(month)));
}

/** True for what is a percentage, however it is asked for. */
function isShare({ kind, part, style }: Reference): boolean {
  return (kind === "share" && part === null) || style === "fraction";
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
  const { when, style, kind } = reference;
  if (when === "difference") {
    if (kind !== "share" || style !== "exact") return callFault.formsClash;
    if (noun !== null) return callFault.nounOnShare;
    const row = differenceOf(reference, sources);
    return "code" in row ? row : pointsWords(row.difference, row.origin);
  }
  const share = shareIn(reference, sources);
  if ("code" in share) return share;
  return shareWords(share, style, noun) ?? callFault.noValue;
}

/** The facts of the period that a reference is about, or that there are none. */
function factsOf({ when }: Reference, { material }: WovenSources): Facts | CallFault {
  if (when !== "previous") return material.facts;
  return material.previous ?? callFault.noPrevious;
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
  if (kind !== "breakdown" || part === null || part === "total") return callFault.noShare;
  const isThere = facts.breakdown(id)?.categories.some(({ code }) => code === part) === true;
  if (!isThere) return callFault.noValue;
  const [one, whole] = [facts.category(id, part), facts.total(id)];
  if (one === null || whole === null) return callFault.withheld;
  return whole.value === 0 ? callFault.noValue : shareOf(one, whole);
}

function asShown(count: ReturnType<Facts["total"]>): ShownCount | CallFault {
  return count === null ? callFault.noValue : { ...count, asOf: null };
}

/** A figure of which there are numbers, or why there are none. */
function availableIn(facts: Facts, id: string): PublishedFigure | CallFault {
  const figure = facts.published(id);
  if (figure === null) return callFault.noPrevious;
  return "unavailable" in figure ? callFault.unavailable : figure;
}

function fieldOf(figure: PublishedFigure, field: string): number | null {
  const value: unknown = Object.entries(figure).find(([key]) => key === field)?.[1];
  return typeof value === "number" ? value : null;
}

/** By how much a number differs from what it was in the previous period, as far as that is told. */
function differenceOf(
  { figure, kind, part }: Reference,
  { material: { facts, previous, comparison } }: WovenSources,
): { readonly difference: number; readonly origin: string } | CallFault {
  const now = facts.published(figure);
  if (now === null || "unavailable" in now) return callFault.unavailable;
  if (previous === null || comparison === null || previous.published(figure) === null) {
    return callFault.noPrevious;
  }
  const field = { count: "value", share: "percentage", breakdown: "total", quantiles: "median" };
  const isCategory = kind === "breakdown" && part !== null && part !== "total";
  const name = isCategory ? "value" : (part ?? field[kind]);
  const row = comparison.rows.find(
    (one) =>
      one.figure === figure && one.category === (isCategory ? part : null) && one.field === name,
  );
  const difference = toldIn(row);
  // Neither of two lower bounds says by how much the number itself rose.
  const isOfBounds =
    kind === "count" && [facts, previous].some((one) => one.count(figure)?.isLowerBound === true);
  if (difference === null || isOfBounds) return callFault.differenceWithheld;
  const origins = [facts, previous].map((one) =>
    one.originOf(`${figure}.${isCategory ? (part ?? "") : name}`),
  );
  return { difference, origin: ORIGIN_OF.minus(...origins) };
}

/** The difference of a row; null where it is not told, or a side is not a number of its own day. */
function toldIn(row: ComparisonRow | undefined): number | null {
  if (row === undefined || row.withheld === true || row.class === "definition") return null;
  return row.class === "length" ? null : row.difference;
}

/** Whether the condition around a text holds. */
function holds(condition: Condition, sources: WovenSources): boolean | CallFault {
  const reference = referenceOf(condition, sources.figures);
  if ("code" in reference) return reference;
  if (condition.kind === "getoond") {
    const shown = isShare(reference)
      ? shareText(reference, null, sources)
      : countText(reference, null, sources);
    // What is no number of a report is a mistake, and no reason to leave a sentence out.
    return "code" in shown ? (shown.code === "woven-not-shown" ? false : shown) : true;
  }
  const results = condition.tests.map(({ comparison, with: other }) => {
    const sides = sidesOf(reference, other, sources);
    if ("code" in sides) return sides;
    const [one, against] = sides;
    if (comparison === "groter") return one > against;
    return comparison === "kleiner" ? one < against : one === against;
  });
  const fault = results.find((result) => typeof result !== "boolean");
  return fault ?? results.every((result) => result === true);
}

/** A whole number as a writer types it. */
const NUMBER = /^-?(?:\d{1,3}(?:\.\d{3})+|\d+)%?$/;

/** The two numbers that a condition compares. With `vorige` that is the told difference beside 0. */
function sidesOf(
  reference: Reference,
  other: string,
  sources: WovenSources,
): readonly [number, number] | CallFault {
  if (other === "vorige") {
    if (reference.when !== "now") return callFault.formsClash;
    const told = differenceOf(reference, sources);
    return "code" in told ? told : [told.difference, 0];
  }
  const one = numberOf(reference, sources);
  if (typeof one !== "number") return one;
  if (NUMBER.test(other)) return [one, Number(other.replaceAll(/[.%]/g, ""))];
  const [figure = "", ...parts] = other.trim().split(/\s+/);
  if (!figure.includes(".")) return callFault.notANumber;
  const against = referenceOf({ figure, parts }, sources.figures);
  if ("code" in against) return against;
  const value = numberOf(against, sources);
  return typeof value === "number" ? [one, value] : value;
}

/** The number itself: a share as its whole percentage. */
function numberOf(reference: Reference, sources: WovenSources): number | CallFault {
  if (reference.when === "difference") {
    const told = differenceOf(reference, sources);
    return "code" in told ? told : told.difference;
  }
  if (!isShare(reference)) {
    const count = countOf(reference, sources);
    return "code" in count ? count : count.value;
  }
  const share = shareIn(reference, sources);
  if ("code" in share) return share;
  return wholePercentage(share.numerator, share.denominator) ?? callFault.noValue;
}
