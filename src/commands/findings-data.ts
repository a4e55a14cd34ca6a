import type { Finding, Findings } from "../messages/finding.ts";
import { type CsvColumns, csvHead, csvRows } from "../publish/csv.ts";

/** So many findings are written at a time: hundreds of thousands in one text would fill the memory. */
const AT_A_TIME = 1_000;

/**
 * All findings as JSON, in pieces: an object with the list `problems`, and with the fields of
 * `about` beside it.
 */
export function* findingsJson(
  { findings, omitted }: Findings,
  about: Readonly<Record<string, unknown>>,
): Generator<string> {
  const isComplete = omitted.errors + omitted.warnings === 0;
  yield '{\n  "problems": [';
  for (const [index, part] of parts(findings)) {
    const items = part.map((finding) => indented(jsonOf(finding), 2));
    yield `${index === 0 ? "" : ","}\n    ${items.join(",\n    ")}`;
  }
  const rest = { ...about, ...(isComplete ? {} : { omitted }) };
  const fields = Object.entries(rest).map(([key, value]) => `,\n  "${key}": ${indented(value, 1)}`);
  yield `${findings.length === 0 ? "" : "\n  "}]${fields.join("")}\n}\n`;
}

const COLUMNS: CsvColumns<Finding> = {
  severity: (one) => one.severity,
  code: (one) => one.code,
  file: (one) => one.file,
  line: (one) => one.line,
  column: (one) => one.column,
  position: (one) => one.position ?? null,
  message: (one) => one.message,
  relatedLine: (one) => one.relatedLine ?? null,
};

/** All findings as CSV that Excel opens, in pieces. */
export function* findingsCsv({ findings }: Findings): Generator<string> {
  yield csvHead(COLUMNS);
  for (const [, part] of parts(findings)) yield csvRows(COLUMNS, part);
}

/** The fields in one order; JSON leaves out those that a finding does not have. */
function jsonOf(finding: Finding): object {
  const { severity, code, file, line, column, position, relatedLine, skipped, message } = finding;
  return { severity, code, file, line, column, position, relatedLine, skipped, message };
}

function* parts(findings: readonly Finding[]): Generator<[number, readonly Finding[]]> {
  for (let start = 0; start < findings.length; start += AT_A_TIME) {
    yield [start, findings.slice(start, start + AT_A_TIME)];
  }
}

/** JSON as it stands within an object that is already indented. */
function indented(value: unknown, levels: number): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", `\n${"  ".repeat(levels)}`);
}
