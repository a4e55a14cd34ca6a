import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { ownTexts } from "../cli/own-texts.ts";
import { emptyFolder, PROJECT, runHere, type Outcome } from "../cli/run-report.ts";

const FIXTURES = path.join(PROJECT, "fixtures");

describe("the snapshot of a report in a house style", () => {
  let folder: string;
  const snapshot = (...words: readonly string[]): Promise<Outcome> =>
    runHere(["snapshot", ...words], { folder });
  const style = (): string => path.join(folder, "snapshots/house-style");

  beforeAll(async () => {
    folder = emptyFolder();
    cpSync(path.join(FIXTURES, "second-theme"), folder, { recursive: true });
    const words = ["--input", path.join(FIXTURES, "monitor.csv"), "--period", "2023-02..2023-03"];
    const { code, stderr } = await snapshot(
      ...words,
      "--codebook",
      path.join(FIXTURES, "codebook.yaml"),
      "--content",
      ownTexts(),
      "--published-on",
      "2024-05-27",
    );
    if (code !== 0) throw new Error(stderr);
  });

  it("contains the logo and the fonts once each, by their hashes, beside text files", () => {
    const names = readdirSync(style());
    expect(names).toHaveLength(
      1 + readdirSync(path.join(folder, "fonts")).filter((name) => name.endsWith(".woff2")).length,
    );
    expect(names.every((name) => /^[\da-f]{64}$/.test(name))).toBe(true);
    const logo = readFileSync(path.join(folder, "logo.svg")).toString("base64").slice(0, 60);
    const kept = path.join(folder, "snapshots/2023-02--2023-03/voortgangsrapportage");
    for (const name of readdirSync(kept)) {
      expect(readFileSync(path.join(kept, name), "utf8")).not.toContain(logo);
    }
  });

  it("comes out the same after the organisation changed its style", async () => {
    for (const gone of ["logo.svg", "fonts", "report.config.yaml"]) {
      rmSync(path.join(folder, gone), { recursive: true });
    }
    const { code, stdout } = await snapshot("--check");
    expect(stdout).toContain("gelijk");
    expect(code).toBe(0);
  });

  it("is reported if one of its files changed", async () => {
    const [font = ""] = readdirSync(style());
    appendFileSync(path.join(style(), font), "x");
    const { code, stdout } = await snapshot("--check");
    expect(stdout).toMatch(
      /^ {2}de huisstijl \(logo, lettertypes en afbeeldingen\) is veranderd nadat het\s+bewaard is\n {4}\S+ \(snapshots\/house-style\/[\da-f]{64}\)$/m,
    );
    expect(code).toBe(1);
  });
});
