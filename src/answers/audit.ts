import { z } from "zod";

import { nameWithEscapes } from "../language/characters.ts";
import { formatInteger } from "../language/words.ts";
import { auditMessages as texts } from "../messages/figures.ts";
import { type Part, type Row, sentences, type Sheet, type Table } from "./sheet.ts";
import type { Terminal } from "./terminal-lines.ts";
import { sheetText } from "./print-sheet.ts";

const COLUMNS = ["withheld", "derivable", "twoValues", "threeValues"] as const;

/** An audit as text for a terminal: the outcome, the files that were read, and the counts by figure. */
export function auditText(report: AuditReport, terminal: Terminal): string {
  return sheetText(auditSheet(report), terminal);
}

function auditSheet(report: AuditReport): Sheet {
  const { publications, withheld, derivable, fewestValues, figures } = report;
  const outcome = texts.outcome(derivable, withheld, publications.length);
  const isSafe = derivable === 0 && fewestValues !== 0;
  const explained: Part = {
    blocks: [sentences([...texts.explained, texts.intruder], { tone: "faint" })],
  };
  return {
    title: { text: texts.title, level: 2 },
    about: [sentences([outcome], { tone: isSafe ? "bold" : "alert" }), sentences(advice(report))],
    parts: [
      {
        title: { text: texts.read, level: 3 },
        blocks: [sentences(publications.flatMap(filesOf), { indent: 2, isWhole: true })],
      },
      ...(figures.length === 0 ? [] : [{ blocks: [countsOf(figures)] }, explained]),
    ],
  };
}

/** The fewest values that a withheld number can have, or what to do about a derivable number. */
function advice({ publications, derivable, fewestValues }: AuditReport): readonly string[] {
  if (fewestValues === null) return [];
  return [
    ...(derivable > 0 ? [texts.whatToDo(publications.length)] : []),
    ...(fewestValues === 0 ? [texts.noValueFound] : []),
    ...(derivable === 0 && fewestValues > 0 ? [texts.fewest(fewestValues)] : []),
  ];
}

/** The files of a publication. Names are complete, so that readers can copy them. */
function filesOf({ period, files }: AuditReport["publications"][number]): string[] {
  const [first = "", ...others] = files.map(nameWithEscapes);
  const line = (file: string): string => `${period.id}  ${file}`;
  return [line(first), ...others.map((file) => `${line(file)} (${texts.sameAs(first)})`)];
}

/** The counts of each figure, and of all figures together. */
function countsOf(figures: AuditReport["figures"]): Table {
  const rows = figures.map((figure): Row => ({
    name: figure.label,
    cells: COLUMNS.map((column) => formatInteger(figure[column])),
    tone: figure.derivable > 0 ? "alert" : "plain",
  }));
  const total = (column: (typeof COLUMNS)[number]): number =>
    figures.reduce((sum, figure) => sum + figure[column], 0);
  const together: Row = {
    name: texts.together,
    cells: COLUMNS.map((column) => formatInteger(total(column))),
    tone: "bold",
  };
  return {
    kind: "table",
    columns: [
      { head: texts.figure },
      ...COLUMNS.map((column) => {
        return { head: texts.columns[column].join("\n"), isNumeric: true as const };
      }),
    ],
    groups: [{ rows: rows.length > 1 ? [...rows, together] : rows }],
    widths: { widestName: 72 },
  };
}

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
