import { writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { auditPublications } from "../../src/disclosure/audit.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { figuresToCompare } from "../../src/pipeline/sides-to-compare.ts";
import { settleSettings } from "../../src/settings/settle-settings.ts";
import { emptyFolder } from "../cli/run-report.ts";

const folder = emptyFolder();
const context = { stdin: process.stdin, temporaryFolder: "/" };

async function sidesOf(old: string, now: string): Promise<readonly PublishedFigures[]> {
  const settings = await settleSettings(
    { input: path.resolve("fixtures/monitor.csv"), snapshots: path.join(folder, "none") },
    {},
    "/",
  );
  const { sides } = await figuresToCompare([old, now], settings, context);
  if (sides === null) throw new Error("an export with an error");
  return sides;
}

function fileOf(figures: PublishedFigures | undefined): string {
  const file = path.join(folder, "figures.json");
  writeFileSync(file, JSON.stringify(figures));
  return file;
}

describe("two sides of a comparison together", () => {
  it("reveal no withheld value, although the figures of each side alone would", async () => {
    const [old] = await sidesOf("2022-Q4", "2022-Q4");
    const [now] = await sidesOf("2023-Q1", "2023-Q1");
    const alone = [old, now].filter((one) => one !== undefined);
    expect(auditPublications(alone).derivable).toBeGreaterThan(0);
    expect(auditPublications(await sidesOf("2022-Q4", "2023-Q1")).derivable).toBe(0);
    expect(auditPublications(await sidesOf("2023-Q1", "2022-Q4")).derivable).toBe(0);
    expect(auditPublications(await sidesOf(fileOf(old), "2023-Q1")).derivable).toBe(0);
  });

  it("are the same as each alone if both are of one period", async () => {
    const [old, now] = await sidesOf("2023-Q1", "2023-Q1");
    const [file, beside] = await sidesOf(fileOf(old), "2023-Q1");
    expect([file, beside]).toEqual([old, now]);
  });
});
