import { codebookJson, codebookMarkdown, codebookText, tableSchema } from "../answers/codebook.ts";
import { findingsText } from "../answers/findings.ts";
import { type Dictionary, dictionaryOf } from "../codebook/dictionary.ts";
import type { CodebookReading } from "../codebook/file/read-codebook.ts";
import { NOTHING_OMITTED } from "../findings/finding.ts";
import { refuseOnError } from "../pipeline/check-report.ts";
import { codebookInForce } from "../pipeline/read-export.ts";
import type { CommandOptions } from "../settings/settings.ts";
import { type Host, requireFormat, requireOutput, settingsOfHost } from "./host.ts";

const inWords =
  (write: (dictionary: Dictionary) => string) =>
  ({ codebook, input }: CodebookReading): string =>
    write(dictionaryOf(codebook, input?.file ?? null));

const FORMATS = {
  table: inWords(codebookText),
  json: ({ codebook }: CodebookReading) => codebookJson(codebook),
  markdown: inWords(codebookMarkdown),
  "table-schema": ({ codebook }: CodebookReading) => tableSchema(codebook),
} as const;

/** `report codebook`: prints the codebook in force as a data dictionary. */
export async function runCodebook(
  options: CommandOptions & { readonly format?: string },
  host: Host,
): Promise<number> {
  requireOutput(host);
  const format = requireFormat(options.format ?? "table", FORMATS);
  const settings = await settingsOfHost(options, host);
  const reading = await codebookInForce(settings);
  const found = { findings: reading.findings, omitted: NOTHING_OMITTED };
  refuseOnError(found);
  host.tell(findingsText(found));
  host.print(format(reading));
  return 0;
}
