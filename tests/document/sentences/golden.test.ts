import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { ALL_CASES } from "./all-cases.ts";
import { READERS } from "./entry-readers.ts";
import { goldenFile, sentencesIn } from "./golden-file.ts";

/**
 * One file for each entry with texts: what it says in each case. `npm run golden` writes the files
 * again. Read the difference aloud before you keep it.
 */
const FOLDER = path.join(import.meta.dirname, "../../golden/sentences");
const IS_UPDATE = process.env["UPDATE_GOLDEN"] === "1";
const fileOf = (id: string): string => path.join(FOLDER, `${id}.md`);

if (IS_UPDATE) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const [id, cases] of ALL_CASES) writeFileSync(fileOf(id), goldenFile(id, cases));
}

const ids = [...READERS.keys()].toSorted();
const fixedTexts = ids.flatMap((id) =>
  (ALL_CASES.get(id) ?? []).map((golden) => [id, golden.name, golden] as const),
);

describe("the golden sentences", () => {
  it("cover every entry and nothing else", () => {
    const files = readdirSync(FOLDER).map((file) => path.basename(file, ".md"));
    expect(files.toSorted()).toEqual(ids);
    expect([...ALL_CASES.keys()].toSorted()).toEqual(ids);
  });

  it("have a unique name for each case", () => {
    const names = [...ALL_CASES].flatMap(([id, cases]) =>
      cases.map(({ name }) => `${id}: ${name}`),
    );
    expect(names).toHaveLength(new Set(names).size);
  });
});

describe.each(ids)("%s", (id) => {
  it("says what its golden file says", () => {
    expect(goldenFile(id, ALL_CASES.get(id) ?? [])).toBe(readFileSync(fileOf(id), "utf8"));
  });
});

describe("every text", () => {
  it.each(fixedTexts)("is complete: %s, %s", (id, _, golden) => {
    for (const line of sentencesIn(id, golden)) {
      expect(line).not.toMatch(/ {2}|^ | $|undefined|null|NaN/);
      expect(line).not.toMatch(/ [.,:;)]|[.,:;]{2}|\( |\(\)/);
      // The call of a note would look like a part of the number.
      expect(line).not.toMatch(/[\d%]\P{L}*\[noot/u);
      // A number before a percent sign is at most 100.
      for (const [, percentage] of line.matchAll(/(\d+)%/g)) {
        expect(Number(percentage)).toBeLessThanOrEqual(100);
      }
    }
  });

  it.each(fixedTexts.filter(([id]) => !/^(keyFigures|charts|tables)\./.test(id)))(
    "consists of sentences: %s, %s",
    (id, _, golden) => {
      for (const line of sentencesIn(id, golden)) {
        if (line.startsWith("- ") || line.endsWith(":")) continue;
        const withoutNotes = line.replaceAll(/ \[noot: [^\]]*\]/g, "");
        expect(withoutNotes).toMatch(/\.$/);
        for (const sentence of withoutNotes.split(/(?<=[.!?]) (?=\D)/)) {
          expect(sentence).toMatch(/^[\p{Lu}\d]/u);
        }
      }
    },
  );
});
