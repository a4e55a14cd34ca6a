import { answersFrom } from "../../../src/document/woven/answer.ts";
import type { Material } from "../../../src/document/block-entry.ts";
import { checkNarrative, weaveText } from "../../../src/narrative/check-narrative.ts";
import { materialOfCase, publishedOfCase, type GoldenCase } from "../sentences/golden-case.ts";

/** The text that the calls produce in a situation, or the codes of their faults. */
export function wovenIn(golden: GoldenCase, markdown: string): string {
  const { narrative, findings } = weave(golden, markdown);
  if (findings.length > 0) return findings.map(({ code }) => code).join();
  return (narrative?.markdown ?? "").replaceAll(/\{\{(\d+)\}\}/g, (_, number: string) =>
    (narrative?.woven?.[Number(number)] ?? []).map(({ text }) => text).join(""),
  );
}

/** The messages about calls in a situation. */
export function faultsIn(golden: GoldenCase, markdown: string): readonly string[] {
  return weave(golden, markdown).findings.map(({ code, message }) => `${code}: ${message}`);
}

/** The values of the calls, with their origins. */
export function valuesIn(golden: GoldenCase, markdown: string) {
  return weave(golden, markdown).narrative?.woven ?? [];
}

function weave(golden: GoldenCase, markdown: string) {
  const { text, findings } = checkNarrative("tekst", "tekst.md", markdown);
  if (text === null) return { narrative: null, findings };
  const material: Material = materialOfCase(golden);
  const figures = [publishedOfCase(golden)];
  return weaveText(
    text,
    answersFrom({ material, published: material, figures, regions: ["Zeeland"] }),
  );
}
