import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runReport } from "../../cli/run-report.ts";

const HERE = import.meta.dirname;
const FILE = "2024-Q1/voortgangsrapportage/inleiding.md";

/** The sample's export without the settings of this checkout. */
const OF_SAMPLE = [
  ["--period", "2024-Q1"],
  ["--input", path.join(PROJECT, "fixtures/monitor.csv")],
  ["--codebook", path.join(PROJECT, "fixtures/codebook.yaml")],
  ["--snapshots", path.join(PROJECT, "fixtures/snapshots")],
].flat();

interface Found {
  readonly problems: readonly {
    readonly code: string;
    readonly file: string;
    readonly line: number | null;
    readonly position: number;
  }[];
}

/** The marks of an editor in a text: a place, a code, and the words there. */
function markedIn(folder: string) {
  const marks = readFileSync(path.join(HERE, folder, "expected.txt"), "utf8").trimEnd();
  return marks.split("\n").map((line) => {
    const [place = "", code = "", ...words] = line.split(" ");
    const [row = 0, position = 0] = place.split(":").map(Number);
    return { mark: `${place} ${code}`, row, position, words: words.join(" ") };
  });
}

/** What `report check` finds in the texts of a content folder, each as the name of its file, place and code. */
async function foundIn(content: string): Promise<readonly string[]> {
  const words = ["check", "--format", "json", "--content", content];
  const { stdout } = await runReport([...words, ...OF_SAMPLE], { folder: HERE });
  const { problems } = JSON.parse(stdout) as Found;
  return problems
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || a.position - b.position)
    .map(({ code, file, line, position }) => `${path.basename(file)} ${line}:${position} ${code}`);
}

describe.each([
  ["of every kind", "forty", 40],
  ["in its calls and beside them", "calls", 13],
])("a text with planted mistakes %s", (_, folder, count) => {
  const marked = markedIn(folder);

  it("has each mark at its place", () => {
    const lines = readFileSync(path.join(HERE, folder, "content", FILE), "utf8").split("\n");
    expect(marked).toHaveLength(count);
    for (const { row, position, words } of marked) {
      const rest = lines[row - 1]?.slice(position - 1).trimStart();
      expect(rest?.slice(0, words.length)).toBe(words);
    }
  });

  it("gives as many findings, each at its line and position", async () => {
    const found = await foundIn(`${folder}/content`);
    expect(found).toEqual(marked.map(({ mark }) => `inleiding.md ${mark}`));
  });
});

describe("report generate", () => {
  it("counts each error of the planted ones once, and writes nothing", async () => {
    const out = emptyFolder();
    const words = ["generate", "--content", "forty/content", "--out", out];
    const { code, stderr } = await runReport([...words, ...OF_SAMPLE], { folder: HERE });
    expect(code).toBe(3);
    // A BSN, an IBAN, two of HTML and three calls.
    expect(stderr).toContain("Er zijn 7 fouten gevonden. Er is niets geschreven.");
    expect(readdirSync(out)).toEqual([]);
  });
});

describe("the texts of the sample", () => {
  it("have at most two findings each", async () => {
    const found = await foundIn(path.join(PROJECT, "fixtures/content"));
    const ofTexts = found.filter((one) => one.includes(".md "));
    const byText = Map.groupBy(ofTexts, (one) => one.split(" ")[0]);
    expect([...byText.values()].filter((ofOne) => ofOne.length > 2)).toEqual([]);
  });
});
