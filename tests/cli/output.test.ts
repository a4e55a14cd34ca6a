import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runReport } from "./run-report.ts";

const EXPORT = path.join(PROJECT, "fixtures/monitor.csv");
const PERIOD = ["--period", "2024-Q1"];

describe("the folder that a run writes in", () => {
  const cases = [
    ["generate", "--out"],
    ["snapshot --published-on 2024-05-27", "--snapshots"],
  ] as const;

  it.runIf(process.platform === "linux").each(cases)(
    "is tried by `report %s` before the export is read",
    async (command, option) => {
      const input = ["--input", "bestaat-niet.csv"];
      const words = [...command.split(" "), ...PERIOD, ...input, option, "/proc/peildatum"];
      const start = performance.now();
      const { code, stderr } = await runReport(words, { folder: emptyFolder() });
      expect([code, stderr]).toEqual([5, expect.stringMatching(/^In "\/proc" kan geen map .*\n$/)]);
      // Includes the start of Node on a busy machine.
      expect(performance.now() - start).toBeLessThan(5000);
    },
  );

  it.each(cases)("is not left behind by `report %s` after a refusal", async (command, option) => {
    const folder = emptyFolder();
    const input = ["--input", "bestaat-niet.csv"];
    const words = [...command.split(" "), ...PERIOD, ...input, option, "een/twee/drie"];
    expect((await runReport(words, { folder })).code).toBe(3);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("keeps the files of Explorer and Finder", async () => {
    const folder = emptyFolder();
    const output = path.join(folder, "out/2024-Q1/voortgangsrapportage");
    mkdirSync(output, { recursive: true });
    const left = [".DS_Store", "Thumbs.db", "desktop.ini", "~$voortgang.docx"];
    for (const name of left) writeFileSync(path.join(output, name), "");
    const { code } = await runReport(["generate", ...PERIOD, "--input", EXPORT], { folder });
    expect(code).toBe(0);
    expect(readdirSync(output)).toEqual(expect.arrayContaining([...left, "manifest.json"]));
    expect(readdirSync(output)).toHaveLength(left.length + 7);
    expect(readdirSync(path.dirname(output))).toEqual(["voortgangsrapportage"]);
  });
});
