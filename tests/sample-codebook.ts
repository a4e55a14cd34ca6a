import path from "node:path";

import { STANDARD_CODEBOOK } from "../src/codebook/codebook.ts";
import type { CodebookReading } from "../src/codebook/file/read-codebook.ts";
import { codebookInForce } from "../src/pipeline/read-export.ts";

/** The codebook of the sample, with its break in definition. */
export const SAMPLE_CODEBOOK: CodebookReading = await codebookInForce({
  codebook: path.join(import.meta.dirname, "../fixtures/codebook.yaml"),
});

/** The codebook of the contract as a run has it. */
export const STANDARD: CodebookReading = { codebook: STANDARD_CODEBOOK, findings: [], input: null };
