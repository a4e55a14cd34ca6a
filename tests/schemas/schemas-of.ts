import { z } from "zod";

import { comparisonSchema } from "../../src/compare/comparison.ts";
import { publishedFiguresSchema } from "../../src/disclosure/published-figures.ts";
import { explanationSchema } from "../../src/explain/explanation.ts";
import { auditReportSchema } from "../../src/publish/audit/audit-report.ts";

/** The JSON that the command writes for others, by the name of its schema. */
const SCHEMAS = {
  figures: {
    title: "figures.json, and report figures --format json",
    schema: publishedFiguresSchema,
  },
  diff: { title: "report diff --format json", schema: comparisonSchema },
  explain: { title: "report explain --format json", schema: explanationSchema },
  audit: { title: "report audit --format json", schema: auditReportSchema },
} as const;

export const SCHEMA_NAMES = ["figures", "diff", "explain", "audit"] as const;

/** The JSON Schema of an output, from the schema by which the tool makes it. */
export function jsonSchemaOf(name: (typeof SCHEMA_NAMES)[number]): object {
  const { title, schema } = SCHEMAS[name];
  // Fields may be added to figures.json; the others hold what they say and nothing else.
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: name === "figures" ? "input" : "output",
  });
  return { $schema, $id: `urn:peildatum:${name}:1`, title, ...rest };
}
