import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runHere } from "./run-report.ts";

const NOTE = "Twente (moeder Zwaantje zit bij oma)";
const SECRET = /Zwaantje|moeder Z|Verweggistan/;
const PERIOD = ["--period", "2024-Q1"];

/** The sample with the regions of some of its rows replaced. */
function sampleWith(...regions: readonly string[]): string {
  const [header = "", ...rows] = readFileSync(path.join(PROJECT, "fixtures/monitor.csv"), "utf8")
    .trimEnd()
    .split("\n");
  const at = header.split(";").indexOf("jeugdzorgregios");
  const changed = rows.map((row, index) =>
    row
      .split(";")
      .with(at, regions[index] ?? row.split(";")[at] ?? "")
      .join(";"),
  );
  return `${[header, ...changed].join("\n")}\n`;
}

/** The content of all files in a folder, as text. */
function contentOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}

describe("a note about a family in the column of regions", () => {
  let folder: string;

  beforeAll(() => {
    folder = emptyFolder();
    writeFileSync(
      path.join(folder, "monitor.csv"),
      sampleWith(NOTE, "Verweggistan", "Verweggistan|Haaglanden"),
    );
    writeFileSync(path.join(folder, "report.config.yaml"), "input: monitor.csv\n");
  });

  it("is in no file and no line of output, and neither is the number of such rows", async () => {
    const { code, stdout, stderr } = await runHere(["generate", ...PERIOD, "--debug"], {
      folder,
    });
    expect(code).toBe(0);
    expect(stdout + stderr).not.toMatch(SECRET);
    expect(stderr).toContain("regel 2, kolom jeugdzorgregios");
    const out = path.join(folder, "out/2024-Q1/voortgangsrapportage");
    expect(contentOf(out)).not.toMatch(SECRET);
    const figures = readFileSync(path.join(out, "figures-2024-Q1.json"), "utf8");
    expect(figures).toContain('"code":"niet_genoemd"'.replace(":", ": "));
    const manifest = JSON.parse(readFileSync(path.join(out, "manifest.json"), "utf8")) as object;
    expect(manifest).toMatchObject({
      warnings: [{ code: "region-unknown", column: "jeugdzorgregios", count: null }],
    });
  });

  it("is in no snapshot", async () => {
    const { code } = await runHere(["snapshot", ...PERIOD, "--published-on", "2024-06-01"], {
      folder,
    });
    expect(code).toBe(0);
    expect(contentOf(path.join(folder, "snapshots"))).not.toMatch(SECRET);
  });

  it.each([
    ["check", "--format", "json"],
    ["check", "--format", "csv"],
    ["figures", ...PERIOD],
    ["figures", ...PERIOD, "--format", "json"],
    ["figures", ...PERIOD, "--format", "csv"],
    ["explain", "regions.byRegion", ...PERIOD],
    ["explain", "regions.byRegion", ...PERIOD, "--format", "json"],
    ["diff", "2023-Q4", "2024-Q1"],
    ["diff", "2023-Q4", "2024-Q1", "--format", "html"],
    ["codebook"],
  ])("is not what is printed by %s %s %s %s", async (...words) => {
    const { stdout, stderr } = await runHere(words, { folder });
    expect(stdout).not.toBe("");
    expect(stdout + stderr).not.toMatch(SECRET);
  });
});

describe("personal data in the column of regions, in any number of rows", () => {
  const FORMS = [
    "111222333",
    "Urk 123 456 782",
    "Urk 12.34.56.78.2",
    "geb. 12.03.1980",
    "Urk １２３４５６７８２",
    '"Familie Zwaantje, Kerkstraat 3"',
    "zwaantje@voorbeeld.nl",
    "Urk 06-12345678",
  ];
  const NEVER = /Zwaantje|111222333|123 456 782|12\.34|12\.03|１２|Kerkstraat|12345678/i;

  it.each(FORMS.flatMap((form) => [1, 8].map((rows) => [form, rows] as const)))(
    "refuses the export and is repeated nowhere: %s in %d rows",
    async (form, rows) => {
      const folder = emptyFolder();
      writeFileSync(
        path.join(folder, "monitor.csv"),
        sampleWith(...Array.from({ length: rows }, () => form)),
      );
      const run = (...words: readonly string[]) =>
        runHere([...words, "--input", "monitor.csv"], { folder });
      const refused = await run("generate", ...PERIOD, "--debug", "--threshold", "1");
      expect(refused.code).toBe(3);
      const skipped = await run("figures", ...PERIOD, "--skip-invalid", "--format", "json");
      for (const { stdout, stderr } of [refused, skipped]) {
        expect(stdout + stderr).not.toMatch(NEVER);
      }
      expect(readdirSync(folder)).toEqual(["monitor.csv"]);
    },
  );
});
