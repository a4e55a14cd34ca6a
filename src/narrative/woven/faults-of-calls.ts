import { isCondition } from "./calls.ts";
import type { Remark } from "../remark.ts";
import { Lines } from "./lines.ts";
import { readTemplate } from "./read-template.ts";
import type { Answers } from "./weave.ts";

/** A call, or the beginning of a condition. */
const CALL = /(?<![\\{])\{\{(#\w+(?=\s)|(?=[\p{L}]))[^{}\n]*\}\}(?!\})/gu;

/**
 * Reports the faults of each call by itself, in a text that cannot be woven because of another
 * fault. So a writer sees all faults at once. A call of a withheld number is no fault here, because
 * a condition around it can allow it.
 */
export function faultsOfCalls(text: string, answers: Answers): readonly Remark[] {
  const source = new Lines(text);
  return Array.from(text.matchAll(CALL)).flatMap(({ 0: call, 1: opening = "", index }) => {
    const complete = opening === "" ? call : `${call}{{/${opening.slice(1)}}}`;
    const [read] = readTemplate(complete).template?.calls.values() ?? [];
    if (read === undefined) return [];
    const answer = isCondition(read) ? answers.holds(read, 0) : answers.value(read, false);
    const isFault = typeof answer === "object" && "code" in answer;
    if (!isFault || answer.code === "woven-not-shown") return [];
    return [{ ...answer, ...source.placeAt(index) }];
  });
}
