import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { formatPeriod } from "../../src/language/dates.ts";
import { isoDay, parsePeriod } from "../../src/period/period.ts";
import { figuresWith } from "../document/report-of.ts";

type Shape = Readonly<Record<string, unknown>>;

/** Published figures of a period that contain only the given ones. */
export function figuresIn(
  period: string,
  given: Readonly<Record<string, Shape>>,
  about: Partial<PublishedFigures> = {},
): PublishedFigures {
  const found = parsePeriod(period);
  if (found === undefined) throw new Error(`${period} is not a period`);
  const { figures, ...rest } = figuresWith(given);
  return {
    ...rest,
    period: {
      id: found.id,
      from: isoDay(found.from),
      to: isoDay(found.to),
      label: formatPeriod(found),
    },
    ...about,
    figures: Object.fromEntries(Object.entries(figures).filter(([id]) => id in given)),
  };
}

/** A breakdown of values by code; null is withheld. */
export function cells(values: Readonly<Record<string, number | null>>, more: Shape = {}): Shape {
  const categories = Object.entries(values).map(([code, value]) => ({
    code,
    label: code,
    value,
    ...(value === null ? { withheld: true } : {}),
  }));
  const total = categories.reduce((sum, { value }) => sum + (value ?? 0), 0);
  return { list: "closed", total, categories, ...more };
}
