import { checkNarrative } from "../../src/narrative/check-narrative.ts";
import type { Narrative } from "../../src/narrative/narrative.ts";

/** A narrative as the command reads it. Throws if the command would refuse it. */
export function narrativeOf(name: string, source: string): Narrative {
  const { narrative, findings } = checkNarrative(name, `${name}.md`, source);
  if (narrative !== null) return narrative;
  throw new Error(`refused: ${findings.map(({ code, line }) => `${line} ${code}`).join()}`);
}
