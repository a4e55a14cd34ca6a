import loadHighs from "highs";

import type { System, World } from "./system.ts";

// Its types describe the CommonJS form, in which the function is a member.
const highs = await (typeof loadHighs === "function" ? loadHighs : loadHighs.default)();

/** The part of a system that is linked to one unknown, and the question about it. */
export interface Question {
  readonly unknowns: readonly number[];
  readonly rows: readonly number[];
  readonly large: readonly number[];
}

/** Narrower bounds for some unknowns than those of the system. */
export type Bounds = ReadonlyMap<number, readonly [low: number, high: number]>;

/**
 * Returns the values of the unknowns of a part with the least value of `least`; null if there are
 * none. The other unknowns keep their values of `world`.
 */
export function solve(
  system: System,
  part: Question,
  world: World,
  bounds: Bounds,
  least: readonly (readonly [unknown: number, times: number])[],
): World | null {
  const inside = new Set(part.unknowns);
  const lines = ["Minimize", ` obj: ${sumText(least) || "0 x" + part.unknowns[0]}`, "Subject To"];
  const boundsOf = (unknown: number): readonly [number, number] =>
    bounds.get(unknown) ?? [system.low[unknown] ?? 0, system.high[unknown] ?? Infinity];
  for (const place of part.rows) {
    const row = system.rows[place];
    if (row === undefined) continue;
    const terms = row.terms.filter(([unknown]) => inside.has(unknown));
    const fixed = row.terms
      .filter(([unknown]) => !inside.has(unknown))
      .reduce((all, [unknown, times]) => all + times * (world[unknown] ?? NaN), 0);
    const text = sumText(terms);
    if (row.low === row.high) lines.push(` r${place}: ${text} = ${row.low - fixed}`);
    else {
      if (Number.isFinite(row.low)) lines.push(` r${place}l: ${text} >= ${row.low - fixed}`);
      if (Number.isFinite(row.high)) lines.push(` r${place}h: ${text} <= ${row.high - fixed}`);
    }
  }
  const switches: string[] = [];
  for (const place of part.large) {
    const one = system.large[place];
    if (one === undefined) continue;
    const names = one.unknowns.map((unknown) => `z${place}_${unknown}`);
    lines.push(` s${place}: ${names.join(" + ")} >= 1`);
    for (const [index, unknown] of one.unknowns.entries()) {
      lines.push(` s${place}_${index}: x${unknown} - ${one.atLeast} ${names[index]} >= 0`);
    }
    switches.push(...names);
  }
  lines.push("Bounds");
  for (const unknown of part.unknowns) {
    const [low, high] = boundsOf(unknown);
    lines.push(
      Number.isFinite(high) ? ` ${low} <= x${unknown} <= ${high}` : ` x${unknown} >= ${low}`,
    );
  }
  if (switches.length > 0) lines.push("Binary", ` ${switches.join(" ")}`);
  lines.push("General", ` ${part.unknowns.map((unknown) => `x${unknown}`).join(" ")}`, "End", "");
  const answer = highs.solve(lines.join("\n"), { output_flag: false });
  if (answer.Status !== "Optimal") {
    if (answer.Status === "Infeasible") return null;
    throw new Error(`the solver says ${answer.Status}`);
  }
  const found = [...world];
  for (const unknown of part.unknowns) {
    const column = answer.Columns[`x${unknown}`];
    found[unknown] = Math.round(column?.Primal ?? NaN);
  }
  return found;
}

function sumText(terms: readonly (readonly [number, number])[]): string {
  return terms
    .map(([unknown, times]) => `${times < 0 ? "-" : "+"} ${Math.abs(times)} x${unknown}`)
    .join(" ");
}
