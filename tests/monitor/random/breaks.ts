import * as fc from "fast-check";
import type { FaultMaker } from "./fault.ts";
import { styles, type Cell, type Style } from "./styles.ts";
import { cellsOf, faultyTables } from "./tables.ts";
import type { MonitorCode } from "../../../src/findings/codes.ts";

/**
 * A file that follows the contract, the same file with one change, and the finding about the
 * change.
 */
export interface Break {
  readonly sound: readonly (readonly Cell[])[];
  readonly broken: readonly (readonly Cell[])[];
  readonly style: Style;
  readonly code: MonitorCode;
  /** The row of the finding, 0 for the headers; null for the whole file. */
  readonly at: number | null;
  readonly column: string | null;
  /** The earlier row that the finding also names. */
  readonly relatedAt?: number;
}

/** A fault of one cell, in a table that is written in any way. */
export function breakBy(toFault: FaultMaker): fc.Arbitrary<Break> {
  return fc.tuple(faultyTables(toFault), styles).map(
    ([
      {
        sound,
        broken,
        fault: { code, blamed },
        at,
      },
      style,
    ]) => ({
      sound: cellsOf(sound),
      broken: cellsOf(broken),
      style,
      code,
      at: at + 1,
      column: blamed,
    }),
  );
}
