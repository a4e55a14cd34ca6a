import { tmpdir } from "node:os";
import { beforeAll, describe, expect, it } from "vitest";

import { openSource } from "../../src/monitor/source.ts";
import type { Narrative } from "../../src/narrative/narrative.ts";
import { reportMaker } from "../whole-report.ts";

const narrative = (name: string, markdown: string): Narrative => ({
  name,
  markdown,
  isSample: false,
});

/** A narrative before the notes of the report's own sentences, and one after them. */
const NARRATIVES = [
  narrative(
    "inleiding",
    "Zie de folder[^a] en de brief.[^b] Of weer de folder.[^a]\n\n[^b]: Van *september*.\n[^a]: Op de website.",
  ),
  narrative("doorkijk", "Tot slot.[^a]\n\n[^a]: Een andere noot van deze naam."),
];

/** Each text between the two marks. */
function between(html: string, start: string, end: string): readonly string[] {
  return html
    .split(start)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf(end)));
}

function numbersIn(html: string, pattern: RegExp): readonly number[] {
  return Array.from(html.matchAll(pattern), ([, number]) => Number(number));
}

const CALL = /<a (?:id="aanroep-\d+" )?href="#noot-(\d+)" aria-label="Noot \1">\1<\/a>/g;
const FIRST_CALL = /<a id="aanroep-(\d+)" href="#noot-\1"/g;
const NOTE = /<li id="noot-(\d+)"><a class="note-number" href="#aanroep-\1"[^>]*>\1<\/a> /g;

describe.each(["print", "screen"] as const)("the notes of a report for %s", (medium) => {
  let sections: readonly string[];
  let html: string;
  beforeAll(async () => {
    const report = await (
      await reportMaker()
    )({
      source: await openSource("fixtures/monitor.csv", {
        stdin: process.stdin,
        temporaryFolder: tmpdir(),
      }),
      period: "2024-02..2024-04",
      narratives: NARRATIVES,
      about: { organisation: null, contact: null, events: [] },
    });
    html = (medium === "print" ? report.printHtml() : report.screenHtml).replaceAll("\u00AD", "");
    sections = between(html, "<section ", "</section>");
  });

  it("are numbered in the order of their calls", () => {
    const numbers = numbersIn(html, FIRST_CALL);
    expect(numbers.length).toBeGreaterThanOrEqual(4);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbersIn(html, NOTE)).toEqual(numbers);
  });

  it("are directly below the block that calls them, and lead back to the call", () => {
    const parts = html.split(/<ol class="notes"[^>]*>/);
    expect(parts.length).toBeGreaterThan(4);
    for (const [index, part] of parts.slice(1).entries()) {
      const before = parts[index] ?? "";
      const notes = part.slice(0, part.indexOf("</ol>"));
      expect(numbersIn(notes, NOTE)).toEqual(numbersIn(before, FIRST_CALL));
      expect(numbersIn(notes, CALL)).toEqual([]);
      // Nothing comes between a paragraph, list or table and its notes.
      const block = before.slice(before.lastIndexOf("<p"));
      expect(numbersIn(block, FIRST_CALL)).toEqual(numbersIn(notes, NOTE));
    }
    expect(numbersIn(parts.at(-1) ?? "", FIRST_CALL)).toEqual([]);
  });

  it("include those of the narrative, as written", () => {
    const [before = "", after = ""] = ["over-deze-periode", "doorkijk"].map((id) =>
      sections.find((section) => section.includes(`id="${id}"`)),
    );
    const [first = 0, second] = numbersIn(before, FIRST_CALL);
    expect(second).toBe(first + 1);
    expect(numbersIn(before, CALL)).toEqual([first, second, first]);
    expect(before).toMatch(new RegExp(`<li id="noot-${first}">.*<p>Op de website\\.</p>`));
    expect(before).toMatch(
      new RegExp(`<li id="noot-${second}">.*<p>Van <em>september</em>\\.</p>`),
    );
    const last = numbersIn(html, FIRST_CALL).at(-1);
    expect(numbersIn(after, CALL)).toEqual([last]);
    expect(after).toContain("Een andere noot van deze naam.");
  });
});
