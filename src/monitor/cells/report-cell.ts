import type { Column } from "../../codebook/column.ts";
import type { AnswerColumn } from "../../messages/answer-hints.ts";
import type { DateFault } from "../../messages/finding-words.ts";
import type { FindingsList, Place } from "../findings-list.ts";
import { MAX_ID_CHARACTERS } from "../limits.ts";
import type { CellFault } from "./invalid.ts";

/** Reports what is wrong within one cell of a known column. */
export function reportCell(
  fault: CellFault,
  column: Column,
  place: Place,
  findings: FindingsList,
): void {
  switch (fault.code) {
    case "choice-unknown":
      findings.add(fault.code, place, fault.hint, answerColumn(column));
      break;
    case "choice-undated":
      findings.add(fault.code, place, column.choices?.[0]?.code ?? "");
      break;
    case "date-invalid":
      findings.add(fault.code, place, dateFault(fault.fault, column));
      break;
    case "id-invalid":
      findings.add(fault.code, place, MAX_ID_CHARACTERS);
      break;
    case "count-invalid":
      findings.add(fault.code, place, fault.fault);
      break;
    case "region-note":
      findings.add(fault.code, place, fault.isJoined);
      break;
    case "region-placeholder":
    case "cell-empty":
      findings.add(fault.code, place);
      break;
  }
}

function answerColumn({ type, choices = [], unknown }: Column): AnswerColumn {
  return {
    codes: choices.map(({ code }) => code),
    type: type === "choices" || type === "datedChoices" ? type : "choice",
    empty: unknown?.label ?? null,
  };
}

/** What to do about a date that is not known depends on whether the cell may be empty. */
function dateFault(fault: DateFault, { type, filled }: Column): DateFault {
  if (fault !== "placeholder") return fault;
  if (filled === true) return "placeholder-filled";
  return type === "datedChoices" ? "placeholder-dated" : fault;
}
