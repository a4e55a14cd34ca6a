import { type Codebook, headerOf } from "../codebook/codebook.ts";
import { initMessages } from "../messages/document-type.ts";
import {
  addMonths,
  type Day,
  firstDay,
  isoDay,
  lastDay,
  monthOf,
  monthOfDay,
  monthsIn,
  parseIsoDay,
  type Period,
  periodOfMonths,
} from "../period/period.ts";
import type { NewFile } from "./skeletons.ts";

export const SAMPLE_FILE = "monitor-voorbeeld.csv";
export const README_FILE = "LEESMIJ.md";
const EMPTY_FILE = "monitor-leeg.csv";

/** The period of the sample export: 2024-Q1. */
export const SAMPLE_PERIOD = periodOfMonths(monthOf(2024, 1), monthOf(2024, 3));

/** The templates of files, with placeholders in braces. */
export interface StartTemplates {
  readonly settings: string;
  readonly readme: string;
  readonly sample: string;
}

/** The input of the files of a working folder. */
export interface BaseOf {
  readonly templates: StartTemplates;
  readonly codebook: Codebook;
  /** The period of the texts, which the readme names. */
  readonly period: Period;
  readonly document: string;
  /** The folders of texts and of reports, within the working folder. */
  readonly content: string;
  readonly out: string;
  /** The settings are in package.json, so no settings file is made. */
  readonly hasSettings: boolean;
  /** The folder gets the sample export. */
  readonly isOfSample: boolean;
}

/** The files of a working folder that belong to no period. */
export function baseFiles(base: BaseOf): readonly NewFile[] {
  const { templates, codebook, period, document, content, out } = base;
  const fill = (text: string): string =>
    text.replaceAll(
      /\{(periode|volgende|document|content|voorbeeld|leeg)\}/g,
      (_, name: keyof typeof values) => values[name],
    );
  const values = {
    periode: period.id,
    volgende: following(period).id,
    document,
    content,
    voorbeeld: SAMPLE_FILE,
    leeg: EMPTY_FILE,
  };
  const sample = sampleExport(templates.sample, codebook, { samplePeriod: SAMPLE_PERIOD, period });
  return [
    { file: README_FILE, content: fill(templates.readme) },
    ...(base.hasSettings
      ? []
      : [{ file: "report.config.yaml", content: settingsOf(templates.settings, document) }]),
    { file: EMPTY_FILE, content: emptyExport(codebook) },
    ...(base.isOfSample ? [{ file: SAMPLE_FILE, content: sample }] : []),
    { file: ".gitignore", content: gitignore(out) },
  ];
}

function settingsOf(template: string, document: string): string {
  return template.replace(/^document: .*$/m, `document: ${document}`);
}

function gitignore(out: string): string {
  const [reports, exports] = initMessages.gitignore;
  const lines = [reports, `/${out}/`, exports, "/*.csv", `!/${EMPTY_FILE}`, `!/${SAMPLE_FILE}`];
  return `${lines.join("\n")}\n`;
}

/** The equally long span of months directly after `period`. */
export function following(period: Period): Period {
  const length = monthsIn(period);
  return periodOfMonths(addMonths(period.lastMonth, 1), addMonths(period.lastMonth, length));
}

// Exports: an empty one, and the sample.

/** Excel recognises UTF-8 by this mark. Without it, Excel shows "ë" as two characters. */
const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

/** An export without rows: the header of every column that the codebook knows. */
export function emptyExport({ columns }: Codebook): string {
  return `${BYTE_ORDER_MARK}${columns.map((column) => cell(headerOf(column))).join(";")}${LINE_END}`;
}

/**
 * The sample export under the headers of a codebook, moved by whole months so that the sample's
 * period ends with `period`. Leaves out a row with a day outside the years of an export.
 *
 * @param sample the sample of the package: column names as headers, days in ISO 8601
 * @param samplePeriod the period of the sample
 */
export function sampleExport(
  sample: string,
  { columns }: Codebook,
  { samplePeriod, period }: { readonly samplePeriod: Period; readonly period: Period },
): string {
  const [head = "", ...rows] = sample.trimEnd().split("\n");
  const headers = new Map<string, string>(columns.map((one) => [one.name, cell(headerOf(one))]));
  const months = period.lastMonth - samplePeriod.lastMonth;
  const moved = rows.flatMap((row) => movedRow(row, months) ?? []);
  const lines = [
    head
      .split(";")
      .map((name) => headers.get(name) ?? name)
      .join(";"),
    ...moved,
  ];
  return BYTE_ORDER_MARK + lines.map((line) => line + LINE_END).join("");
}

const ISO_DAY = /\d{4}-\d{2}-\d{2}/g;

/** A row with its days moved by `months`; null if a day gets out of range. */
function movedRow(row: string, months: number): string | null {
  if (months === 0) return row;
  let isInRange = true;
  const moved = row.replaceAll(ISO_DAY, (text) => {
    const day = parseIsoDay(text);
    const iso = day === undefined ? text : isoDay(movedDay(day, months));
    if (parseIsoDay(iso) === undefined) isInRange = false;
    return iso;
  });
  return isInRange ? moved : null;
}

/** The same day of another month, or the last day of a shorter month. Days keep their order. */
function movedDay(day: Day, months: number): Day {
  const month = monthOfDay(day);
  const other = addMonths(month, months);
  return Math.min(firstDay(other) + (day - firstDay(month)), lastDay(other)) as Day;
}

/** A header as a cell, in quotes if it needs them. */
function cell(header: string): string {
  return /[";\r\n]/.test(header) ? `"${header.replaceAll('"', '""')}"` : header;
}
