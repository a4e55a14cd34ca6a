import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { sha256 } from "../../src/file-system/read-files.ts";
import { emptyFolder, runHere } from "./run-report.ts";

const SAMPLE = ["charts", "--period", "2024-Q1"];

describe("report charts", () => {
  it("makes the pictures of a chart, with a manifest of them all", async () => {
    const out = emptyFolder();
    const words = [...SAMPLE, "--chart", "regions-top", "--out", out];
    const made = await runHere(words);
    const folder = path.join(out, "2024-Q1/voortgangsrapportage-grafieken");
    expect(made).toMatchObject({ code: 0, stdout: `${folder}\n` });
    expect(made.stderr).toContain("Klaar. 1 grafiek, 11 bestanden.");
    const manifest = JSON.parse(await readFile(path.join(folder, "manifest.json"), "utf8")) as {
      readonly outputs: readonly { readonly file: string; readonly sha256: string }[];
    };
    const files = await readdir(folder);
    expect(manifest.outputs.map(({ file }) => file)).toEqual(
      files.filter((file) => file !== "manifest.json").toSorted(),
    );
    for (const output of manifest.outputs) {
      expect(sha256(await readFile(path.join(folder, output.file)))).toBe(output.sha256);
    }
    // The folder contains exactly the files of one run.
    const again = await runHere([
      ...SAMPLE,
      "--chart",
      "people-supported",
      "--format",
      "svg",
      "--out",
      out,
    ]);
    expect(again.code).toBe(0);
    expect((await readdir(folder)).filter((file) => file.includes("regions-top"))).toEqual([]);
  });

  it.each([
    [["--document", "nota"], 2, "Het documenttype nota heeft geen grafieken."],
    [["--document", "all"], 2, "Kies met --document één documenttype"],
    [["--chart", "bestaat-niet"], 2, "Kies bij --chart uit: registrations-by-month,"],
    [["--chart", ","], 2, "Zet achter --chart de naam van een grafiek"],
    [["--format", "pdf"], 2, "all, svg, png"],
    [["--chart", "a", "--chart", "b"], 2, "De optie --chart staat er meer dan één keer."],
    [["--chart", "status"], 2, "Bedoel je status-by-category?"],
  ])("refuses %j, and writes nothing", async (options, code, message) => {
    const out = emptyFolder();
    const refused = await runHere([...SAMPLE, ...options, "--out", out]);
    expect(refused).toMatchObject({ code, stdout: "" });
    expect(refused.stderr).toContain(message);
    expect(await readdir(out)).toEqual([]);
  });

  it("refuses a report without charts", async () => {
    const refused = await runHere(["charts", "2022-04", "--out", emptyFolder()]);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain("In het rapport van 2022-04 staan geen grafieken");
  });
});
