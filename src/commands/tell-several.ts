import { type Findings, NOTHING_OMITTED } from "../messages/finding.ts";

/** Leaves out of what was found what it has been given before: of several, that is told once. */
export function tellingOnce(): (found: Findings) => Findings {
  const told = new Set<string>();
  const isNew = (one: object): boolean => {
    const key = JSON.stringify(one);
    const isTold = told.has(key);
    told.add(key);
    return !isTold;
  };
  return ({ findings, omitted }) => ({
    findings: findings.filter(isNew),
    omitted: isNew(omitted) ? omitted : NOTHING_OMITTED,
  });
}
