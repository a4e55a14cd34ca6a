import { ReportError } from "../errors.ts";
import {
  lacksYear,
  likelyPeriods,
  listedPeriods,
  writtenPeriods,
} from "../language/written-periods.ts";
import { settingsMessages } from "../messages/settings.ts";
import type { Period } from "../period/period.ts";

/** The periods that a text means. */
export interface UnderstoodPeriods {
  readonly periods: readonly Period[];
  /** Their canonical spelling: "2024-Q1", "2023-Q1..2024-Q2", "2024-02..2024-04". */
  readonly canonical: string;
}

/**
 * Reads a text as a period or a span of periods, in any spelling with exactly one meaning.
 * Undefined for a text with no meaning, or with more than one.
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

/** Suggests what a text means that cannot be read. This can be a span with its ends exchanged. */
function suggestionsFor(text: string): readonly string[] {
  const turned = writtenPeriods(text).filter(
    ({ periods, isTurned }) => isTurned && periods.length > 1,
  );
  return [...likelyPeriods(text), ...turned.map(({ periods }) => canonicalOf(periods))];
}

/**
 * The periods of `--period`, which can be given more than once and takes lists and spans. Each
 * period occurs once, in the order of typing. Throws ReportError "usage" without a period, or with
 * a message for every text that is not a period.
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

/**
 * The period of a command about one period. Throws ReportError "usage" unless there is exactly one.
 */
export function requirePeriod(text: string | undefined): Period {
  const [period, ...others] = requirePeriods(text === undefined ? undefined : [text]);
  if (period === undefined || others.length > 0) {
    throw new ReportError("usage", settingsMessages.onePeriod);
  }
  return period;
}
