import type { FigureOutcome } from "../figures/compute.ts";
import { type DraftFigure, viewOfShown } from "./own-numbers.ts";
import {
  type FigureView,
  type NumberView,
  type PublicationView,
  TOTAL,
} from "./publication-view.ts";
import { NOT_NAMED } from "./published-figures.ts";

/**
 * Returns the numbers of an earlier version that its correction confirms. Readers can rely on
 * these. A wrong number says nothing about the true one.
 */
export function confirmedNumbers(
  { period, figures }: PublicationView,
  drafts: readonly DraftFigure[],
  shown: readonly FigureOutcome[],
): PublicationView {
  const valuesOf = new Map<string, ReadonlyMap<string, number>>([
    ...shown.map((one) => [one.definition.id, lowest(viewOfShown(one))] as const),
    ...drafts.map(({ definition, numbers, total }) => {
      const values = numbers.map(({ code, value }) => [code, value] as const);
      return [
        definition.id,
        new Map([...values, ...(total === null ? [] : [[TOTAL, total] as const])]),
      ] as const;
    }),
  ]);
  const holds = (id: string, { code, low, high }: NumberView): boolean => {
    const value = valuesOf.get(id)?.get(code);
    // The category of rare names contains other names each time.
    return value !== undefined && code !== NOT_NAMED.code && low <= value && value <= high;
  };
  const held = [...figures].map(
    ([id, view]) => [id, view.filter((number) => holds(id, number))] as const,
  );
  return { period, figures: new Map(held.filter(([, view]) => view.length > 0)) };
}

function lowest(view: FigureView): ReadonlyMap<string, number> {
  return new Map(view.map(({ code, low }) => [code, low]));
}
