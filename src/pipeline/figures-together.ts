import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { byTime } from "../period/order.ts";
import type { Period } from "../period/period.ts";
import { areSameFigures } from "../snapshots/figures-content.ts";
import type { KeptPublications } from "../snapshots/ledger.ts";
import type { CountedExport } from "./protected-figures.ts";

/**
 * The figures of periods that readers see together, in the order of `periods`; null for an export
 * with an error. Each period is protected as if all earlier periods had snapshots. Otherwise
 * readers could derive from one period what another withholds. Figures that a snapshot already
 * contains stay the same.
 *
 * @param beside other publications that readers see with them
 */
export function figuresTogether(
  { figuresOf }: Pick<CountedExport, "figuresOf">,
  periods: readonly Period[],
  ledger: KeptPublications,
  beside: readonly PublishedFigures[] = [],
): readonly PublishedFigures[] | null {
  const made: PublishedFigures[] = [];
  const isKept = (figures: PublishedFigures): boolean =>
    ledger.publications.some(
      (one) => one.period.id === figures.period.id && areSameFigures(one, figures),
    );
  const against: KeptPublications["against"] = (period, sha256, correctedOn) => {
    const others = [...beside, ...made].filter(
      (one) => one.period.id !== period.id && !isKept(one),
    );
    return [...ledger.against(period, sha256, correctedOn), ...others].toSorted((a, b) =>
      byTime(a.period, b.period),
    );
  };
  for (const period of periods.toSorted(byTime)) {
    const [alone] = figuresOf([{ period }], ledger) ?? [];
    const isAlone = beside.length + made.length === 0;
    const [together] = isAlone
      ? [alone]
      : (figuresOf([{ period }], { against, correctedOn: ledger.correctedOn }) ?? []);
    if (alone === undefined || together === undefined) return null;
    made.push(isKept(alone) ? alone : together);
  }
  return periods.flatMap(({ id }) => made.find(({ period }) => period.id === id) ?? []);
}
