import type { Spec as VegaSpec } from "vega";

import type { Datum } from "../model/report-model.ts";
import { grown, paramOf, shortened, widestLine } from "./label-room.ts";
import type { MeasureText } from "./text-width.ts";

/**
 * The room in panels that stand side by side, by the width that texts take in the report's font. A
 * spec asks for it with the param `numberRoom`: the room beside the outer points of a panel, for
 * their numbers and for half of what names their period. `gap` is the room between two panels, and
 * the rows tell by `kind` what they are, by `across` which panel they stand in and by `columns` how
 * many there are.
 */
const ROOM = "numberRoom";
const GAP = "gap";

const TITLE = { field: "label", fontSize: 13, isBold: false } as const;
const NUMBER = { field: "label", fontSize: 13, isBold: true } as const;
const PERIOD = { field: "label", fontSize: 11.5, isBold: false } as const;

/** Between a number and its point, and between the names of two periods. */
const NUMBER_GAP = 10;
const PERIOD_GAP = 6;

/**
 * Gives numbers their room, cuts short a title that is wider than its panel, which stands whole in
 * the table, and leaves out the periods that would run into others.
 */
export function fitPanels(
  spec: VegaSpec,
  rows: readonly Datum[],
  measure: MeasureText,
): { readonly spec: VegaSpec; readonly rows: readonly Datum[] } {
  const gap = paramOf(spec, GAP);
  if (paramOf(spec, ROOM) === null || gap === null || typeof spec.width !== "number") {
    return { spec, rows };
  }
  const columns = Number(rows[0]?.["columns"] ?? 1);
  const panel = (spec.width - (columns - 1) * gap) / columns;
  const ofKind = (kind: string): readonly Datum[] => rows.filter((row) => row["kind"] === kind);
  const number = widestLine(ofKind("point"), NUMBER, measure).width + NUMBER_GAP;
  const period = widestLine(ofKind("period"), PERIOD, measure).width / 2;
  const { spec: fitted, value: room } = grown(spec, ROOM, Math.ceil(Math.max(number, period)));
  const isShown = periodsThatFit(ofKind("period"), panel - 2 * room, measure);
  return {
    spec: fitted,
    rows: rows.flatMap((row) => {
      if (row["kind"] === "title") return [shortened(row, { ...TITLE, room: panel }, measure)];
      return row["kind"] !== "period" || isShown(row) ? [row] : [];
    }),
  };
}

/** Which periods are named: the first, the last, and as many as fit between, evenly spread. */
function periodsThatFit(
  rows: readonly Datum[],
  plot: number,
  measure: MeasureText,
): (row: Datum) => boolean {
  const periods = new Map(
    rows.map((row) => [Number(row["at"]), widestLine([row], PERIOD, measure).width]),
  );
  const places = [...periods.keys()].toSorted((a, b) => a - b);
  const fits = (some: readonly number[]): boolean =>
    some.slice(1).every((place, index) => {
      const before = some[index] ?? 0;
      const halves = ((periods.get(place) ?? 0) + (periods.get(before) ?? 0)) / 2;
      return (place - before) * plot >= halves + PERIOD_GAP;
    });
  for (let steps = places.length - 1; steps > 0; steps -= 1) {
    const spread = Array.from({ length: steps + 1 }, (_, step) =>
      Math.round((step * (places.length - 1)) / steps),
    );
    const chosen = spread.map((index) => places[index] ?? 0);
    if (fits(chosen)) return (row) => chosen.includes(Number(row["at"]));
  }
  // Where not even two fit, the last tells most.
  return (row) => row["at"] === places.at(-1);
}
