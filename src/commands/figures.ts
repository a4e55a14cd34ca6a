import { ReportError } from "../errors.ts";
import { settingsMessages } from "../messages/settings.ts";
import { readForAnswer } from "../pipeline/read-for-answer.ts";
import { figuresCsv } from "../publish/figures-csv.ts";
import { figuresJson } from "../publish/figures-json.ts";
import { figuresMarkdown, figuresTable } from "../publish/figures-table.ts";
import { requirePeriod } from "../settings/asked-periods.ts";
import type { CommandOptions } from "../settings/settings.ts";
import { requireOutput, settingsOfHost, type Host } from "./host.ts";
import { tellFindings, whileReading } from "./progress.ts";

const FORMATS = {
  table: figuresTable,
  json: figuresJson,
  csv: figuresCsv,
  markdown: figuresMarkdown,
} as const;

/** `report figures`: the protected figures of a period to standard output. */
export async function runFigures(
  options: CommandOptions & { readonly period?: readonly string[]; readonly format?: string },
  host: Host,
): Promise<number> {
  requireOutput(host);
  const format = requireFormat(options.format ?? "table", FORMATS);
  const period = requirePeriod(options.period?.[0]);
  const settings = await settingsOfHost(options, host);
  const { reading, found } = await whileReading(host, settings, (context) =>
    readForAnswer([{ period }], settings, context),
  );
  tellFindings(found, settings, host);
  const [figures] = reading.figures ?? [];
  if (figures === undefined) throw new Error("an export without errors and without figures");
  host.print(format(figures));
  return 0;
}

/** The writer of that name. Throws ReportError "usage" where there is none. */
export function requireFormat<T>(name: string, formats: Readonly<Record<string, T>>): T {
  const folded = name.toLowerCase();
  const format = Object.hasOwn(formats, folded) ? formats[folded] : undefined;
  if (format === undefined) {
    throw new ReportError("usage", settingsMessages.formatUnknown(Object.keys(formats)));
  }
  return format;
}
