import { addDays, isoDay, parseIsoDay, type Day } from "../period/day.ts";

/** The first and the last day of a period, or one day, as `jjjj-mm-dd`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** At most so many divisions are looked at; further ones add little. */
const MOST_DIVISIONS = 20;

/** The ways in which some parts make up a period, end to end. */
export function divisionsOf<P extends { readonly period: Span }>(
  { from, to }: Span,
  parts: readonly P[],
): readonly (readonly P[])[] {
  const done: (readonly P[])[] = [];
  let open: { readonly next: string; readonly parts: readonly P[] }[] = [{ next: from, parts: [] }];
  while (open.length > 0 && done.length < MOST_DIVISIONS) {
    const longer = open.flatMap(({ next, parts: first }) =>
      parts
        .filter(({ period }) => period.from === next)
        .map((part) => ({ next: dayAfter(part.period.to), parts: [...first, part] })),
    );
    done.push(...longer.filter(({ next }) => next > to).map((one) => one.parts));
    open = longer.filter(({ next }) => next <= to).slice(0, MOST_DIVISIONS);
  }
  return done;
}

/** The day before another, both as `jjjj-mm-dd`. */
export function dayBefore(iso: string): string {
  return isoDay(addDays(requireDay(iso), -1));
}

/** The day after another, both as `jjjj-mm-dd`. */
export function dayAfter(iso: string): string {
  return isoDay(addDays(requireDay(iso), 1));
}

function requireDay(iso: string): Day {
  const day = parseIsoDay(iso);
  if (day === undefined) throw new Error("a period that begins or ends on no day");
  return day;
}
