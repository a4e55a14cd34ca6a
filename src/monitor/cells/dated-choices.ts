import type { DatedCode } from "../case.ts";
import type { ChoiceFinder } from "./choices.ts";
import type { DateReader } from "./dates.ts";
import { Invalid, type CellCode } from "./invalid.ts";

const NONE: readonly DatedCode[] = Object.freeze([]);

/** A cell with dated answers, `code@date` with bars between them, in the order of the cell. */
export function readDatedChoices(
  finder: ChoiceFinder,
  dates: DateReader,
  text: string,
): readonly DatedCode[] | Invalid {
  if (text === "") return NONE;
  const answers: DatedCode[] = [];
  let problems: Set<CellCode> | undefined;
  for (let start = 0; start <= text.length;) {
    const bar = text.indexOf("|", start);
    const end = bar === -1 ? text.length : bar;
    const answer = readPart(finder, dates, text.slice(start, end));
    if (typeof answer === "string") problems = (problems ?? new Set<CellCode>()).add(answer);
    else if (answer !== null) answers.push(answer);
    start = end + 1;
  }
  return problems === undefined ? answers : new Invalid(...problems);
}

/** One dated answer, null for an empty part, or what is wrong with it. */
function readPart(
  finder: ChoiceFinder,
  dates: DateReader,
  part: string,
): DatedCode | null | CellCode {
  const at = part.lastIndexOf("@");
  const code = finder.find(at === -1 ? part : part.slice(0, at));
  if (code === undefined) return part.trim() === "" ? null : "choice-unknown";
  const day = at === -1 ? null : dates.read(part.slice(at + 1));
  if (day === null) return "choice-undated";
  return day instanceof Invalid ? "date-invalid" : { code, day };
}
