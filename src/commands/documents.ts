import { documentsJson, documentsText } from "../answers/documents.ts";
import { findingsText } from "../answers/findings.ts";
import { documentTypeList } from "../pipeline/document-types.ts";
import type { CommandOptions } from "../settings/settings.ts";
import { type Host, requireFormat, requireOutput, settingsOfHost, terminalOfHost } from "./host.ts";

const FORMATS = { table: documentsText, json: documentsJson } as const;

/** `report documents`: prints the document types, with the input and the texts of each. */
export async function runDocuments(
  options: CommandOptions & { readonly format?: string },
  host: Host,
): Promise<number> {
  requireOutput(host);
  const format = requireFormat(options.format ?? "table", FORMATS);
  const settings = await settingsOfHost(options, host);
  const { types, known, found } = await documentTypeList(settings);
  host.tell(findingsText(found));
  host.print(format({ types, known }, terminalOfHost(host, options)));
  return found.findings.some(({ severity }) => severity === "error") ? 2 : 0;
}
