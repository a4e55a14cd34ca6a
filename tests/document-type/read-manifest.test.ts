import { describe, expect, it } from "vitest";

import { parseManifest } from "../../src/document-type/read-manifest.ts";
import { KNOWN_ENTRIES } from "../../src/document/blocks.ts";
import { MISTAKES, ODDITIES } from "./mistakes.ts";
import { mistaken, RIGHT, unmarked } from "./right-manifest.ts";
import { severityOf } from "../../src/findings/codes.ts";

const read = (text: string | Buffer) =>
  parseManifest(Buffer.from(text), "x/document.yaml", KNOWN_ENTRIES);

describe("a manifest", () => {
  it("without mistakes is a document type", () => {
    const { manifest, findings } = read(RIGHT);
    expect(findings).toEqual([]);
    expect(manifest).toMatchObject({ title: "Jaarbericht 2024", periods: ["year", "quarter"] });
  });

  it.each([...MISTAKES, ...ODDITIES])(
    "with $name has a finding at the right character",
    ({ text, places, says, code }) => {
      const { manifest, findings } = read(text);
      const severity = severityOf(code);
      expect(findings).toMatchObject(
        places.map((place) => ({ ...place, code, severity, file: "x/document.yaml" })),
      );
      expect(manifest === null).toBe(severity === "error");
      for (const [index, { message }] of findings.entries())
        expect(message).toMatch(says[index] ?? /^$/);
    },
  );
});

describe("the mistakes in a manifest", () => {
  it("are reported together: wrong forms and parts that do not fit", () => {
    const { text, places } = unmarked(
      RIGHT.replace("paper: A4", "‸paper: A6")
        .replace("[year, quarter]", "[year, ‸kwartaal]")
        .replace("called:", "‸caled:")
        .replace("  contact: contact", "  ‸contact: kontact")
        .replace("- id: intern\n", "- ‸3\n  - id: intern\n")
        .replace("[registrations.inPeriod, children.returned]", "[‸3, ‸toString]")
        .replace("- chart: registrations-by-month", "- ‸grafiek: x\n      - ‸chart: taart")
        .replace("    ground: grond", "    ‸ground: gronden")
        .replace(
          "  - id: tabellen",
          "  - ‸id: cijfers\n    title: x\n    blocks: [{subheading: x}]\n  - id: tabellen",
        ),
    );
    const { manifest, findings } = read(text);
    expect(findings.map(({ line, position }) => ({ line, position }))).toEqual(places);
    expect(manifest).toBeNull();
  });

  it.each([
    ["title: Jaarbericht 2024\n", ""],
    ["subject: Over", "subject: {} #"],
    ["periods: [year, quarter]", "periods: [1, 2]"],
    ["figures: true", "figures: 1"],
    ["mostPages: 20", "mostPages: x"],
    ["  orientation: portrait\n", ""],
    ["  margins: { top: 20, right: 25, bottom: 22, left: 25 }", "  margins: x"],
    ["left: 25 }", "left: x }"],
    ['  footer:\n    left: "{title} {period}"\n', "  footer:\n    left: 1\n"],
    ["page:", "page: x\nbladzijde:"],
    ["  contact: contact", "  contact: 3"],
    ["  - id: openbaar", "  - openbaar"],
    ["    mark: INTERN", "    mark: 3"],
    ["  file: kop", "  file: 3"],
    ["{ id: aan, label: Aan }", "aan"],
    ["{ id: aan, label: Aan }", "{ id: aan }"],
    ["accompanies: document", "accompanies: 3"],
    [
      "  - id: inhoud\n    title: Inhoud\n    mayLeaveRoom: true",
      "  - inhoud\n  - id: inhoud\n    title: Inhoud",
    ],
    ["    title: Geheim", "    title: 3"],
    ["editions: [intern]", "editions: [3]"],
    ["      - narrative: geheim", "      - narrative: 3"],
    ["      - subheading: Waarom\n      - narrative: geheim", "      3"],
    ["- contents: following", "- contents: 3"],
    ["- chartTables: all", "- chartTables: 3"],
  ])("are reported for %j with %j, and so are unrelated problems", (before, now) => {
    const sound = mistaken(before, now).text;
    const alone = read(sound).findings;
    expect(alone.length).toBeGreaterThan(0);
    const both = read(sound.replace("[registrations, supported]", "[registrations, suported]"));
    expect(both.findings.length).toBe(alone.length + 1);
    // Problems that only follow from it are not reported.
    for (const { message } of alone)
      expect(message).not.toMatch(/zo heet geen|heeft geen|zonder-naam|…/);
  });
});

describe("a file that is not a manifest", () => {
  it.each([
    ["is empty", "", { line: 1, position: 1 }, /leeg/],
    ["holds comments only", "# Niets\n", { line: 1, position: 1 }, /leeg/],
    ["is a list", "- a\n", { line: 1, position: 1 }, /bestaat uit regels/],
    ["is a word", "jaarbericht\n", { line: 1, position: 1 }, /bestaat uit regels/],
    ["is JSON that ends", '{"title": "x"', { line: 1, position: 1 }, /haakje/],
    ["is deep", `a: ${"[".repeat(200)}${"]".repeat(200)}`, { line: 1 }, /te veel onderdelen/],
    ["is very deep", `a: ${"[".repeat(30_000)}`, {}, /te veel onderdelen/],
    [
      "multiplies",
      "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n",
      { line: 1, position: 1 },
      /geldige YAML/,
    ],
    ["holds a NUL", "title: x\nsub\0ject: y\n", { line: 2, position: 4 }, /NUL/],
  ])("has a finding if it %s", (_, text, place, says) => {
    const { manifest, findings } = read(text);
    expect(manifest).toBeNull();
    expect(findings[0]).toMatchObject(place);
    expect(findings[0]?.message).toMatch(says);
  });

  it("has a finding about its encoding", () => {
    expect(read(Buffer.from("title: x\nsubject: één\n", "latin1")).findings).toMatchObject([
      { code: "document-type-syntax", line: 2, position: 10 },
    ]);
    expect(read(Buffer.from("\ufefftitle: x\n", "utf16le")).findings).toMatchObject([
      { code: "document-type-syntax", line: null },
    ]);
  });

  it("is read in finite time if it refers to itself", () => {
    const { manifest, findings } = read(
      RIGHT.replace("called: dit jaarbericht", "called: &a [*a]"),
    );
    expect(manifest).toBeNull();
    expect(findings).toMatchObject([{ line: 3, position: 1 }]);
    const sections = read(RIGHT.replace(/sections:.*/s, "sections: &a [*a]"));
    expect(sections.findings.length).toBeGreaterThan(0);
  });

  it("is read in little time if it has very many mistakes", () => {
    const blocks = (line: string): string => RIGHT + line.repeat(4_000);
    const start = performance.now();
    expect(read(blocks("      - x: y\n")).findings).toHaveLength(4_000);
    expect(read(blocks("      - narrative: a\n")).findings).toHaveLength(3_999);
    expect(read(blocks("      - chart: a\n")).findings).toHaveLength(7_999);
    expect(read("x:\n\ty: z\n".repeat(5_000)).findings.length).toBeGreaterThan(4_000);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

describe("a byte order mark", () => {
  it("does not count as a character", () => {
    const { text, places } = mistaken("title: Jaarbericht 2024", "‸title: 2024");
    expect(read(`\ufeff${text}`).findings).toMatchObject(places);
  });
});
