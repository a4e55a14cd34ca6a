import {
  explanationMarkdown,
  explanationText,
  figureListMarkdown,
  figureListText,
} from "../answers/explanation.ts";
import {
  figuresMarkdown,
  figuresOfPeriodsMarkdown,
  figuresOfPeriodsText,
  figuresText,
} from "../answers/figures.ts";
import type { Terminal } from "../answers/terminal-lines.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { ReportError } from "../errors.ts";
import type { Explanation } from "../explain/explain-figure.ts";
import { figureList, type FigureList, findFigure } from "../explain/select-figures.ts";
import { figureOf } from "../figures/catalogue.ts";
import { explainMessages } from "../messages/diff-and-explain.ts";
import { onlyThese } from "../pipeline/read-export.ts";
import { readExplanation, readTogether } from "../pipeline/read-for-answer.ts";
import {
  figuresCsv,
  figuresJson,
  figuresOfPeriodsCsv,
  figuresOfPeriodsJson,
} from "../publish/figure-files.ts";
import { type CommandOptions, requirePeriod, requirePeriods } from "../settings/settings.ts";
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

const FIGURE_FORMATS: Readonly<Record<string, Format>> = {
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
  const format = requireFormat(options.format ?? "table", FIGURE_FORMATS);
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

const EXPLANATION_FORMATS: Readonly<
  Record<string, (explanation: Explanation, terminal: Terminal) => string>
> = {
  table: explanationText,
  json: (explanation) => `${JSON.stringify(explanation, null, 2)}\n`,
  markdown: explanationMarkdown,
};

const LIST_FORMATS: Readonly<Record<string, (list: FigureList, terminal: Terminal) => string>> = {
  table: figureListText,
  json: (list) => `${JSON.stringify(list, null, 2)}\n`,
  markdown: figureListMarkdown,
};

/** `report explain`: prints where a figure comes from, or lists all figures. */
export async function runExplain(
  figure: string | undefined,
  options: CommandOptions & { readonly period?: string; readonly format?: string },
  host: Host,
): Promise<number> {
  requireOutput(host);
  const name = options.format ?? "table";
  if (figure === undefined) {
    const list = requireFormat(name, LIST_FORMATS);
    host.print(list(figureList(), terminalOfHost(host, options)));
    return 0;
  }
  const format = requireFormat(name, EXPLANATION_FORMATS);
  const id = requireFigure(figure, host);
  const period = requirePeriod(options.period);
  const settings = await settingsOfHost(options, host);
  const { explanation, found } = await whileReading(host, settings, (context) =>
    readExplanation(id, period, settings, context),
  );
  tellFindings(found, settings, host);
  if (explanation === null) throw new Error("an export without errors must have figures");
  host.print(format(explanation, terminalOfHost(host, options)));
  return 0;
}

/** The id of the figure with this name. Throws ReportError "usage" for no figure, or several figures. */
function requireFigure(name: string, host: Host): string {
  const found = findFigure(name);
  switch (found.kind) {
    case "found":
      if (!found.isId)
        host.tell(`${explainMessages.figureTaken(found.id, figureOf(found.id).label)}\n`);
      return found.id;
    case "number":
      throw new ReportError("usage", explainMessages.figureIsNumber);
    case "near":
      throw new ReportError("usage", explainMessages.figureUnknown(found.figures));
    case "ambiguous":
      throw new ReportError("usage", explainMessages.figureAmbiguous(found.figures));
    case "group":
      throw new ReportError("usage", explainMessages.figureIsGroup(found.figures));
  }
}
