import { monthName } from "../language/dates.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import type { Run } from "../model/text.ts";
import type { Facts } from "./facts.ts";
import { BY_MONTH } from "./sentences/registrations.ts";

/** The name of a month of a breakdown without its year: "december". */
export function monthOfCode({ code }: { readonly code: string }): string {
  return monthName(Number(code.slice(-2)));
}

/**
 * A month of a breakdown in a sentence: "december". It has its year if that is not the year of the
 * report.
 */
export function monthInSentence(
  { code, label }: { readonly code: string; readonly label: string },
  facts: Facts,
): Run {
  const [year] = code.split("-");
  const isOwnYear = facts.periodMonths.at(-1)?.startsWith(year ?? "") === true;
  if (isOwnYear) return { text: monthOfCode({ code }) };
  return { text: label, origin: ORIGIN_OF.label(BY_MONTH, code) };
}
