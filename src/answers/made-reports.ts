import path from "node:path";

import { z } from "zod";

import { ReportError } from "../errors.ts";
import { countWarnings, type Findings } from "../findings/finding.ts";
import { uncapitalised } from "../language/words.ts";
import { commandMessages } from "../messages/commands.ts";
import { textsLine } from "../messages/narrative.ts";
import { madeMessages as texts } from "../messages/output.ts";
import { publicationMessages } from "../messages/publication.ts";
import type { CommandOptions } from "../settings/settings.ts";
import { findingData, findingsText } from "./findings.ts";
import type { Row } from "./sheet.ts";
import { UNLIMITED } from "./terminal-lines.ts";
import { sheetText } from "./print-sheet.ts";

/** The outcome of one report in a run. */
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
export function madeReportsText(outcomes: readonly Outcome[]): string {
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
export function madeReportsJson(outcomes: readonly Outcome[], protectedTogether: boolean): string {
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

/** The findings, as in `report check --format json`. */
function problemsOf({ findings }: Findings): Pick<MadeReports["reports"][number], "problems"> {
  return { problems: findings.map(findingData) };
}

/** A report that was made. */
interface MadeReport {
  /** Its output folder, and the names of its files. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly pageCount: number;
  readonly warnings: Findings;
  readonly texts: readonly SectionsOfPeriod[];
  readonly isForInternalUse: boolean;
  /** A sentence about a published report that it replaced; null if there was none. */
  readonly replaced: string | null;
  /** The snapshot of its period: this report, another report or nothing; null for a draft. */
  readonly keeping: "same" | "other" | "nothing" | null;
}

/**
 * The outcome of a report that was made, as text for people.
 *
 * @param found the findings that the user has not seen yet
 * @param keepCommandFor gives the command that keeps the report as a snapshot
 */
export function madeReportText(
  { folder, pageCount, warnings, texts, isForInternalUse, replaced, keeping }: MadeReport,
  found: Findings,
  keepCommandFor: (isUpdate: boolean) => string,
): string {
  const size = commandMessages.pagesAndWarnings(pageCount, countWarnings(warnings));
  const isOther = keeping === "other";
  const advice = isOther ? publicationMessages.keepInstead : publicationMessages.keepIt;
  const lines = [
    ...(isForInternalUse ? [commandMessages.internalUse] : []),
    ...(replaced === null ? [] : [replaced]),
    commandMessages.done(folder, size),
    ...(isOther || keeping === "nothing" ? [advice(keepCommandFor(isOther))] : []),
  ];
  return `${findingsText(found)}${textsText(texts)}${lines.map((line) => `${line}\n`).join("")}`;
}

/** The path of the PDF of a report. */
export function pdfPath({ folder, files }: Pick<MadeReport, "folder" | "files">): string {
  return path.join(folder, files.find((file) => file.endsWith(".pdf")) ?? "");
}

/** The sections of one document of one period, with and without a text. */
export interface SectionsOfPeriod {
  readonly document: string;
  readonly period: string;
  readonly used: readonly Section[];
  readonly missing: readonly Section[];
}

interface Section {
  /** The name of the file of its text. */
  readonly name: string;
  readonly title: string;
}

/**
 * The sections with and without a text, as text for people: a line for each period and, with several
 * documents, for each document.
 */
export function textsText(sections: readonly SectionsOfPeriod[]): string {
  const titles = (some: readonly Section[]) => some.map(({ title }) => uncapitalised(title));
  const isOfSeveral = new Set(sections.map(({ document }) => document)).size > 1;
  const hasPeriods = new Set(sections.map(({ period }) => period)).size > 1;
  return sections
    .map(({ document, period, used, missing }) => {
      const names = [...(hasPeriods ? [period] : []), ...(isOfSeveral ? [document] : [])];
      const name = names.length === 0 ? "" : `${names.join(", ")}. `;
      return `${name}${textsLine(titles(used), titles(missing))}\n`;
    })
    .join("");
}

/** The sections with and without a text as data, by the names of the files. */
export function textsData(sections: readonly SectionsOfPeriod[]): readonly object[] {
  const names = (some: readonly Section[]) => some.map(({ name }) => name);
  return sections.map(({ document, period, used, missing }) => {
    return { document, period, used: names(used), missing: names(missing) };
  });
}

/** The options that `report snapshot` and `report generate` share, in the order of the help. */
const SHARED = [
  ["input", "--input"],
  ["document", "--document"],
  ["templates", "--templates"],
  ["content", "--content"],
  ["out", "--out"],
  ["snapshots", "--snapshots"],
  ["codebook", "--codebook"],
  ["encoding", "--encoding"],
  ["delimiter", "--delimiter"],
  ["maxSize", "--max-size"],
  ["publishedOn", "--published-on"],
  ["threshold", "--threshold"],
  ["skipAtMost", "--skip-at-most"],
] as const satisfies readonly (readonly [keyof CommandOptions, string])[];

/** Matches a word that needs no quotes in any shell. */
const PLAIN = /^[\w./:=@%+,-]+$/;

/** The command that keeps the report of a period that was made with these options. */
export function keepCommand(
  periodId: string,
  options: CommandOptions,
  isUpdate: boolean,
  programName = "report",
): string {
  const words = [programName, "snapshot", "--period", periodId, ...typedAgain(options)];
  return [...words, ...(isUpdate ? ["--update"] : [])].join(" ");
}

/** The command that makes the report of a period with these options. */
export function generateCommand(
  periodId: string,
  options: CommandOptions,
  programName: string,
): string {
  return [programName, "generate", "--period", periodId, ...typedAgain(options)].join(" ");
}

/** The options as words to type again, in the order of the help. */
function typedAgain(options: CommandOptions): readonly string[] {
  return [
    ...SHARED.flatMap(([key, option]) => {
      const value = options[key];
      return value === undefined ? [] : [option, quoted(value)];
    }),
    ...(options.skipInvalid === true ? ["--skip-invalid"] : []),
    ...(options.strict === true ? ["--strict"] : []),
  ];
}

/** A word for a command line: plain, in double quotes, or in single quotes if a shell would change it. */
export function quoted(value: string): string {
  if (PLAIN.test(value)) return value;
  if (!/["$`\\!]/.test(value)) return `"${value}"`;
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
