import { z } from "zod";

/**
 * What can be derived from several files of published figures together: the content of
 * `report audit --format json`. It counts by figure, because a category would be a hint for an attacker.
 */

const whole = z.int().nonnegative();

const counts = {
  withheld: whole.meta({
    description: "the numbers that are withheld, or held at an earlier date",
  }),
  derivable: whole.meta({ description: "of those: how many can have one value only" }),
};

const publication = z.object({
  period: z.object({ id: z.string(), from: z.iso.date(), to: z.iso.date(), label: z.string() }),
  disclosureThreshold: whole,
  files: z
    .array(z.string())
    .min(1)
    .readonly()
    .meta({ description: "as they were named; more than one where they hold the same figures" }),
});

const figure = z.object({
  figure: z.string(),
  label: z.string(),
  ...counts,
  twoValues: whole.meta({ description: "how many can have just two values" }),
  threeValues: whole.meta({ description: "how many can have just three values" }),
});

export const auditReportSchema = z.object({
  schemaVersion: z.literal(1),
  publications: z.array(publication).readonly(),
  ...counts,
  fewestValues: whole.nullable().meta({
    description:
      "the fewest values that a withheld or held number has, counted up to four; 0 where for one no value was found; null where none is withheld",
  }),
  figures: z
    .array(figure)
    .readonly()
    .meta({ description: "those of which a number is withheld, in the catalogue's order" }),
});

export type AuditReport = z.infer<typeof auditReportSchema>;

/** An audit as JSON, in the form of `schemas/audit.schema.json`. */
export function auditJson(report: AuditReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
