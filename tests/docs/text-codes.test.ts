import { readFileSync, writeFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { CODES_TO_IGNORE, TEXT_CODES } from "../../src/messages/text-codes.ts";
import { markdownTable, markdownText } from "../../src/publish/markdown.ts";

const FILE = "docs/tekstcodes.md";

const SEVERITIES = { error: "fout", warning: "waarschuwing", hint: "tip" } as const;

/** The page with every code about texts, made of the messages themselves. */
function page(): string {
  const rows = TEXT_CODES.map(({ code, severity, message }) => {
    const words = markdownText(message.replace(/:$/, " …"));
    return [`\`${code}\``, SEVERITIES[severity], CODES_TO_IGNORE.has(code) ? "ja" : "nee", words];
  });
  const head = ["code", "soort", "uit te zetten", "wat er staat"];
  return [
    "# Codes van bevindingen in teksten\n",
    "Deze bladzijde is gemaakt uit de meldingen van het programma zelf. Wat ze betekenen en hoe je een bevinding uitzet, staat in [teksten.md](teksten.md).\n",
    markdownTable(head, rows),
  ].join("\n");
}

describe("the page with the codes about texts", () => {
  it("is what the messages make of it", () => {
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(FILE, page());
    expect(readFileSync(FILE, "utf8")).toBe(page());
  });

  it("is told of by the page for writers, which names no code that there is not", () => {
    const text = readFileSync("docs/teksten.md", "utf8");
    expect(text).toContain("(tekstcodes.md)");
    const known = new Set(TEXT_CODES.map(({ code }) => code));
    for (const [, code = ""] of text.matchAll(/report-negeer: ([a-z-]+)/g)) {
      expect(known).toContain(code);
    }
  });
});
