import type { Column } from "../../codebook/column.ts";
import type { DatePlace } from "../../messages/finding-words.ts";
import type { FindingsList, Place } from "../findings-list.ts";
import { MAX_ID_CHARACTERS } from "../limits.ts";
import type { CellFault } from "./invalid.ts";
import type { AnswerColumn } from "../../findings/answer-hints.ts";

/** Reports a fault of one cell of a known column. */
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
      findings.add(fault.code, place, fault.answer);
      break;
    case "date-invalid":
      findings.add(fault.code, place, fault.fault, datePlace(column));
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

function datePlace({ type, filled }: Column): DatePlace {
  if (filled === true) return "filled";
  return type === "datedChoices" ? "answer" : "optional";
}
