import type { FindingsList, Place } from "../findings-list.ts";
import { MAX_ID_CHARACTERS } from "../limits.ts";
import type { CellCode } from "./invalid.ts";
import type { KnownColumn } from "./known-columns.ts";

/** Reports what is wrong within one cell of a known column. */
export function reportCell(
  code: CellCode,
  { choices }: KnownColumn,
  place: Place,
  findings: FindingsList,
): void {
  if (code === "choice-unknown") {
    findings.add(code, place, choices.map((choice) => choice.code).join(", "));
  } else if (code === "choice-undated") {
    findings.add(code, place, choices[0]?.code ?? "");
  } else if (code === "id-invalid") findings.add(code, place, MAX_ID_CHARACTERS);
  else findings.add(code, place);
}
