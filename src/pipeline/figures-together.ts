import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { byTime } from "../period/order.ts";
import type { Period } from "../period/period.ts";
import { areSameFigures } from "../snapshots/figures-content.ts";
import type { KeptPublications } from "../snapshots/ledger.ts";
import type { CountedExport } from "./protected-figures.ts";

/**
 * The figures of periods that are read beside each other, in the order of `periods`; null where the
 * export has an error. They are protected together, as if each was kept before the next in time is
 * made: else their readers could work out from one what another withholds. What was kept already
 * stays as readers have it.
 *
 * @param beside other publications that are read beside them
 */
export function figuresTogether(
  { figuresOf }: Pick<CountedExport, "figuresOf">,
  periods: readonly Period[],
  kept: KeptPublications,
  beside: readonly PublishedFigures[] = [],
): readonly PublishedFigures[] | null {
  const made: PublishedFigures[] = [];
  const isKept = (figures: PublishedFigures): boolean =>
    kept.publications.some(
      (one) => one.period.id === figures.period.id && areSameFigures(one, figures),
    );
  const against = (period: Period, sha256: string): readonly PublishedFigures[] => {
    const others = [...beside, ...made].filter(
      (one) => one.period.id !== period.id && !isKept(one),
    );
    return [...kept.against(period, sha256), ...others].toSorted((a, b) =>
      byTime(a.period, b.period),
    );
  };
  for (const period of periods.toSorted(byTime)) {
    const [alone] = figuresOf([{ period }], kept) ?? [];
    const isAlone = beside.length + made.length === 0;
    const [together] = isAlone ? [alone] : (figuresOf([{ period }], { against }) ?? []);
    if (alone === undefined || together === undefined) return null;
    made.push(isKept(alone) ? alone : together);
  }
  return periods.flatMap(({ id }) => made.find(({ period }) => period.id === id) ?? []);
}
