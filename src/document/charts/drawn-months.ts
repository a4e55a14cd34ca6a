import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { NOUNS, verbFor } from "../../language/words.ts";
import { isoMonth, monthOfDay } from "../../period/month.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import { countWithNoun } from "../counts.ts";
import { type Facts } from "../facts.ts";
import { BY_MONTH } from "../sentences/registrations.ts";
import { say, type Run, type Text } from "../../model/text.ts";

/**
 * The months that the chart of registrations draws, and the registrations from before them that it
 * leaves out.
 */
export interface DrawnMonths {
  readonly byMonth: PublishedBreakdown;
  /** The first and the last month. */
  readonly span: Run;
  /** A sentence about the registrations that are left out; null if there are none. */
  readonly leftOut: Text | null;
}

/**
 * The months to draw. They start at the first registration with a date that is close to the others:
 * one date of years before would leave no room for the other months. Null if no month has a
 * registration.
 */
export function drawnMonths(byMonth: PublishedBreakdown, facts: Facts): DrawnMonths | null {
  const { firstDay } = facts;
  const { categories } = byMonth;
  const from = firstDay === null ? null : isoMonth(monthOfDay(firstDay));
  const start = categories.findIndex(
    ({ code, value }) => from === null || (code >= from && (value ?? 0) > 0),
  );
  const drawn = categories.slice(Math.max(0, start));
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (first === undefined || last === undefined) return null;
  const isAll = drawn.length === categories.length;
  return {
    byMonth: { ...byMonth, categories: drawn },
    span: {
      text: spanOf(first, last),
      origin: ORIGIN_OF.span(BY_MONTH, isAll ? undefined : first.code),
    },
    leftOut: isAll ? null : leftOutText(facts, first),
  };
}

/** "februari tot en met april 2024". It has both years if they differ. */
function spanOf(
  first: PublishedBreakdown["categories"][number],
  last: PublishedBreakdown["categories"][number],
): string {
  const isOneYear = first.code.slice(0, 4) === last.code.slice(0, 4);
  const start = isOneYear ? first.label.replace(/ \d{4}$/, "") : first.label;
  return `${start} tot en met ${last.label}`;
}

function leftOutText(
  facts: Facts,
  { code, label }: PublishedBreakdown["categories"][number],
): Text | null {
  const left = facts.derived(ORIGIN_OF.before(BY_MONTH, code));
  if (left === null) return null;
  const count = left.value;
  const month = { text: label, origin: ORIGIN_OF.label(BY_MONTH, code) };
  const registrations = countWithNoun(left, NOUNS.registration);
  const why =
    count === 1 ? "die datum ver van alle andere ligt" : "die datums ver van alle andere liggen";
  return say`In de grafiek en de tabel ${verbFor(count, "ontbreekt", "ontbreken")} ${registrations} van vóór ${month}, omdat ${why}.`;
}
