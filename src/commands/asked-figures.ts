import { figurePattern } from "../compare/select-rows.ts";
import { ReportError } from "../errors.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { closestTerm } from "../language/closest.ts";
import { diffUsage } from "../messages/diff.ts";

/**
 * Returns a test for the ids of figures that match `--figure`. Throws ReportError "usage" for a pattern
 * that matches no figure.
 */
export function requireFigures(
  patterns: readonly string[] | undefined,
): (figure: string) => boolean {
  if (patterns === undefined) return () => true;
  const ids = CATALOGUE.map(({ id }) => id);
  for (const pattern of patterns) {
    if (!ids.some(figurePattern([pattern]))) {
      const labelled = CATALOGUE.find(({ label }) => label.toLowerCase() === pattern.toLowerCase());
      const near = labelled?.id ?? closestTerm(pattern, ids);
      throw new ReportError("usage", diffUsage.noFigure(pattern, near));
    }
  }
  return figurePattern(patterns);
}
