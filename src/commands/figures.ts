import {
  figuresMarkdown,
  figuresOfPeriodsMarkdown,
  figuresOfPeriodsText,
  figuresText,
} from "../answers/figures.ts";
import type { Terminal } from "../answers/terminal-lines.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { onlyThese } from "../pipeline/read-export.ts";
import { readTogether } from "../pipeline/read-for-answer.ts";
import {
  figuresCsv,
  figuresJson,
  figuresOfPeriodsCsv,
  figuresOfPeriodsJson,
} from "../publish/figure-files.ts";
import { type CommandOptions, requirePeriods } from "../settings/settings.ts";
import {
  type Host,
  requireFigures,
  requireFormat,
  requireOutput,
  settingsOfHost,
  tellFindings,
  terminalOfHost,
  whileReading,
} from "./host.ts";

/** The writers of a format: for one period, and for several periods. */
interface Format {
  readonly one: (figures: PublishedFigures) => string;
  readonly several: (periods: readonly PublishedFigures[], terminal: Terminal) => string;
}

const FORMATS: Readonly<Record<string, Format>> = {
  table: { one: figuresText, several: figuresOfPeriodsText },
  json: { one: figuresJson, several: figuresOfPeriodsJson },
  csv: {
    one: (figures) => figuresCsv(figures),
    several: (periods) => figuresOfPeriodsCsv(periods),
  },
  markdown: { one: figuresMarkdown, several: figuresOfPeriodsMarkdown },
};

interface FiguresOptions extends CommandOptions {
  readonly period?: readonly string[];
  readonly figure?: readonly string[];
  readonly format?: string;
}

/**
 * `report figures`: prints the protected figures of a period, or of several periods beside each other.
 */
export async function runFigures(options: FiguresOptions, host: Host): Promise<number> {
  requireOutput(host);
  const format = requireFormat(options.format ?? "table", FORMATS);
  const periods = requirePeriods(options.period);
  const isWanted = requireFigures(options.figure);
  const settings = await settingsOfHost(options, host);
  const { reading, found } = await whileReading(host, settings, (context) =>
    readTogether(periods, settings, context),
  );
  tellFindings(found, settings, host);
  const figures = reading.figures?.map((one) =>
    onlyThese(Object.keys(one.figures).filter(isWanted), one),
  );
  const [first] = figures ?? [];
  if (figures === undefined || first === undefined) {
    throw new Error("an export without errors must have figures");
  }
  const isOne = figures.length === 1;
  host.print(isOne ? format.one(first) : format.several(figures, terminalOfHost(host, options)));
  return 0;
}
