import * as fc from "fast-check";
import type { FindingCode } from "../../../src/messages/findings.ts";
import type { FaultMaker } from "./fault.ts";
import { styles, type Cell, type Style } from "./styles.ts";
import { cellsOf, faultyTables } from "./tables.ts";

/** A file that keeps to the contract, the same file with one thing changed, and what is then found. */
export interface Break {
  readonly sound: readonly (readonly Cell[])[];
  readonly broken: readonly (readonly Cell[])[];
  readonly style: Style;
  readonly code: FindingCode;
  /** The row of the finding, 0 for the headers; null where the whole file is meant. */
  readonly at: number | null;
  readonly column: string | null;
  /** The earlier row that the finding names beside its own. */
  readonly relatedAt?: number;
}

/** A fault of one cell, in a table around it, written in any way. */
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
