import { z } from "zod";

import { MACHINE_TESTS, type MachineTestId } from "../../messages/accessibility.ts";

/**
 * The note on the accessibility of one report. A person completes, dates and files it. It is the key
 * `accessibility` of `report check --period P --format json`.
 */

const sha256 = z.string().regex(/^[\da-f]{64}$/);

const test = z.object({
  what: z.string(),
  how: z.string(),
  standard: z.string().meta({ description: "what asks for it, by clause" }),
});

const machineTest = test.extend({
  id: z.enum(Object.keys(MACHINE_TESTS) as [MachineTestId, ...MachineTestId[]]),
  about: z.enum(["files", "pdf", "page", "colours", "texts"]),
  result: z.enum(["passed", "failed", "not tested"]),
  count: z
    .int()
    .nonnegative()
    .optional()
    .meta({ description: "how many were looked at; not there where nothing was tested" }),
  where: z
    .array(z.string())
    .readonly()
    .optional()
    .meta({ description: "where it fails; not there where it does not" }),
  why: z.string().optional().meta({ description: "why it was not tested" }),
});

export const accessibilityNoteSchema = z.object({
  schemaVersion: z.literal(1),
  report: z.object({
    title: z.string(),
    document: z.string(),
    period: z.object({ id: z.string(), from: z.iso.date(), to: z.iso.date(), label: z.string() }),
    publishedOn: z
      .string()
      .nullable()
      .meta({ description: "as the report was made; null for a draft or where there is none" }),
    release: z
      .string()
      .nullable()
      .meta({ description: "of the tool that made the report; null where it was not made yet" }),
  }),
  files: z
    .array(z.object({ file: z.string(), sha256 }))
    .readonly()
    .meta({ description: "the files of the report that were looked at, as they are now" }),
  machine: z.array(machineTest).readonly(),
  release: z.object({
    version: z.string().meta({ description: "of the tool that wrote this note" }),
    testedWith: z
      .array(test)
      .readonly()
      .meta({ description: "on sample reports, and not on the files of this report" }),
  }),
  person: z
    .array(z.object({ question: z.string(), answer: z.string().nullable() }))
    .readonly()
    .meta({ description: "for a person to answer" }),
  signed: z.object({ by: z.string().nullable(), on: z.iso.date().nullable() }),
});

export type AccessibilityNote = z.infer<typeof accessibilityNoteSchema>;
export type MachineTest = AccessibilityNote["machine"][number];

/** The number of things that a test looked at, and the places where they fail. */
export interface Look {
  readonly looked: number;
  readonly failures: readonly string[];
}

/**
 * The outcome of a test.
 *
 * @param nothing the reason, in Dutch, for a test that found nothing to look at
 */
export function tested(
  id: MachineTestId,
  { looked, failures }: Look,
  nothing: string,
): MachineTest {
  if (looked === 0 && failures.length === 0) return notTested(id, nothing);
  return failures.length === 0
    ? { ...head(id), result: "passed", count: looked }
    : { ...head(id), result: "failed", count: looked, where: failures };
}

/** The outcome of a test that could not run. */
export function notTested(id: MachineTestId, why: string): MachineTest {
  return { ...head(id), result: "not tested", why };
}

function head(id: MachineTestId) {
  const { about, what, how, standard } = MACHINE_TESTS[id];
  return { id, about, what, how, standard };
}
