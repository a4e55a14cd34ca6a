import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { inputHint } from "../../src/settings/settle-settings.ts";
import { emptyFolder } from "../cli/run-report.ts";

function folderWith(...names: readonly string[]): string {
  const folder = emptyFolder();
  for (const name of names) writeFileSync(path.join(folder, name), "");
  return folder;
}

describe("the hint for a user without an export", () => {
  it("explains how to begin in an empty folder", async () => {
    expect(await inputHint(folderWith(), false)).toContain("report init");
  });

  it("is absent with settings and without exports", async () => {
    expect(await inputHint(folderWith("report.config.yaml"), true)).toBeUndefined();
  });

  it.each([true, false])("names the exports of the folder (settings: %s)", async (hasSettings) => {
    expect(await inputHint(folderWith("monitor.csv", "LEESMIJ.md"), hasSettings)).toContain(
      "Bedoel je --input monitor.csv?",
    );
    const five = folderWith("c.csv", "a.csv", "b.tsv");
    expect(await inputHint(five, hasSettings)).toContain("a.csv, b.tsv en c.csv");
  });

  it("names the folder above that contains settings", async () => {
    const folder = folderWith("report.config.yaml", "monitor.csv");
    const texts = path.join(folder, "content", "2024-Q1", "nota");
    mkdirSync(texts, { recursive: true });
    writeFileSync(path.join(texts, "los.csv"), "");
    expect(await inputHint(texts, false)).toContain(path.join("..", "..", ".."));
  });
});
