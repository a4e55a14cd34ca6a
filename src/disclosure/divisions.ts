import { addDays, isoDay, parseIsoDay, type Day } from "../period/day.ts";

/** The first and the last day of a period, or one day, as `jjjj-mm-dd`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The search stops at this number of divisions; further ones add little. */
const MOST_DIVISIONS = 20;

/** Lists the ways to divide a period into some of `parts`, end to end. */
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

/** Returns the day before a day, both as `jjjj-mm-dd`. */
export function dayBefore(iso: string): string {
  return isoDay(addDays(requireDay(iso), -1));
}

/** Returns the day after a day, both as `jjjj-mm-dd`. */
export function dayAfter(iso: string): string {
  return isoDay(addDays(requireDay(iso), 1));
}

function requireDay(iso: string): Day {
  const day = parseIsoDay(iso);
  if (day === undefined) throw new Error("a period must begin and end on a day");
  return day;
}
