import type * as fc from "fast-check";
import type { Day } from "../../../src/period/period.ts";
import type { RowText } from "../export.ts";
import type { MonitorCode } from "../../../src/findings/codes.ts";

/** One cell that breaks one rule. */
export interface Fault {
  readonly code: MonitorCode;
  /** The column of the cell. */
  readonly column: string;
  /** The new text of the cell. */
  readonly text: string;
  /** The column that the finding must name. */
  readonly blamed: string;
  /** Other cells of the row, or the original cell, that are needed to break the rule. */
  readonly base: RowText;
}

/** Makes faults for a row that is registered on that day. */
export type FaultMaker = (registered: Day) => fc.Arbitrary<Fault>;

/** A fault of a single cell: the finding names that cell, for any other cells of the row. */
export function lone(code: MonitorCode, column: string, text: string): Fault {
  return { code, column, text, blamed: column, base: {} };
}

/** The same fault with one of several texts. */
export function lones(
  code: MonitorCode,
  column: string,
  texts: fc.Arbitrary<string>,
): fc.Arbitrary<Fault> {
  return texts.map((text) => lone(code, column, text));
}
