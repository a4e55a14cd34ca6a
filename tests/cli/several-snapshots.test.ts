import { cpSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { change } from "./change-file.ts";
import { emptyFolder, PROJECT, runHere, succeeds, type Outcome } from "./run-report.ts";

const EXPORT = path.join(PROJECT, "fixtures/monitor.csv");
const PUBLISHED = ["--published-on", "2024-05-27"] as const;

/** All files of the snapshots by name. */
function keptIn(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(path.join(folder, "snapshots"), {
    recursive: true,
    withFileTypes: true,
  }).filter((entry) => entry.isFile());
  const named = files.map(({ parentPath, name }): [string, string] => {
    const file = path.join(parentPath, name);
    return [path.relative(folder, file), readFileSync(file, "utf8")];
  });
  return Object.fromEntries(named);
}

describe("report snapshot of several periods", () => {
  let folder: string;
  let kept: Outcome;
  const run = (words: readonly string[], stdin?: Uint8Array): Promise<Outcome> =>
    runHere(["snapshot", ...words], { folder, ...(stdin === undefined ? {} : { stdin }) });

  beforeAll(async () => {
    folder = emptyFolder();
    const words = ["--input", "-", ...PUBLISHED, "--period", "2023-Q3,2023-Q1", "--period=2023-Q2"];
    kept = await run(words, readFileSync(EXPORT));
  });

  it("keeps them from the oldest to the newest", () => {
    expect(kept.code).toBe(0);
    const ids = ["2023-Q1", "2023-Q2", "2023-Q3"];
    const lines = ids.map((id) => `${id}: bewaard in snapshots/${id}/voortgangsrapportage\n`);
    expect(kept.stdout).toBe(lines.join(""));
    for (const id of ids) {
      expect(kept.stderr).toContain(
        `\n${id}  voortgangsrapportage  bewaard in snapshots/${id}/voortgangsrapportage\n`,
      );
    }
  });

  it("gives the same as one command after the other, each with the snapshots before it", async () => {
    const other = emptyFolder();
    for (const id of ["2023-Q1", "2023-Q2", "2023-Q3"]) {
      const words = ["snapshot", "--input", "-", ...PUBLISHED, "--period", id];
      await succeeds(runHere(words, { folder: other, stdin: readFileSync(EXPORT) }));
    }
    expect(keptIn(folder)).toEqual(keptIn(other));
    const figures = keptIn(folder)["snapshots/2023-Q3/voortgangsrapportage/figures.json"];
    expect(JSON.parse(figures ?? "")).toMatchObject({
      disclosure: { derivable: 0, against: ["2023-Q1", "2023-Q2"] },
    });
  });

  it("makes the given periods again, and gives the highest exit code", async () => {
    const copy = emptyFolder();
    cpSync(folder, copy, { recursive: true });
    change(path.join(copy, "snapshots/2023-Q1/voortgangsrapportage/text.txt"), "maart", "april");
    const check = (...words: readonly string[]): Promise<Outcome> =>
      runHere(["snapshot", "--check", ...words], { folder: copy });
    const good = await check("--period", "2023-Q2..2023-Q3");
    expect(good.code).toBe(0);
    expect(good.stdout).toMatch(/^2023-Q2 voortgangsrapportage: gelijk$/m);
    expect(good.stdout).not.toContain("2023-Q1");
    const bad = await check("--period", "2023-Q1,2023-Q2", "--format", "json");
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({
      reports: [
        { period: "2023-Q1", isSame: false },
        { period: "2023-Q2", isSame: true },
      ],
    });
    const absent = await check("--period", "2023-Q2,2022-Q1");
    expect(absent.code).toBe(1);
    expect(absent.stderr).toContain("Van januari t/m maart 2022 is geen rapport bewaard");
  });

  it("keeps the other reports if one cannot be kept", async () => {
    const words = ["--input", EXPORT, ...PUBLISHED, "--period", "2022-Q1,2023-Q4"];
    const { code, stdout, stderr } = await run([...words, "--format", "json"]);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      reports: [
        { period: "2022-Q1", outcome: null, folder: null },
        { period: "2023-Q4", outcome: "kept", error: null },
      ],
    });
    expect(stderr).toMatch(/^2022-Q1 {2}voortgangsrapportage {2}niet bewaard: Er is 1 fout/m);
  });

  it("keeps no concept", async () => {
    const { code, stderr } = await run(["--input", EXPORT, "--period", "2022-Q3,2022-Q4"]);
    expect(code).toBe(2);
    expect(stderr).toContain("--period 2022-Q3");
    expect(stderr).toContain("--period 2022-Q4");
  });
});
