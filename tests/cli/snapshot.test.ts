import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { change } from "./change-file.ts";
import { emptyFolder, PROJECT, runHere, withoutSandboxLine, type Outcome } from "./run-report.ts";

const FIXTURES = path.join(PROJECT, "fixtures");
const EXPORT = path.join(FIXTURES, "monitor.csv");
const EARLIER_EXPORT = path.join(FIXTURES, "monitor-2024-01-31.csv");
const KEPT = ["--period", "2023-12", "--input", EARLIER_EXPORT] as const;
const PUBLISHED = ["--published-on", "2024-02-08"] as const;
const LAYERS = ["figures.json", "manifest.json", "report.json", "structure.txt", "text.txt"];

describe("report snapshot", () => {
  let folder: string;
  let kept: Outcome;
  const snapshot = (...words: readonly string[]): Promise<Outcome> =>
    runHere(["snapshot", ...words], { folder });
  const inKept = (file: string): string =>
    path.join(folder, "snapshots/2023-12/voortgangsrapportage", file);

  beforeAll(async () => {
    folder = emptyFolder();
    kept = await snapshot(...KEPT, ...PUBLISHED);
  });

  it("keeps five text files, and nothing incomplete", () => {
    const told = withoutSandboxLine(kept.stderr).replaceAll(
      /^waarschuwing: --published-on: (?:Lezers vinden|De pdf verwijst) .*\n/gm,
      "",
    );
    expect([kept.code, told]).toEqual([0, ""]);
    expect(kept.stdout).toContain("2023-12: bewaard in snapshots/2023-12/voortgangsrapportage");
    expect(readdirSync(path.dirname(inKept("x"))).sort()).toEqual(LAYERS);
    expect(readdirSync(path.join(folder, "snapshots/2023-12"))).toEqual(["voortgangsrapportage"]);
    for (const file of LAYERS) {
      const text = readFileSync(inKept(file), "utf8");
      expect(text.endsWith("\n")).toBe(true);
      expect(text).not.toContain("\uFFFD");
    }
  });

  it("makes a report again from its snapshot, and lists what another export revises", async () => {
    const { code, stdout } = await snapshot("--check", "--input", EXPORT);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^2023-12 voortgangsrapportage: gelijk$/m);
    expect(stdout).toContain("december 2023: 103 → 105 (+2)");
    // The number of cases by which a sensitive figure was revised is never shown.
    expect(stdout).toContain("Aanmeldingen naar provincie of buitenland");
    expect(stdout).not.toMatch(/Groningen|Zuid-Holland|Moeder/);
    // Only two registrations were added, so other figures are named without numbers.
    expect(stdout).toMatch(/Aanmeldingen naar route\n +niet getoond/);
    expect(stdout).not.toContain("Rechtstreeks");
  });

  it("names each changed layer, with the changed line", async () => {
    change(inKept("figures.json"), '"value": 785', '"value": 784');
    change(inKept("structure.txt"), "december 2023, met 103", "december 2023, met 13");
    change(inKept("text.txt"), "Sinds de start zijn", "Sinds de start waren");
    const { code, stdout, stderr } = await snapshot("--check", "--input", EARLIER_EXPORT);
    expect([code, withoutSandboxLine(stderr)]).toEqual([1, ""]);
    expect(stdout).toMatch(/^ {2}figures\.json .+ is veranderd nadat/m);
    expect(stdout).toMatch(/was: registrations\.total value: 784$/m);
    expect(stdout).toMatch(/nu: +Figure \{[^}]+december\s+2023,\s+met\s+103\s/);
    expect(stdout).toMatch(
      /was: [^:]+de\s+start\s+waren\s+het\s+er[^:]+nu: [^:]+de\s+start\s+zijn\s+het\s+er/,
    );
    expect(stdout).not.toMatch(/^ {2}(?:report|manifest)\.json/m);
  });

  it("cannot be compared with after a change: that is refused, and nothing is written", async () => {
    const words = ["--period", "2024-Q1", "--input", EXPORT];
    const refused = await runHere(["generate", ...words], { folder });
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain("is daarna veranderd");
    expect(readdirSync(folder)).toEqual(["snapshots"]);
    const checked = await runHere(["check", ...words, "--format", "json"], { folder });
    expect(checked.code).toBe(3);
    expect(checked.stdout).toContain('"snapshot-changed"');
    expect(await runHere(["explain", "regions.involved", ...words], { folder })).toMatchObject({
      code: 3,
    });
  });
});

describe("report snapshot, if there is nothing to do or it is not allowed", () => {
  const folder = emptyFolder();
  const snapshot = (...words: readonly string[]): Promise<Outcome> =>
    runHere(["snapshot", ...words], { folder });

  it("ends with 1 if there is no snapshot, or none of the named period", async () => {
    const nothing = await snapshot("--check");
    expect(nothing.code).toBe(1);
    expect(nothing.stderr).toContain("nog geen rapport bewaard");
    expect(await snapshot("--update")).toMatchObject({ code: 1 });
    const words = ["--check", "--snapshots", path.join(FIXTURES, "snapshots")] as const;
    const named = await snapshot(...words, "--period", "2019-01");
    expect(named.code).toBe(1);
    expect(named.stderr).toContain("Van januari 2019 is geen rapport bewaard");
  });

  it.each(["0", "4"])("refuses threshold %s, in every mode", async (threshold) => {
    const words = ["--threshold", threshold] as const;
    const keeping = await snapshot(
      "--period",
      "2023-12",
      "--input",
      EXPORT,
      ...words,
      ...PUBLISHED,
    );
    expect(keeping.code).toBe(2);
    expect(keeping.stderr).toContain("onder de 5");
    expect(await snapshot("--check", ...words)).toMatchObject({ code: 2 });
    expect(await snapshot("--update", ...words)).toMatchObject({ code: 2 });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("refuses a concept, and gives the right command", async () => {
    const words = ["--period", "2023-12", "--input", EXPORT] as const;
    for (const more of [[], ["--update"]]) {
      const { code, stdout, stderr } = await snapshot(...words, ...more);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("report snapshot --period 2023-12 --input");
      expect(stderr).toContain("--published-on JJJJ-MM-DD");
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it("refuses a day of publication before the end of the period", async () => {
    const words = ["--period", "2024-Q1", "--input", EXPORT] as const;
    const { code, stderr } = await snapshot(...words, "--published-on", "2024-03-30");
    expect(code).toBe(2);
    expect(stderr).toContain("Dat is voor het einde van de periode (31 maart 2024)");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("accepts one mode, a valid period, and a known format", async () => {
    expect(await snapshot("--check", "--update")).toMatchObject({ code: 2 });
    expect(await snapshot()).toMatchObject({ code: 2 });
    expect(await snapshot("--period", "2024-Q9")).toMatchObject({ code: 2 });
    expect(await snapshot("--check", "--format", "csv")).toMatchObject({ code: 2 });
  });

  it("keeps nothing from a refused export", async () => {
    writeFileSync(path.join(folder, "leeg.csv"), "traject_id;aanmelddatum\n");
    const refused = await snapshot("--period", "2023-12", "--input", "leeg.csv", ...PUBLISHED);
    expect(refused.code).toBe(3);
    expect(readdirSync(folder)).toEqual(["leeg.csv"]);
    rmSync(path.join(folder, "leeg.csv"));
  });
});
