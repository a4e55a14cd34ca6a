import type { Codebook } from "../codebook/codebook.ts";
import { initMessages } from "../messages/init.ts";
import { addMonths, monthOf } from "../period/month.ts";
import { monthsIn, type Period, periodOfMonths } from "../period/period.ts";
import { emptyExport, sampleExport } from "./exports.ts";
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
