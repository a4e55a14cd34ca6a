import type { Finding, Findings } from "../messages/finding.ts";
import { csvRow } from "../publish/csv.ts";

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

/** All findings as CSV that Excel opens, in pieces: UTF-8 with a byte order mark and `;`. */
export function* findingsCsv({ findings }: Findings): Generator<string> {
  const header = [
    "severity",
    "code",
    "file",
    "line",
    "column",
    "position",
    "message",
    "relatedLine",
  ];
  yield `\uFEFF${csvRow(header)}\r\n`;
  for (const [, part] of parts(findings)) {
    yield part
      .map(({ severity, code, file, line, column, position, message, relatedLine }) =>
        csvRow([
          severity,
          code,
          file,
          line,
          column,
          position ?? null,
          message,
          relatedLine ?? null,
        ]),
      )
      .map((row) => `${row}\r\n`)
      .join("");
  }
}

function jsonOf(finding: Finding): object {
  const { severity, code, file, line, column, position, relatedLine, skipped, message } = finding;
  return {
    severity,
    code,
    file,
    line,
    column,
    ...(position === undefined ? {} : { position }),
    ...(relatedLine === undefined ? {} : { relatedLine }),
    ...(skipped === undefined ? {} : { skipped }),
    message,
  };
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
