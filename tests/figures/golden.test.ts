import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";
import { z } from "zod";

import { publishedFiguresSchema } from "../../src/disclosure/published-figures.ts";
import { figuresJson } from "../../src/publish/figure-files.ts";
import { figuresOfFile } from "../figures-of-file.ts";

/**
 * Each folder is a case: an export, the period and threshold, and the expected figures. `npm run
 * golden` writes those again; check the difference by eye.
 */
const CASES = path.join(import.meta.dirname, "../golden/figures");
const caseSchema = z.object({ period: z.string(), threshold: z.number() });

describe.each(readdirSync(CASES))("figures of %s", (name) => {
  it("are the golden ones", async () => {
    const folder = path.join(CASES, name);
    const { period, threshold } = caseSchema.parse(
      JSON.parse(readFileSync(path.join(folder, "case.json"), "utf8")),
    );
    const figures = await figuresOfFile(path.join(folder, "monitor.csv"), period, threshold);
    expect(publishedFiguresSchema.parse(figures)).toEqual(figures);
    const golden = path.join(folder, "figures.json");
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(golden, figuresJson(figures));
    expect(figuresJson(figures)).toBe(readFileSync(golden, "utf8"));
  });
});
