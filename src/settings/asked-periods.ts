import { ReportError } from "../errors.ts";
import {
  lacksYear,
  likelyPeriods,
  listedPeriods,
  writtenPeriods,
} from "../language/written-periods.ts";
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
  if (one === undefined || others.length > 0 || one.isTurned) return undefined;
  return { periods: one.periods, canonical: canonicalOf(one.periods) };
}

function canonicalOf(periods: readonly Period[]): string {
  const ends = [...periods.slice(0, 1), ...periods.slice(-1)];
  return [...new Set(ends.map(({ id }) => id.replace("--", "..")))].join("..");
}

/** What a text most likely means that is not understood: also a span with its ends exchanged. */
function suggestionsFor(text: string): readonly string[] {
  const turned = writtenPeriods(text).filter(
    ({ periods, isTurned }) => isTurned && periods.length > 1,
  );
  return [...likelyPeriods(text), ...turned.map(({ periods }) => canonicalOf(periods))];
}

/**
 * The periods of `--period`, which takes lists and spans, more than once: each period once, in the order
 * of typing. Throws ReportError "usage" for no period, and with every text that is none.
 */
export function requirePeriods(texts: readonly string[] | undefined): readonly Period[] {
  if (texts === undefined) throw new ReportError("usage", settingsMessages.periodMissing);
  const words = texts.flatMap((text) => listedPeriods(text));
  const read = words.map((word) => ({ word, understood: understoodPeriods(word) }));
  const wrong = read.filter(({ understood }) => understood === undefined);
  if (wrong.length > 0) {
    throw new ReportError(
      "usage",
      wrong.map(({ word }) =>
        lacksYear(word)
          ? settingsMessages.yearMissing(word)
          : settingsMessages.periodInvalid(word, suggestionsFor(word)),
      ),
    );
  }
  const periods = read.flatMap(({ understood }) => understood?.periods ?? []);
  return [...new Map(periods.map((period) => [period.id, period])).values()];
}

/** The same for a command about one period. Also throws ReportError "usage" for more than one. */
export function requirePeriod(text: string | undefined): Period {
  const [period, ...others] = requirePeriods(text === undefined ? undefined : [text]);
  if (period === undefined || others.length > 0) {
    throw new ReportError("usage", settingsMessages.onePeriod);
  }
  return period;
}
