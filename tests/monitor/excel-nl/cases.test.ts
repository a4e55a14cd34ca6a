import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { CASE_FILES } from "./case-files.ts";
import { GOLDEN } from "./clean-export.ts";
import { outcomeOf, withoutHash } from "./outcome.ts";

/**
 * Each folder contains one export as it could come from Excel or by mail, and the expected result.
 * UPDATE_GOLDEN=1 writes the exports again; the expected results are written by hand.
 */
const FOLDERS = readdirSync(GOLDEN, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const findingSchema = z.object({
  code: z.string(),
  line: z.number().nullable(),
  column: z.string().nullable(),
});
const caseSchema = z.union([
  z.strictObject({ about: z.string(), figures: z.literal("of clean.csv") }),
  z.strictObject({ about: z.string(), refused: z.array(findingSchema).min(1) }),
]);

if (process.env["UPDATE_GOLDEN"] === "1") {
  for (const [name, bytes] of CASE_FILES) {
    mkdirSync(path.join(GOLDEN, name), { recursive: true });
    writeFileSync(path.join(GOLDEN, name, "export.csv"), bytes());
  }
}

it("every folder has a file that can be made again, and every such file has a folder", () => {
  expect(FOLDERS.toSorted()).toEqual([...CASE_FILES.keys()].toSorted());
});

describe.each(FOLDERS)("%s", (name) => {
  const folder = path.join(GOLDEN, name);
  const bytes = readFileSync(path.join(folder, "export.csv"));

  it("contains the bytes that its maker gives", () => {
    const made = CASE_FILES.get(name)?.();
    expect(made !== undefined && bytes.equals(made)).toBe(true);
  });

  it("has the result that its case says", async () => {
    const text = readFileSync(path.join(folder, "case.json"), "utf8");
    const expected = caseSchema.parse(JSON.parse(text));
    const clean = withoutHash(readFileSync(path.join(GOLDEN, "figures.json"), "utf8"));
    const { json, errors } = await outcomeOf(bytes);
    const isRefused = "refused" in expected;
    expect(errors).toEqual(isRefused ? expected.refused : []);
    expect(json === null ? null : withoutHash(json)).toBe(isRefused ? null : clean);
  });
});
