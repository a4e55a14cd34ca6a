import { ReportError } from "../errors.ts";
import type { Explanation } from "../explain/explanation.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { closestTerm } from "../language/closest.ts";
import { explainMessages } from "../messages/explain.ts";
import { readExplanation } from "../pipeline/explanation.ts";
import { explainMarkdown, explainTable } from "../publish/explanation/explain-text.ts";
import type { Terminal } from "../publish/terminal.ts";
import { requirePeriod } from "../settings/asked-periods.ts";
import type { CommandOptions } from "../settings/settings.ts";
import { requireFormat } from "./figures.ts";
import { requireOutput, settingsOfHost, terminalOfHost, type Host } from "./host.ts";
import { tellFindings, whileReading } from "./progress.ts";

const FORMATS: Readonly<Record<string, (explanation: Explanation, terminal: Terminal) => string>> =
  {
    table: explainTable,
    json: (explanation) => `${JSON.stringify(explanation, null, 2)}\n`,
    markdown: explainMarkdown,
  };

/** `report explain`: where a figure comes from, to standard output. */
export async function runExplain(
  figure: string | undefined,
  options: CommandOptions & { readonly period?: string; readonly format?: string },
  host: Host,
): Promise<number> {
  requireOutput(host);
  const format = requireFormat(options.format ?? "table", FORMATS);
  const id = requireFigure(figure);
  const period = requirePeriod(options.period);
  const settings = await settingsOfHost(options, host);
  const { explanation, found } = await whileReading(host, settings, (context) =>
    readExplanation(id, period, settings, context),
  );
  tellFindings(found, settings, host);
  if (explanation === null) throw new Error("an export without errors and without figures");
  host.print(format(explanation, terminalOfHost(host, options)));
  return 0;
}

/** The figure of that name. Throws ReportError "usage" where none is named, or none is so called. */
function requireFigure(figure: string | undefined): string {
  const ids = CATALOGUE.map(({ id }) => id);
  if (figure === undefined) {
    const width = Math.max(...ids.map((id) => id.length));
    const list = CATALOGUE.map(({ id, label }) => `  ${id.padEnd(width)}  ${label}`);
    throw new ReportError("usage", explainMessages.figureMissing(list));
  }
  if (!ids.includes(figure)) {
    throw new ReportError("usage", explainMessages.figureUnknown(closestTerm(figure, ids)));
  }
  return figure;
}
