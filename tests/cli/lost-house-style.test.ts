import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runReport, type Outcome } from "./run-report.ts";

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>';
const SETTINGS = "organisation: Steunteam\nlogo: merk.svg\n";
const EXPORT = path.join(PROJECT, "fixtures/monitor-2024-01-31.csv");
const KEEP = ["--period", "2023-12", "--input", EXPORT, "--published-on", "2024-02-08"] as const;

describe("a file of the house style that the store has lost", () => {
  let folder: string;
  let stored: string;
  const snapshot = (...words: readonly string[]): Promise<Outcome> =>
    runReport(["snapshot", ...words], { folder });

  beforeAll(async () => {
    folder = emptyFolder();
    writeFileSync(path.join(folder, "merk.svg"), LOGO);
    writeFileSync(path.join(folder, "report.config.yaml"), SETTINGS);
    await snapshot(...KEEP);
    const [name = ""] = readdirSync(path.join(folder, "snapshots/house-style"));
    stored = path.join(folder, "snapshots/house-style", name);
  });

  const LOSSES: readonly [string, () => void][] = [
    ["is gone", () => rmSync(stored)],
    ["is another file", () => writeFileSync(stored, "<svg/>")],
  ];

  it.each(LOSSES)("that %s is named by check, and put back by update", async (_, lose) => {
    lose();
    const checked = await snapshot("--check");
    expect(checked.code).toBe(1);
    expect(checked.stdout).toContain("merk.svg (snapshots/house-style/");
    expect(checked.stdout.replaceAll(/\s+/g, " ")).toContain("en draai: report snapshot --update");
    const updated = await snapshot("--update");
    expect(updated.code).toBe(0);
    expect(updated.stdout.replaceAll(/\s+/g, " ")).toContain("is weer bewaard");
    expect(readFileSync(stored, "utf8")).toBe(LOGO);
    expect(await snapshot("--check")).toMatchObject({ code: 0 });
  });

  it.each(LOSSES)("that %s is put back where the period is kept again", async (_, lose) => {
    lose();
    const kept = await snapshot(...KEEP, "--update");
    expect(kept.code).toBe(0);
    expect(kept.stdout.replaceAll(/\s+/g, " ")).toContain("is weer bewaard");
    expect(await snapshot("--check")).toMatchObject({ code: 0 });
  });

  it("stays lost where the settings name it no more: that is said, with its name", async () => {
    rmSync(stored);
    rmSync(path.join(folder, "report.config.yaml"));
    const updated = await snapshot("--update");
    expect(updated.code).toBe(1);
    expect(updated.stdout.replaceAll(/\s+/g, " ")).toContain(
      "de huisstijl ontbreekt of is veranderd",
    );
    expect(updated.stdout).toContain("merk.svg (snapshots/house-style/");
    writeFileSync(path.join(folder, "report.config.yaml"), SETTINGS);
    expect(await snapshot("--update")).toMatchObject({ code: 0 });
    expect(await snapshot("--check")).toMatchObject({ code: 0 });
  });
});
