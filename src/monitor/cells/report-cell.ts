import type { FindingsList, Place } from "../findings-list.ts";
import { MAX_ID_CHARACTERS } from "../limits.ts";
import type { CellFault } from "./invalid.ts";
import type { KnownColumn } from "./known-columns.ts";

/** Reports what is wrong within one cell of a known column. */
export function reportCell(
  fault: CellFault,
  { choices }: KnownColumn,
  place: Place,
  findings: FindingsList,
): void {
  switch (fault.code) {
    case "choice-unknown": {
      const codes = choices.map((choice) => choice.code);
      findings.add(fault.code, place, fault.suggestion, codes);
      break;
    }
    case "choice-undated":
      findings.add(fault.code, place, choices[0]?.code ?? "");
      break;
    case "date-invalid":
      findings.add(fault.code, place, fault.fault);
      break;
    case "id-invalid":
      findings.add(fault.code, place, MAX_ID_CHARACTERS);
      break;
    case "count-invalid":
      findings.add(fault.code, place, fault.fault);
      break;
    case "cell-empty":
      findings.add(fault.code, place);
      break;
  }
}
