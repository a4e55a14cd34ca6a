import type { DatedCode } from "../case.ts";
import { unknownAnswer, type ChoiceFinder } from "./choices.ts";
import { withoutDates, type DateReader } from "./dates.ts";
import { Invalid, type CellFault } from "./invalid.ts";

const UNDATED = new Invalid({ code: "choice-undated" });
const BADLY_WRITTEN = unknownAnswer({ kind: "notation" });
const NONE: readonly DatedCode[] = Object.freeze([]);

/** A cell with dated answers, `code@date` with bars between them, in the order of the cell. */
export function readDatedChoices(
  finder: ChoiceFinder,
  dates: DateReader,
  text: string,
): readonly DatedCode[] | Invalid {
  if (text === "") return NONE;
  const answers: DatedCode[] = [];
  let faults: Map<CellFault["code"], CellFault> | undefined;
  for (let start = 0; start <= text.length;) {
    const bar = text.indexOf("|", start);
    const end = bar === -1 ? text.length : bar;
    const answer = readPart(finder, dates, text.slice(start, end));
    if (answer instanceof Invalid) {
      faults ??= new Map();
      for (const fault of answer.faults) if (!faults.has(fault.code)) faults.set(fault.code, fault);
    } else if (answer !== null) answers.push(answer);
    start = end + 1;
  }
  return faults === undefined ? answers : new Invalid(...faults.values());
}

/** One dated answer, null for an empty part, or what is wrong with it. */
function readPart(
  finder: ChoiceFinder,
  dates: DateReader,
  part: string,
): DatedCode | null | Invalid {
  const at = part.lastIndexOf("@");
  const answer = at === -1 ? part : part.slice(0, at);
  const code = finder.find(answer);
  if (code === undefined) return part.trim() === "" ? null : unknownPart(finder, part, answer);
  const day = at === -1 ? null : dates.read(part.slice(at + 1));
  if (day === null) return UNDATED;
  return day instanceof Invalid ? day : { code, day };
}

/** What is wrong with a part whose answer is not known. */
function unknownPart(finder: ChoiceFinder, part: string, answer: string): Invalid {
  // The dates differ from row to row. Without them the rest repeats, so its verdict is remembered.
  const undated = withoutDates(part);
  const known = finder.find(wordsOf(undated));
  if (known !== undefined && undated !== part) return BADLY_WRITTEN;
  return finder.unknown(undated === part ? answer : partedAtDates(undated), wordsOf);
}

/** The answers of a part whose dates are bars, with commas behind the dates as if they were written. */
function partedAtDates(undated: string): string {
  return undated
    .replaceAll("@", " ")
    .replaceAll(/\|\s+(?=\p{L})/gu, ", ")
    .replaceAll("|", " ")
    .replace(/^[\s,]+/, "")
    .trim();
}

/** The answer of a part without what stands for its date, and the signs and words around that. */
function wordsOf(text: string): string {
  return text
    .replaceAll(/[|@:=()[\]#–]|\s-|-\s|(?<!\p{L})(?:op|per|vanaf|sinds|d\.d\.)(?!\p{L})/giu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}
