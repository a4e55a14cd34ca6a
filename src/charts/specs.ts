import type { ChartKind } from "../model/blocks.ts";
import barsSpec from "./bars/bars.vl.json" with { type: "json" };
import monthsSpec from "./months/months.vl.json" with { type: "json" };
import multiplesSpec from "./multiples/multiples.vl.json" with { type: "json" };
import pairsSpec from "./pairs/pairs.vl.json" with { type: "json" };
import stackSpec from "./stack/stack.vl.json" with { type: "json" };
import tilesSpec from "./tiles/tiles.vl.json" with { type: "json" };

/** The spec of each kind, with invented values, as the Vega editor opens it. */
export const SPECS = {
  bars: barsSpec,
  months: monthsSpec,
  tiles: tilesSpec,
  multiples: multiplesSpec,
  stack: stackSpec,
  pairs: pairsSpec,
} as const satisfies Readonly<Record<ChartKind, object>>;
