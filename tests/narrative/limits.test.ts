import { describe, expect, it } from "vitest";

import { checkNarrative } from "../../src/narrative/check-narrative.ts";
import { LIMITS } from "../../src/narrative/source-text.ts";
import { bodyHtml } from "./body-html.ts";

const check = (source: string) => checkNarrative("inleiding", "inleiding.md", source);
/** The lines on which a text exceeds a limit, with the last number in the finding. */
const beyond = (source: string) =>
  check(source)
    .findings.filter(({ code }) => code === "narrative-limit")
    .map(
      ({ line, message }) => `${line}: ${/meer dan [\d.]+|langer dan [\d.]+/.exec(message)?.[0]}`,
    );

const nested = (depth: number) =>
  Array.from({ length: depth }, (_, level) => `${"  ".repeat(level)}- punt`).join("\n");
const row = (cell: string, columns: number) => `|${`${cell}|`.repeat(columns)}`;

describe("a text beyond a limit", () => {
  it.each([
    ["lines", "a\n".repeat(LIMITS.lines), "1: meer dan 5.000"],
    ["a long line", `Kort.\n\n${"a ".repeat(5001)}`, "3: langer dan 10.000"],
    ["a long paragraph", `Kort.\n\n${"a b c d e\n".repeat(1001)}`, "3: langer dan 10.000"],
    ["quotes in each other", `Kort.\n\n${"> ".repeat(13)}citaat`, "3: meer dan 12"],
    ["4,900 quotes in each other", `${"> ".repeat(4900)}citaat`, "1: meer dan 12"],
    ["lists in each other", nested(13), "13: meer dan 12"],
    ["1,500 lists in each other", `${"- ".repeat(1500)}a`, "1: meer dan 12"],
    ["lists and quotes in turn", "> - ".repeat(40), "1: meer dan 12"],
    ["notes in each other", "[^a]: ".repeat(60), "1: meer dan 12"],
    ["a word", `Een\n**${"a".repeat(501)}** woord`, "2: meer dan 500"],
    ["a word in code", `    ${"a".repeat(501)}`, "1: meer dan 500"],
    ["a word in a table", `|a|b|\n|-|-|\n|c|d|\n|e|f ${"a".repeat(501)}|`, "4: meer dan 500"],
    ["notes", `a[^1]\n\n${"[^1] ".repeat(1000)}\n\n[^1]: Noot.`, "1: meer dan 1.000"],
    ["notes at their calls", "^[a] ".repeat(1001), "1: meer dan 1.000"],
    ["columns", `${row("a", 51)}\n${row("-", 51)}`, "1: meer dan 50"],
    [
      "cells",
      `${row("a", 50)}\n${row("-", 50)}\n${`${row("a", 50)}\n`.repeat(100)}`,
      "62: meer dan 3.000",
    ],
    ["empty items", `Kort.\n\n${"-\n".repeat(3001)}`, "3002: meer dan 3.000"],
    ["rules", "***\n".repeat(3001), "3001: meer dan 3.000"],
    ["accents", `Een\n${"a".padEnd(40, "\u0301\u0323")}`, "2: meer dan 30"],
    ["marks", `${"*a* ".repeat(600)}\n\n`.repeat(9), "7: meer dan 2.000"],
  ])("is refused, with the line and the number: %s", (_, source, expected) => {
    expect(beyond(source)).toEqual([expect.stringContaining(expected)]);
    expect(check(source).narrative).toBeNull();
  });

  it("gets a finding for each word that is too long, with its place", () => {
    const word = "a".repeat(501);
    const { findings } = check(
      `> Een ${word}\n> en ${word}\n\nTabel: a\n|${word}|\n|-|\n|b|\n|c ${word}|`,
    );
    expect(findings.map(({ line, position }) => [line, position])).toEqual([
      [1, 7],
      [2, 6],
      [5, 2],
      [8, 4],
    ]);
  });

  it("prints all of a text within the limits", () => {
    const source = [nested(12), `${"> ".repeat(12)}citaat`, "b".repeat(500)].join("\n\n");
    const html = bodyHtml(check(source).narrative?.markdown ?? "");
    expect(html.match(/punt/g)).toHaveLength(12);
    expect(html).toContain("citaat");
    expect(html).toContain("b".repeat(500));
  });
});

/** Text that is short to write and was slow to read. Each is repeated up to the limits. */
const DEAR: readonly string[] = [
  "[", "]", "[^", "[^a", "[^ ", "[^a]", "[a][", "[a](b)", "![", "(", "^[", "*a **", "*[a", "*_",
  "_*a", "[`a](", "`a ", " ``a", "~~a ", "<", "<a ", "<a\n", "<a>\n", "<a onx ", "</p ", "&a", "\\[",
  "|a", "a|", "|-|\n", "- a\n", "+ 3\n", "- 3\n\n", "1. a\n", "2023. a\n\n", "01. a\n", "5. a\n\n7. b\n\n",
  "> ", "> 3\n\n", "> a\n> — b\n\n", "### a\n", "\t", "\u00A0", "\r", "\r\r\n", "    a\n", "```\n",
  "[a]: b\n", "[^a]: b\n\n", "111222333 ", "NL91 ", "NL91ABNA0417164300 ", "a@", "a@b.", "06-", "1234AB ",
  "[a](javascript:", "\u0301", "\u0301\u0323", "é", "\uD800",
  ":::\n", "::: kader a\n", "::: kader a\nb\n:::\n", "::: b\n", "![a](b.png)\n\n", "![a](b.png)\nBijschrift: c\n\n",
]; // prettier-ignore
/** Processor time in milliseconds. Quadratic time took far more. */
const SOON = 2500;

/** Lines up to the limits, or three of the longest paragraphs. */
function upToTheLimits(unit: string): string {
  if (unit.includes("\n")) {
    const lines = unit.repeat(LIMITS.bytes / unit.length).split("\n");
    return lines.slice(0, LIMITS.lines).join("\n");
  }
  return `${unit.repeat(LIMITS.paragraph / unit.length)}\n\n`.repeat(3);
}

describe("a text of signs that are slow to read", () => {
  it.each(DEAR)("takes time in proportion to its size: %j", (unit) => {
    const before = process.cpuUsage();
    // The last one is read before it is found to be too long.
    for (const source of [upToTheLimits(unit), unit.repeat(LIMITS.bytes / unit.length)]) {
      const { narrative } = check(source);
      if (narrative !== null) bodyHtml(narrative.markdown);
    }
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(SOON);
  });
});
