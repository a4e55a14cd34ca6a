import type { DrawnChart } from "../../../src/charts/draw-all.ts";
import type { ChartBlock } from "../../../src/model/blocks.ts";
import { textsOf } from "../../charts/texts-of-drawing.ts";
import { likeness, numbersIn, type WrittenNumber } from "./numbers.ts";
import { type AccountedNumber, numbersOf } from "./pieces.ts";

/**
 * The numbers that a drawing shows. Those along an axis of amounts have the axis as their origin;
 * one in a name along an axis, such as a month's, must stand in the chart's own table. Every other
 * must be a number of that table, each cell used once, or one that the alt text, an annotation or
 * the name of a series says beside the same words, such as the date of an event.
 */
export function chartNumbers(
  { id, kind, table, alt, annotations, series }: ChartBlock,
  { svg }: Pick<DrawnChart, "svg">,
): AccountedNumber[] {
  const where = `drawing ${id}`;
  const cells = [
    ...table.columns.map(({ label }) => label),
    ...table.rows.flatMap((row) => row.cells),
  ];
  const named = cells.flatMap((cell) => numbersOf(cell, where));
  // A part of a stacked bar shows its number, and so does its name below.
  const ofTable = kind === "stack" ? [...named, ...named] : [...named];
  const ofAlt = [
    ...numbersOf(alt, where),
    ...annotations.flatMap(({ text }) => numbersOf(text, where)),
    ...series.flatMap(({ name }) => numbersOf(name, where)),
  ];
  return textsOf(svg).flatMap(({ text, isAxisLabel }) =>
    numbersIn(text).map(({ number }) => ({
      ...number,
      where,
      origin: !isAxisLabel
        ? takeOrigin(number, ofTable, ofAlt)
        : /\p{L}/u.test(text)
          ? originOfName(number, named)
          : "axis tick",
    })),
  );
}

function originOfName({ token }: WrittenNumber, named: readonly AccountedNumber[]): string | null {
  return named.find((one) => one.token === token)?.origin ?? null;
}

function takeOrigin(
  number: WrittenNumber,
  ofTable: AccountedNumber[],
  ofAlt: AccountedNumber[],
): string | null {
  const candidates = [
    ...ofTable.map((one) => ({ one, from: ofTable, score: likeness(one, number) })),
    ...ofAlt
      .map((one) => ({ one, from: ofAlt, score: likeness(one, number) }))
      .filter(({ score }) => score > 0),
  ].filter(({ one }) => one.token === number.token);
  const best = candidates.toSorted((a, b) => b.score - a.score)[0];
  if (best === undefined) return null;
  best.from.splice(best.from.indexOf(best.one), 1);
  return best.one.origin;
}
