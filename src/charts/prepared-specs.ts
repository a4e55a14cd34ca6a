import { prepareSpec } from "../../packaging/chart-specs.ts";
import type { ChartKind } from "../model/blocks.ts";
import type { PreparedSpec } from "./dataflow.ts";
import { SPECS } from "./specs.ts";

/** The specs of all kinds, ready to draw. The build replaces this module (`made-at-build.ts`). */
export const PREPARED_SPECS = Object.fromEntries(
  Object.entries(SPECS).map(([kind, spec]) => [kind, prepareSpec(spec)]),
) as Readonly<Record<ChartKind, PreparedSpec>>;
