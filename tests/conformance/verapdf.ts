import path from "node:path";

import { z } from "zod";

import { jarsOf, type JavaTool } from "./maven.ts";
import { runTool } from "./run-tool.ts";

const VERAPDF: JavaTool = {
  name: "veraPDF",
  group: "org.verapdf.apps",
  artifact: "cli",
  version: "1.30.2",
  hasLibraries: false,
  sha256: "6c6eb2c73d359d89ad07d77508c9bee0d833b8becc54d0f21cc213703f94ceed",
};

/** The standards that veraPDF is asked about: PDF/UA-1, PDF/A-2a and PDF/A-3a. */
export type Flavour = "ua1" | "2a" | "3a";

/** What veraPDF says of one file under one flavour. */
export interface Verdict {
  readonly compliant: boolean;
  readonly passedChecks: number;
  readonly failedChecks: number;
  /** The rules that it breaks, each as veraPDF names it: the clause and the number of the test. */
  readonly broken: readonly string[];
}

const validation = z.object({
  compliant: z.boolean(),
  jobEndStatus: z.literal("normal"),
  details: z.object({
    passedChecks: z.number(),
    failedChecks: z.number(),
    ruleSummaries: z.array(z.object({ clause: z.string(), testNumber: z.number() })),
  }),
});
const answer = z.object({
  report: z.object({
    jobs: z.array(
      z.object({
        itemDetails: z.object({ name: z.string() }),
        // A file that could not be processed has a taskException in its place.
        validationResult: z.array(validation).length(1).optional(),
      }),
    ),
  }),
});

/**
 * Asks veraPDF about files, all in one process: starting Java takes longer than most files do.
 * Throws where there is no veraPDF, or where it has no verdict on one of them.
 */
export async function verdictsOf(
  flavour: Flavour,
  files: readonly string[],
): Promise<ReadonlyMap<string, Verdict>> {
  const jar = path.join(await jarsOf(VERAPDF), `${VERAPDF.artifact}-${VERAPDF.version}.jar`);
  const words = ["-jar", jar, "--flavour", flavour, "--format", "json", ...files];
  const { stdout, stderr } = await runTool("java", words);
  const read = answer.safeParse(parsed(stdout));
  if (!read.success) {
    throw new Error(`veraPDF gave no answer that we know:\n${stdout}${stderr}`, {
      cause: read.error,
    });
  }
  const verdicts = new Map<string, Verdict>();
  for (const { itemDetails, validationResult } of read.data.report.jobs) {
    const [result] = validationResult ?? [];
    if (result === undefined) continue;
    const { passedChecks, failedChecks, ruleSummaries } = result.details;
    const broken = ruleSummaries.map(({ clause, testNumber }) => `${clause}-${testNumber}`).sort();
    verdicts.set(itemDetails.name, {
      compliant: result.compliant,
      passedChecks,
      failedChecks,
      broken,
    });
  }
  const missing = files.filter((file) => !verdicts.has(file));
  if (missing.length > 0) {
    throw new Error(`veraPDF has no verdict on ${missing.join(", ")}:\n${stdout}${stderr}`);
  }
  return verdicts;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
