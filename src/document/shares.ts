import { wholePercentage } from "../language/numbers.ts";
import { say, type Run, type Text } from "./text.ts";

/** A fraction of counted things; both whole numbers of at least 0. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * A share by itself: "85%", but "bijna alle" and "minder dan 1%" where rounding alone would make
 * it 100% or 0%. Null where there is nothing to have a share of.
 */
export function shareRun({ numerator, denominator }: Share, origin: string): Run | null {
  const percentage = wholePercentage(numerator, denominator);
  if (percentage === null) return null;
  if (percentage === 100 && numerator < denominator) return { text: "bijna alle", origin };
  if (percentage === 0 && numerator > 0) return { text: "minder dan 1%", origin };
  return { text: `${percentage}%`, origin };
}

/**
 * A share with what it is a share of: "85% van de aanmeldingen", "alle aanmeldingen",
 * "bijna alle aanmeldingen", "geen van de aanmeldingen".
 */
export function shareOf(share: Share, plural: string, origin: string): Text | null {
  const run = shareRun(share, origin);
  if (run === null) return null;
  if (share.numerator === 0) return say`${{ text: "geen", origin }} van de ${plural}`;
  if (share.numerator === share.denominator) return say`${{ text: "alle", origin }} ${plural}`;
  return run.text.endsWith("%") ? say`${run} van de ${plural}` : say`${run} ${plural}`;
}
