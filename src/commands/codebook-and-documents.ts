import { codebookJson, codebookMarkdown, codebookText, tableSchema } from "../answers/codebook.ts";
import { documentsJson, documentsText } from "../answers/documents.ts";
import { findingsText } from "../answers/findings.ts";
import { type Dictionary, dictionaryOf } from "../codebook/dictionary.ts";
import type { CodebookReading } from "../codebook/file/read-codebook.ts";
import { NOTHING_OMITTED } from "../findings/finding.ts";
import { refuseOnError } from "../pipeline/check-report.ts";
import { documentTypeList } from "../pipeline/document-types.ts";
import type { CommandOptions } from "../settings/settings.ts";
import { type Host, requireFormat, requireOutput, settingsOfHost, terminalOfHost } from "./host.ts";

const inWords =
  (write: (dictionary: Dictionary) => string) =>
  ({ codebook, input }: CodebookReading): string =>
    write(dictionaryOf(codebook, input?.file ?? null));

const CODEBOOK_FORMATS = {
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
  const format = requireFormat(options.format ?? "table", CODEBOOK_FORMATS);
  const settings = await settingsOfHost(options, host);
  // The list of document types must not wait for what reads an export.
  const { codebookInForce } = await import("../pipeline/read-export.ts");
  const reading = await codebookInForce(settings);
  const found = { findings: reading.findings, omitted: NOTHING_OMITTED };
  refuseOnError(found);
  host.tell(findingsText(found));
  host.print(format(reading));
  return 0;
}

const DOCUMENT_FORMATS = { table: documentsText, json: documentsJson } as const;

/** `report documents`: prints the document types, with the input and the texts of each. */
export async function runDocuments(
  options: CommandOptions & { readonly format?: string },
  host: Host,
): Promise<number> {
  requireOutput(host);
  const format = requireFormat(options.format ?? "table", DOCUMENT_FORMATS);
  const settings = await settingsOfHost(options, host);
  const { types, known, found } = await documentTypeList(settings);
  host.tell(findingsText(found));
  host.print(format({ types, known }, terminalOfHost(host, options)));
  return found.findings.some(({ severity }) => severity === "error") ? 2 : 0;
}
