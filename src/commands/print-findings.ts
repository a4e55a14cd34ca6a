import { commandMessages } from "../messages/commands.ts";
import type { Finding, Findings } from "../messages/finding.ts";
import { csvRow } from "../publish/csv.ts";

/** More findings than a screen can bear are counted, not printed. */
const SHOWN_AT_MOST = 50;

/** The findings for a person: errors first, one a line, each with its place. */
export function findingsText({ findings, omitted }: Findings): string {
  const inOrder = [
    ...findings.filter(({ severity }) => severity === "error"),
    ...findings.filter(({ severity }) => severity === "warning"),
  ];
  const lines = inOrder.slice(0, SHOWN_AT_MOST).map(findingLine);
  const hidden = inOrder.length - lines.length + omitted.errors + omitted.warnings;
  if (hidden > 0) lines.push(commandMessages.moreFindings(hidden));
  return lines.map((line) => `${line}\n`).join("");
}

function findingLine(finding: Finding): string {
  const { severity, file, line, column, position, relatedLine, message } = finding;
  const place = [
    file,
    ...(line === null ? [] : [commandMessages.line(line)]),
    ...(position === undefined ? [] : [commandMessages.position(position)]),
    ...(column === null ? [] : [commandMessages.column(column)]),
  ].join(", ");
  const related = relatedLine === undefined ? "" : ` (${commandMessages.relatedLine(relatedLine)})`;
  return `${commandMessages.severity[severity]}: ${place}: ${message}${related}`;
}

/** The findings as JSON: an object with the list `problems`. */
export function findingsJson({ findings, omitted }: Findings): string {
  const problems = findings.map(
    ({ severity, code, file, line, column, position, relatedLine, message }) => ({
      severity,
      code,
      file,
      line,
      column,
      ...(position === undefined ? {} : { position }),
      ...(relatedLine === undefined ? {} : { relatedLine }),
      message,
    }),
  );
  const isComplete = omitted.errors + omitted.warnings === 0;
  return `${JSON.stringify({ problems, ...(isComplete ? {} : { omitted }) }, null, 2)}\n`;
}

/** The findings as CSV that Excel opens: UTF-8 with a byte order mark and `;`. */
export function findingsCsv({ findings }: Findings): string {
  const header = ["severity", "code", "file", "line", "column", "position", "message"];
  const rows = findings.map(({ severity, code, file, line, column, position, message }) =>
    csvRow([severity, code, file, line, column, position ?? null, message]),
  );
  return `\uFEFF${[csvRow(header), ...rows].join("\r\n")}\r\n`;
}
