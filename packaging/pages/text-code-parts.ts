import { severityOf, type FindingCode } from "../../src/findings/codes.ts";
import { narrativeMessages } from "../../src/messages/narrative.ts";
import { proofreadingMessages } from "../../src/messages/text-checks.ts";
import { markdownTable, markdownText } from "../../src/answers/print-sheet.ts";
import { CODES_TO_IGNORE } from "../../src/findings/finding.ts";

const SEVERITIES = { error: "fout", warning: "waarschuwing", hint: "tip" } as const;

/** Every code about texts, in alphabetical order. */
export const TEXT_CODES = Object.entries({ ...narrativeMessages, ...proofreadingMessages })
  .map(([code, message]) => ({ code, severity: severityOf(code as FindingCode), message }))
  .toSorted((a, b) => (a.code < b.code ? -1 : 1));

/** Every code about texts with its Dutch message, for the people who write them. */
export function textCodesPart(): string {
  return markdownTable(
    ["code", "soort", "uit te zetten", "wat er staat"],
    TEXT_CODES.map(({ code, severity, message }) => [
      `\`${code}\``,
      SEVERITIES[severity],
      CODES_TO_IGNORE.has(code) ? "ja" : "nee",
      markdownText(message.replace(/:$/, " …")),
    ]),
  );
}
