import path from "node:path";

import { z } from "zod";

import { jarsOf, type JavaTool } from "./maven.ts";
import { runJava } from "./run-tool.ts";

export const VERAPDF: JavaTool = {
  name: "veraPDF",
  group: "org.verapdf.apps",
  artifact: "cli",
  version: "1.30.2",
  hasLibraries: false,
  sha256: "6c6eb2c73d359d89ad07d77508c9bee0d833b8becc54d0f21cc213703f94ceed",
};

/** veraPDF's names for its checks under each standard. */
const PROFILES = {
  ua1: "PDF/UA-1 validation profile",
  "2a": "PDF/A-2a validation profile",
  "3a": "PDF/A-3a validation profile",
  ua2: "PDF/UA-2 + Tagged PDF validation profile",
  "4": "PDF/A-4 validation profile",
  "4f": "PDF/A-4f validation profile",
  wt1a: "WTPDF 1.0 Accessibility validation profile",
  wt1r: "WTPDF 1.0 Reuse validation profile",
} as const;

/** The standards to check with veraPDF. The last two are levels of "Well-Tagged PDF". */
export type Flavour = keyof typeof PROFILES;

const FLAVOURS = Object.keys(PROFILES) as readonly Flavour[];

/** veraPDF's verdict on one file under one flavour. */
export interface Verdict {
  readonly compliant: boolean;
  readonly passedChecks: number;
  readonly failedChecks: number;
  /** The broken rules, as veraPDF names them: the clause and the number of the test. */
  readonly broken: readonly string[];
}

const validation = z.object({
  profileName: z.string(),
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
        // A file that could not be processed has a taskException instead.
        validationResult: z.array(validation).optional(),
      }),
    ),
  }),
});

/**
 * Checks files with veraPDF, all in one process, because Java starts slower than most checks take.
 * Throws if there is no veraPDF, or if it has no verdict on a file.
 */
export async function verdictsOf(
  flavour: Flavour,
  files: readonly string[],
): Promise<ReadonlyMap<string, Verdict>> {
  const all = await run(flavour, files);
  return new Map(
    [...all].flatMap(([file, verdicts]) =>
      [...verdicts.values()].map((verdict) => [file, verdict] as const),
    ),
  );
}

/** Does the same as `verdictsOf` under each flavour that a file claims. */
export async function claimedVerdictsOf(
  files: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<Flavour, Verdict>>> {
  return await run("0", files);
}

async function run(
  flavour: Flavour | "0",
  files: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<Flavour, Verdict>>> {
  const jar = path.join(await jarsOf(VERAPDF), `${VERAPDF.artifact}-${VERAPDF.version}.jar`);
  const words = ["-jar", jar, "--flavour", flavour, "--format", "json", ...files];
  const { stdout, stderr } = await runJava(words);
  const read = answer.safeParse(parsed(stdout));
  if (!read.success) {
    throw new Error(`veraPDF gave no answer that we know:\n${stdout}${stderr}`, {
      cause: read.error,
    });
  }
  const verdicts = new Map<string, ReadonlyMap<Flavour, Verdict>>();
  for (const { itemDetails, validationResult = [] } of read.data.report.jobs) {
    if (validationResult.length === 0) continue;
    verdicts.set(itemDetails.name, new Map(validationResult.map(verdictOf)));
  }
  const missing = files.filter((file) => !verdicts.has(file));
  if (missing.length > 0) {
    throw new Error(`veraPDF has no verdict on ${missing.join(", ")}:\n${stdout}${stderr}`);
  }
  return verdicts;
}

function verdictOf({
  profileName,
  compliant,
  details,
}: z.infer<typeof validation>): [Flavour, Verdict] {
  const flavour = FLAVOURS.find((one) => PROFILES[one] === profileName);
  if (flavour === undefined) throw new Error(`veraPDF checked ${profileName}`);
  const { passedChecks, failedChecks, ruleSummaries } = details;
  const broken = ruleSummaries.map(({ clause, testNumber }) => `${clause}-${testNumber}`).sort();
  return [flavour, { compliant, passedChecks, failedChecks, broken }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
