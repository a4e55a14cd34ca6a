import { holdsOn } from "../codebook/redefinitions.ts";

/** The first and last day of a period, as `jjjj-mm-dd`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

type Measure = "stock" | "flow";

/** By which definition a figure of a span counts: that of before a day, of after it, or some of each. */
function definitionOf(measure: Measure, span: Span, day: string): "before" | "after" | "both" {
  if (!holdsOn(span.to, day)) return "before";
  return measure === "stock" || holdsOn(span.from, day) ? "after" : "both";
}

/** True where a flow counts by the old definition in a part of its span, and by the new in the rest. */
export function isStraddled(measure: Measure, span: Span, day: string): boolean {
  return definitionOf(measure, span, day) === "both";
}

/**
 * True where a redefinition from `day` on lies between two spans, so that their numbers do not
 * compare. A stock is dated at the end of its span; a flow that the day falls within compares with
 * no other span.
 */
export function isRedefinedBetween(measure: Measure, one: Span, other: Span, day: string): boolean {
  if (measure === "flow" && one.from === other.from && one.to === other.to) return false;
  const [first, second] = [definitionOf(measure, one, day), definitionOf(measure, other, day)];
  return first !== second || first === "both";
}
