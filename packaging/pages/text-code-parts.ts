import { CODES_TO_IGNORE, TEXT_CODES } from "../../src/messages/text-codes.ts";
import { markdownTable, markdownText } from "../../src/publish/markdown.ts";

const SEVERITIES = { error: "fout", warning: "waarschuwing", hint: "tip" } as const;

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
