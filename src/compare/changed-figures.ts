import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { compareFigures } from "./compare-figures.ts";

/** The figures of two editions of one period, by id, that are not the same in both. */
export interface ChangedFigures {
  /** Of these a number that both editions show is another one. */
  readonly revised: readonly string[];
  /** These, and those of which a number is shown in one of them only. */
  readonly different: readonly string[];
}

/** The figures that differ between two editions of one period, in the catalogue's order. */
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
