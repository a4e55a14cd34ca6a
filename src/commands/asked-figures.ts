import { figurePattern } from "../compare/select-rows.ts";
import { ReportError } from "../errors.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { closestTerm } from "../language/closest.ts";
import { diffUsage } from "../messages/diff.ts";

/** Tells which figures match `--figure`. Throws ReportError "usage" for a pattern that matches none. */
export function requireFigures(
  patterns: readonly string[] | undefined,
): (figure: string) => boolean {
  if (patterns === undefined) return () => true;
  const ids = CATALOGUE.map(({ id }) => id);
  for (const pattern of patterns) {
    if (!ids.some(figurePattern([pattern]))) {
      throw new ReportError("usage", diffUsage.noFigure(pattern, closestTerm(pattern, ids)));
    }
  }
  return figurePattern(patterns);
}
