import { ReportError } from "../errors.ts";
import { likelyPeriods, writtenPeriods } from "../language/written-periods.ts";
import { settingsMessages } from "../messages/settings.ts";
import type { Period } from "../period/period.ts";

/** A period or a span of periods, as it is understood. */
export interface UnderstoodPeriods {
  readonly periods: readonly Period[];
  /** Their canonical spelling: "2024-Q1", "2023-Q1..2024-Q2", "2024-02..2024-04". */
  readonly canonical: string;
}

/**
 * Reads a text as a period or a span of periods, in any spelling with one meaning. Undefined for no
 * meaning, or more than one.
 */
export function understoodPeriods(text: string): UnderstoodPeriods | undefined {
  const [one, ...others] = writtenPeriods(text);
  const [first, last] = [one?.periods.at(0), one?.periods.at(-1)];
  if (one === undefined || others.length > 0 || one.isTurned) return undefined;
  if (first === undefined || last === undefined) return undefined;
  const ids = [first, last].map(({ id }) => id.replace("--", ".."));
  return { periods: one.periods, canonical: [...new Set(ids)].join("..") };
}

/**
 * The periods of `--period`, which takes lists and spans, more than once: each period once, in the order
 * of typing. Throws ReportError "usage" for no period, and with every text that is none.
 */
export function requirePeriods(texts: readonly string[] | undefined): readonly Period[] {
  if (texts === undefined) throw new ReportError("usage", settingsMessages.periodMissing);
  const words = texts.flatMap((text) => listed(text));
  const read = words.map((word) => ({ word, understood: understoodPeriods(word) }));
  const wrong = read.filter(({ understood }) => understood === undefined);
  if (wrong.length > 0) {
    throw new ReportError(
      "usage",
      wrong.map(({ word }) => settingsMessages.periodInvalid(word, likelyPeriods(word))),
    );
  }
  const periods = read.flatMap(({ understood }) => understood?.periods ?? []);
  return [...new Map(periods.map((period) => [period.id, period])).values()];
}

/** The items of a list. A text of only commas and spaces stays as it is. */
function listed(text: string): readonly string[] {
  const words = text.split(",").filter((word) => word.trim() !== "");
  return words.length === 0 ? [text] : words;
}

/** The same for a command about one period. Also throws ReportError "usage" for more than one. */
export function requirePeriod(text: string | undefined): Period {
  const [period, ...others] = requirePeriods(text === undefined ? undefined : [text]);
  if (period === undefined || others.length > 0) {
    throw new ReportError("usage", settingsMessages.onePeriod);
  }
  return period;
}
