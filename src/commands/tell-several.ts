import { type Findings, NOTHING_OMITTED } from "../messages/finding.ts";

/** Filters findings: each one passes once, though several reports have it. */
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
