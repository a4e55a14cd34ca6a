import type { Codebook } from "../codebook/codebook.ts";
import { initMessages } from "../messages/init.ts";
import { addMonths } from "../period/month.ts";
import { monthsIn, parsePeriod, type Period, periodOfMonths } from "../period/period.ts";
import { emptyExport, sampleExport } from "./exports.ts";
import type { NewFile } from "./skeletons.ts";

export const SAMPLE_FILE = "monitor-voorbeeld.csv";
export const README_FILE = "LEESMIJ.md";
const EMPTY_FILE = "monitor-leeg.csv";

/** The period that the sample export is of. */
export const SAMPLE_PERIOD = periodNamed("2024-Q1");

/** The files that come with the tool and are the same for everyone, but for places between braces. */
export interface StartTemplates {
  readonly settings: string;
  readonly readme: string;
  readonly sample: string;
}

/** What the files of a working folder are made from. */
export interface BaseOf {
  readonly templates: StartTemplates;
  readonly codebook: Codebook;
  /** What its texts are for; the readme tells of it. */
  readonly period: Period;
  readonly document: string;
  /** The folder with texts and that with reports, within the working folder. */
  readonly content: string;
  readonly out: string;
  /** There are settings already, which are not in a settings file. */
  readonly hasSettings: boolean;
  /** The folder works on the sample export. */
  readonly isOfSample: boolean;
}

/** The files of a working folder that are of no period. */
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
  const sample = sampleExport(templates.sample, codebook, { own: SAMPLE_PERIOD, period });
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

/** The equally long span of months that begins where `period` ends. */
export function following(period: Period): Period {
  const length = monthsIn(period);
  return periodOfMonths(addMonths(period.lastMonth, 1), addMonths(period.lastMonth, length));
}

function periodNamed(id: string): Period {
  const period = parsePeriod(id);
  if (period === undefined) throw new Error(`no period: ${id}`);
  return period;
}
