import { CLASSES, type Comparison, type ComparisonSide } from "../../compare/comparison.ts";
import { smallestShown } from "../../compare/protect-comparison.ts";
import { formatIsoDay } from "../../language/dates.ts";
import { NOT_SHOWN } from "../../language/words.ts";
import { diffMessages as texts } from "../../messages/diff.ts";

/** What a reader must know of a comparison as a whole, in words. */
export interface DiffHead {
  readonly title: string;
  /** Null where both sides may be published. */
  readonly notice: string | null;
  readonly old: string;
  readonly new: string;
  /** What both are made of, and how much of it changed. */
  readonly about: readonly string[];
  /** The words in the last column that occur, each with what it means. */
  readonly legend: readonly { readonly word: string; readonly meaning: string }[];
}

/** The head and the legend of a comparison. */
export function diffHead(comparison: Comparison): DiffHead {
  const { old, new: now, notice, summary, rows } = comparison;
  const threshold = smallestShown(comparison);
  const withheld = rows.filter((row) => row.withheld === true);
  const found = new Set(rows.map((row) => row.class));
  return {
    title: texts.title,
    notice: notice === undefined ? null : texts.internal,
    old: sideText(old),
    new: sideText(now),
    about: [
      canBeSameExport(old, now) ? texts.sameExport : texts.otherExport,
      ...(old.disclosureThreshold === now.disclosureThreshold
        ? []
        : [texts.thresholds(old.disclosureThreshold, now.disclosureThreshold)]),
      summary.changed > 0
        ? texts.changed(summary.changed, summary.rows)
        : rows.length > 0
          ? texts.noneChanged
          : texts.nothing(summary.rows),
    ],
    legend: [
      ...CLASSES.filter((name) => found.has(name)).map((name) => ({
        word: texts.classes[name],
        meaning: texts.explained[name],
      })),
      ...(found.has(null) ? [{ word: texts.unchanged, meaning: texts.unchangedExplained }] : []),
      ...(withheld.some((row) => row.class !== "revision")
        ? [{ word: texts.lessThan(threshold), meaning: texts.lessThanExplained(threshold) }]
        : []),
      ...(withheld.some((row) => row.class === "revision")
        ? [{ word: NOT_SHOWN, meaning: texts.hiddenExplained(threshold) }]
        : []),
      ...(rows.some((row) => row.old.status === "held" || row.new.status === "held")
        ? [{ word: texts.heldAsOf, meaning: texts.heldExplained(threshold) }]
        : []),
      ...(rows.some(({ unit, difference }) => unit === "procent" && difference !== null)
        ? [{ word: texts.points, meaning: texts.pointsExplained }]
        : []),
    ],
  };
}

/**
 * Whether two sides can come from one export. Published figures hold only the first digits of its
 * hash, so equal digits are no proof.
 */
function canBeSameExport(old: ComparisonSide, now: ComparisonSide): boolean {
  const [short = "", long = ""] = [old.source.sha256, now.source.sha256].toSorted(
    (a, b) => a.length - b.length,
  );
  return short !== "" && long.startsWith(short);
}

function sideText({ period }: ComparisonSide): string {
  return texts.side(period.label, formatIsoDay(period.to));
}
