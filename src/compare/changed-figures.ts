import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { compareFigures } from "./compare-figures.ts";

/** The ids of figures that differ between two versions of one period. */
export interface ChangedFigures {
  /** Figures with a number that both versions show, and that differs. */
  readonly revised: readonly string[];
  /** The revised figures, and figures with a number that only one version shows. */
  readonly different: readonly string[];
}

/** Finds the figures that differ between two versions of one period, in the catalogue's order. */
export function changedFigures(old: PublishedFigures, now: PublishedFigures): ChangedFigures {
  const changed = compareFigures(old, now).rows.filter((row) => row.changed);
  const idsOf = (rows: typeof changed): readonly string[] => [
    ...new Set(rows.map(({ figure }) => figure)),
  ];
  return {
    revised: idsOf(changed.filter((row) => row.class === "revision")),
    different: idsOf(changed),
  };
}
