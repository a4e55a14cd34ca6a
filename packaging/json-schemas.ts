import type { Plugin } from "rolldown";
import { z } from "zod";

import { comparisonSchema } from "../src/compare/comparison.ts";
import { textComparisonSchema } from "../src/compare-texts/text-comparison.ts";
import { publishedFiguresSchema } from "../src/disclosure/published-figures.ts";
import { explanationSchema } from "../src/explain/explain-figure.ts";
import { figureListSchema } from "../src/explain/select-figures.ts";
import { publishedKitSchema } from "../src/kit/kit-files.ts";
import { accessibilityNoteSchema } from "../src/publish/accessibility-note.ts";
import { auditReportSchema } from "../src/answers/audit.ts";
import { figuresOfPeriodsSchema } from "../src/publish/figure-files.ts";
import { madeReportsSchema } from "../src/answers/made-reports.ts";
import { documentListSchema } from "../src/answers/documents.ts";

/** The JSON that the command writes for others, by the name of its schema. */
const SCHEMAS = {
  figures: {
    title: "figures.json, and report figures --format json",
    schema: publishedFiguresSchema,
  },
  "figures-of-periods": {
    title: "report figures --format json, of more than one period",
    schema: figuresOfPeriodsSchema,
  },
  generate: { title: "report generate --format json", schema: madeReportsSchema },
  publish: { title: "report publish --format json", schema: publishedKitSchema },
  diff: { title: "report diff --format json", schema: comparisonSchema },
  "diff-texts": { title: "report diff --texts --format json", schema: textComparisonSchema },
  explain: { title: "report explain --format json", schema: explanationSchema },
  "explain-list": {
    title: "report explain --format json, without a figure",
    schema: figureListSchema,
  },
  audit: { title: "report audit --format json", schema: auditReportSchema },
  documents: { title: "report documents --format json", schema: documentListSchema },
  accessibility: {
    title: "report check --period P --format json, under accessibility",
    schema: accessibilityNoteSchema,
  },
} as const;

export const SCHEMA_NAMES = [
  "figures",
  "figures-of-periods",
  "generate",
  "publish",
  "diff",
  "diff-texts",
  "explain",
  "explain-list",
  "audit",
  "documents",
  "accessibility",
] as const;

/** The text of the JSON Schema of an output, from the schema that the tool uses to write it. */
export function jsonSchemaOf(name: (typeof SCHEMA_NAMES)[number]): string {
  const { title, schema } = SCHEMAS[name];
  // Fields may be added to figures.json. The other outputs contain only the fields in their
  // schemas.
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: name.startsWith("figures") ? "input" : "output",
  });
  const whole = { $schema, $id: `urn:peildatum:${name}:1`, title, ...rest };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/**
 * Writes the schemas beside the code, for readers that process our JSON with their own programs.
 */
export function schemasBeside(): Plugin {
  return {
    name: "schemas-beside",
    generateBundle() {
      for (const name of SCHEMA_NAMES) {
        const fileName = `schemas/${name}.schema.json`;
        this.emitFile({ type: "asset", fileName, source: jsonSchemaOf(name) });
      }
    },
  };
}
