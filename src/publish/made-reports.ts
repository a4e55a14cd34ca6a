import { z } from "zod";

import { ReportError } from "../errors.ts";
import { countWarnings, type Finding, type Findings } from "../messages/finding.ts";
import { madeMessages as texts } from "../messages/made-reports.ts";
import type { Row } from "./sheet.ts";
import { sheetText } from "./terminal-sheet.ts";
import { UNLIMITED } from "./terminal.ts";

/** The outcome of one report of a run. */
type Outcome = {
  readonly period: { readonly id: string };
  /** Null for a period without documents. */
  readonly document: string | null;
} & (
  | {
      readonly made: {
        readonly folder: string;
        readonly files: readonly string[];
        readonly pageCount: number;
        readonly warnings: Findings;
      };
    }
  | { readonly error: unknown }
);

const NUMERIC = { isNumeric: true } as const;

/** The outcomes of reports as a table for a terminal, with a line for each report. */
export function madeTable(outcomes: readonly Outcome[]): string {
  const columns = [
    { head: texts.period },
    { head: texts.document },
    { head: texts.pages, ...NUMERIC },
    { head: texts.warnings, ...NUMERIC },
    { head: texts.folder },
  ];
  const groups = [{ rows: outcomes.map(rowOf) }];
  return sheetText({ parts: [{ blocks: [{ kind: "table", columns, groups }] }] }, UNLIMITED);
}

function rowOf(one: Outcome): Row {
  const name = one.period.id;
  const document = one.document ?? texts.none;
  if (!("made" in one)) {
    return { name, cells: [document, texts.none, texts.none, texts.notMade(reasonOf(one.error))] };
  }
  const { pageCount, warnings, folder } = one.made;
  return { name, cells: [document, String(pageCount), String(countWarnings(warnings)), folder] };
}

/** The first sentence of an error. The run has shown the other sentences, which say what to do. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof ReportError)) return texts.bug;
  return /^.*?[.?!](?= |$)/.exec(error.sentences[0] ?? "")?.[0] ?? error.message;
}

const problemSchema = z.strictObject({
  severity: z.enum(["error", "warning", "hint"]),
  code: z.string(),
  file: z.string(),
  line: z.int().nullable(),
  column: z.string().nullable(),
  position: z.int().optional(),
  relatedLine: z.int().optional(),
  skipped: z.literal(true).optional(),
  message: z.string(),
});

/** The output of `report generate --format json`. */
export const madeReportsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  protectedTogether: z.boolean().meta({
    description:
      "false where the reports are safe one by one, and readers of all could work out withheld numbers",
  }),
  reports: z.array(
    z.strictObject({
      period: z.string(),
      document: z.string().nullable(),
      /** Null for a report that was not made: `error` says why. */
      folder: z.string().nullable(),
      files: z.array(z.string()),
      pages: z.int().nullable(),
      warnings: z.int(),
      error: z.string().nullable(),
      problems: z.array(problemSchema),
    }),
  ),
});

type MadeReports = z.infer<typeof madeReportsSchema>;

/**
 * The outcomes of reports as JSON.
 *
 * @param protectedTogether each report is protected against all earlier ones of the run
 */
export function madeJson(outcomes: readonly Outcome[], protectedTogether: boolean): string {
  const reports = outcomes.map((one): MadeReports["reports"][number] => {
    const about = { period: one.period.id, document: one.document };
    if ("made" in one) {
      const { folder, files, pageCount: pages, warnings } = one.made;
      const counted = { warnings: countWarnings(warnings), error: null };
      return { ...about, folder, files: [...files], pages, ...counted, ...problemsOf(warnings) };
    }
    const { error } = one;
    const found = error instanceof ReportError ? error.found : null;
    return {
      ...about,
      folder: null,
      files: [],
      pages: null,
      warnings: found === null ? 0 : countWarnings(found),
      error: error instanceof ReportError ? error.message : texts.bug,
      ...(found === null ? { problems: [] } : problemsOf(found)),
    };
  });
  return `${JSON.stringify({ schemaVersion: 1, protectedTogether, reports } satisfies MadeReports, null, 2)}\n`;
}

/** The findings, with the fields in the order of `report check --format json`. */
function problemsOf({ findings }: Findings): Pick<MadeReports["reports"][number], "problems"> {
  return {
    problems: findings.map((one: Finding) => {
      const { severity, code, file, line, column, position, relatedLine, skipped, message } = one;
      return { severity, code, file, line, column, position, relatedLine, skipped, message };
    }),
  };
}
