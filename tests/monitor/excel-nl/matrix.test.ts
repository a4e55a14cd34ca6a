import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DELIMITERS } from "../../../src/monitor/case.ts";
import { DATE_SPELLINGS, type DateSpelling } from "../date-spellings.ts";
import { CLEAN_BYTES, CLEAN_WRITING, GOLDEN, written, type Writing } from "./clean-export.ts";
import { ENCODED } from "../written-table.ts";
import { outcomeOf, withoutHash } from "./outcome.ts";

const GOLDEN_FIGURES = path.join(GOLDEN, "figures.json");
const cleanFigures = () => readFileSync(GOLDEN_FIGURES, "utf8");

const SPELLINGS = Object.keys(DATE_SPELLINGS) as DateSpelling[];
const NO_YES = [false, true] as const;

/** Every way to write the export in one encoding, with one delimiter. */
function* writings(first: Pick<Writing, "encoding" | "withMark" | "delimiter">) {
  for (const dates of SPELLINGS) {
    for (const lineEnd of ["\n", "\r\n"] as const) {
      for (const nbspAroundValues of NO_YES) {
        for (const emptyTrail of NO_YES) {
          for (const separatorLine of NO_YES) {
            yield { ...first, dates, lineEnd, nbspAroundValues, emptyTrail, separatorLine };
          }
        }
      }
    }
  }
}

/**
 * The differences between the figures of an export and the figures of the clean one; undefined for
 * none.
 */
async function differenceOf(bytes: Uint8Array): Promise<string | undefined> {
  const { json, errors } = await outcomeOf(bytes);
  if (json === null) return `refused: ${JSON.stringify(errors)}`;
  return withoutHash(json) === withoutHash(cleanFigures()) ? undefined : "gives other figures";
}

describe("the clean export", () => {
  it("has the figures that were checked by hand", async () => {
    const { json } = await outcomeOf(CLEAN_BYTES);
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(GOLDEN_FIGURES, json ?? "");
    expect(json).toBe(cleanFigures());
  });

  it("is the file written without any marks of Excel", () => {
    expect(Buffer.from(written(CLEAN_WRITING)).equals(CLEAN_BYTES)).toBe(true);
  });
});

describe.each(ENCODED)("an export in $encoding (with mark: $withMark)", (encoding) => {
  it.each(DELIMITERS)("and cells separated by %j gives the clean figures", async (delimiter) => {
    const differences: string[] = [];
    const files = new Set<string>();
    for (const writing of writings({ ...encoding, delimiter })) {
      const bytes = written(writing);
      files.add(createHash("sha256").update(bytes).digest("hex"));
      const difference = await differenceOf(bytes);
      if (difference !== undefined) differences.push(`${JSON.stringify(writing)}: ${difference}`);
    }
    expect(differences).toEqual([]);
    expect(files.size).toBe(128);
  });
});
