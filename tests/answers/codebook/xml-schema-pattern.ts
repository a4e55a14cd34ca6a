/** Matches what may follow a backslash: a character that means itself or a line end, or a class. */
const ESCAPE = /^\\(?:[nrt\\|.?*+(){}[\]^-]|[sSdDwWiIcC]|[pP]\{\w+\})/;
const QUANTIFIER = /^(?:[?*+]|\{\d+(?:,\d*)?\})/;
/** Characters that mean themselves. `^` and `$` do so only in XML Schema, so no pattern may contain them. */
const NORMAL = /^[^.\\?*+(){}|[\]^$]/u;
const CLASS_CHARACTER = /^[^\\[\]^-]/u;

/**
 * The place of the first piece of a pattern that XML Schema does not know, or that JavaScript reads
 * differently; null without such a piece.
 */
export function faultOfPattern(pattern: string): string | null {
  const end = afterBranches(pattern, 0);
  return end === pattern.length ? null : `at ${end}: ${pattern.slice(end, end + 20)}`;
}

/** The place up to which the branches from `start` on are well-formed. */
function afterBranches(pattern: string, start: number): number {
  let at = start;
  for (;;) {
    const next = pattern.charAt(at) === "|" ? at + 1 : afterPiece(pattern, at);
    if (next === at) return at;
    at = next;
  }
}

function afterPiece(pattern: string, at: number): number {
  const end = afterAtom(pattern, at);
  if (end === at) return at;
  const quantifier = QUANTIFIER.exec(pattern.slice(end))?.[0] ?? "";
  // A second quantifier would make it lazy or possessive.
  const after = end + quantifier.length;
  return QUANTIFIER.test(pattern.slice(after)) ? at : after;
}

function afterAtom(pattern: string, at: number): number {
  const first = pattern.charAt(at);
  if (first === "(") {
    const end = afterBranches(pattern, at + 1);
    return pattern.charAt(end) === ")" ? end + 1 : at;
  }
  if (first === "[") return afterClass(pattern, at);
  const rest = pattern.slice(at);
  return at + (ESCAPE.exec(rest) ?? NORMAL.exec(rest) ?? [""])[0].length;
}

function afterClass(pattern: string, start: number): number {
  let at = start + 1;
  while (at < pattern.length && pattern.charAt(at) !== "]") {
    const low = classCharacter(pattern, at);
    if (low === "") return start;
    at += low.length;
    if (pattern.charAt(at) !== "-") continue;
    const high = classCharacter(pattern, at + 1);
    if (high === "") return start;
    at += 1 + high.length;
  }
  return at < pattern.length && at > start + 1 ? at + 1 : start;
}

function classCharacter(pattern: string, at: number): string {
  const rest = pattern.slice(at);
  return (ESCAPE.exec(rest) ?? CLASS_CHARACTER.exec(rest) ?? [""])[0];
}
