import {
  explanationMarkdown,
  explanationText,
  figureListMarkdown,
  figureListText,
} from "../answers/explanation.ts";
import type { Terminal } from "../answers/terminal-lines.ts";
import { ReportError } from "../errors.ts";
import type { Explanation } from "../explain/explain-figure.ts";
import { figureList, type FigureList, findFigure } from "../explain/select-figures.ts";
import { figureOf } from "../figures/catalogue.ts";
import { explainMessages } from "../messages/diff-and-explain.ts";
import { readExplanation } from "../pipeline/read-for-answer.ts";
import { type CommandOptions, requirePeriod } from "../settings/settings.ts";
import {
  type Host,
  requireFormat,
  requireOutput,
  settingsOfHost,
  tellFindings,
  terminalOfHost,
  whileReading,
} from "./host.ts";

const FORMATS: Readonly<Record<string, (explanation: Explanation, terminal: Terminal) => string>> =
  {
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
  const format = requireFormat(name, FORMATS);
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

/**
 * The id of the figure with this name. Throws ReportError "usage" if the name fits no figure or
 * several figures.
 */
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
