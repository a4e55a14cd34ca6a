import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { inputHint } from "../../src/settings/input-hint.ts";
import { emptyFolder } from "../cli/run-report.ts";

function folderWith(...names: readonly string[]): string {
  const folder = emptyFolder();
  for (const name of names) writeFileSync(path.join(folder, name), "");
  return folder;
}

describe("what helps whoever gave no export", () => {
  it("is how to begin, where there is nothing", async () => {
    expect(await inputHint(folderWith(), false)).toContain("report init");
  });

  it("is nothing where there are settings and no exports", async () => {
    expect(await inputHint(folderWith("report.config.yaml"), true)).toBeUndefined();
  });

  it.each([true, false])("is the exports of the folder (settings: %s)", async (hasSettings) => {
    expect(await inputHint(folderWith("monitor.csv", "LEESMIJ.md"), hasSettings)).toContain(
      "Bedoel je --input monitor.csv?",
    );
    const five = folderWith("c.csv", "a.csv", "b.tsv");
    expect(await inputHint(five, hasSettings)).toContain("a.csv, b.tsv en c.csv");
  });

  it("is the folder above that has settings", async () => {
    const folder = folderWith("report.config.yaml", "monitor.csv");
    const texts = path.join(folder, "content", "2024-Q1", "nota");
    mkdirSync(texts, { recursive: true });
    writeFileSync(path.join(texts, "los.csv"), "");
    expect(await inputHint(texts, false)).toContain(path.join("..", "..", ".."));
  });
});
