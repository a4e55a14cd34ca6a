import { expect, it } from "vitest";

import { NOTHING_OMITTED } from "../../src/findings/finding.ts";
import type { AssembledReport } from "../../src/pipeline/assemble-report.ts";
import { requireFewPages } from "../../src/pipeline/generate.ts";
import type { Settings } from "../../src/settings/settings.ts";

const NOTHING_FOUND = { findings: [], omitted: NOTHING_OMITTED };
const TYPE = { name: "factsheet", mostPages: 1 };

function told(pageCount: number, correction?: object): string | null {
  const report = { model: { period: { id: "2024-Q1" }, correction }, found: NOTHING_FOUND };
  try {
    requireFewPages(
      { pageCount },
      TYPE,
      report as unknown as AssembledReport,
      { content: "content" } as Settings,
    );
    return null;
  } catch (error) {
    return (error as { found: AssembledReport["found"] }).found.findings[0]?.message ?? "";
  }
}

it("a document with too many pages names the cause: its texts, or a correction", () => {
  expect(told(1)).toBeNull();
  expect(told(2)).toMatch(
    /2 pagina's, en het mag er ten hoogste 1 hebben\. Maak de teksten korter/,
  );
  expect(told(2, {})).toBeNull();
  expect(told(3, {})).toMatch(
    /3 pagina's, en het mag er ten hoogste 2 hebben\. Noem bij de correctie/,
  );
});
