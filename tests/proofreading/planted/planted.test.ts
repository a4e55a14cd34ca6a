import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { PROJECT, runReport } from "../../cli/run-report.ts";

const HERE = import.meta.dirname;
const FILE = "2024-Q1/voortgangsrapportage/inleiding.md";

interface Found {
  readonly problems: readonly {
    readonly code: string;
    readonly file: string;
    readonly line: number | null;
    readonly position: number;
  }[];
}

/** What an editor marks in a text: a place, a code, and the words that stand there. */
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
  const at = (name: string): string => path.join(PROJECT, "fixtures", name);
  const { stdout } = await runReport(
    ["check", "--period", "2024-Q1", "--format", "json", "--content", content]
      .concat("--input", at("monitor.csv"), "--codebook", at("codebook.yaml"))
      .concat("--snapshots", at("snapshots")),
    // Without the settings of this checkout.
    { folder: HERE },
  );
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

  it("has each marked where it stands", () => {
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
