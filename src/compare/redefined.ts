import { holdsOn } from "../codebook/redefinitions.ts";

/** The first and last day of a period, as `jjjj-mm-dd`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

type Measure = "stock" | "flow";

/**
 * Returns which definition a figure of a period uses: the one before a redefinition on `day`, the
 * one after it, or both.
 */
function definitionOf(measure: Measure, span: Span, day: string): "before" | "after" | "both" {
  if (!holdsOn(span.to, day)) return "before";
  return measure === "stock" || holdsOn(span.from, day) ? "after" : "both";
}

/**
 * Returns true if a flow uses the old definition in a part of its period and the new one in the
 * rest.
 */
export function isStraddled(measure: Measure, span: Span, day: string): boolean {
  return definitionOf(measure, span, day) === "both";
}

/**
 * Returns true if a redefinition on `day` lies between two periods, so that their numbers are not
 * comparable. A stock is dated at the end of its period. A flow whose period contains the day is
 * comparable with no other period.
 */
export function isRedefinedBetween(measure: Measure, one: Span, other: Span, day: string): boolean {
  if (measure === "flow" && one.from === other.from && one.to === other.to) return false;
  const [first, second] = [definitionOf(measure, one, day), definitionOf(measure, other, day)];
  return first !== second || first === "both";
}
