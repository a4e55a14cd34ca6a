import { cpSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { figuresJson } from "../../src/publish/figure-files.ts";
import { type AuditReport, auditReportSchema } from "../../src/answers/audit.ts";
import { cells, figuresIn } from "../compare/figures-beside.ts";
import { reportOf } from "../document/report-of.ts";
import { keepIn, snapshotOf } from "../snapshots/a-snapshot.ts";
import { change } from "./change-file.ts";
import { emptyFolder, PROJECT, runReport } from "./run-report.ts";

/**
 * The publications of an earlier release for two periods. Together they reveal how often a result
 * was reached in the second period, which withholds it.
 */
const EARLIER = ["2023-12", "2024-Q1"].map((period) =>
  path.join(PROJECT, `tests/golden/audit/${period}.json`),
);

const supported = (values: Record<string, number | null>, total: number, threshold = 5) =>
  figuresIn(
    "2024-Q1",
    { "people.bySupported": cells(values, { total }) },
    { disclosureThreshold: threshold },
  );
const SAFE = supported({ moeder: 20, vader: null, beiden: null, onbekend: 0 }, 31);
const LEAK = supported({ moeder: 20, vader: null, beiden: 0, onbekend: 0 }, 23);
const UNPROTECTED = supported({ moeder: 20, vader: 3, beiden: 8, onbekend: 0 }, 31, 0);

describe("report audit", () => {
  let folder: string;
  const write = (name: string, figures: PublishedFigures): void =>
    writeFileSync(path.join(folder, name), figuresJson(figures));
  beforeAll(() => {
    folder = emptyFolder();
    write("veilig.json", SAFE);
    write("lek.json", LEAK);
    write("intern.json", UNPROTECTED);
    for (const file of EARLIER) cpSync(file, path.join(folder, path.basename(file)));
  });

  const audit = (...words: readonly string[]) => runReport(["audit", ...words], { folder });
  const audited = async (...words: readonly string[]): Promise<AuditReport> =>
    auditReportSchema.parse(JSON.parse((await audit(...words, "--format", "json")).stdout));

  it("ends with 0 if nothing can be derived, and with 1 if a number can", async () => {
    const safe = await audit("veilig.json");
    expect([safe.code, safe.stderr]).toEqual([0, ""]);
    expect(safe.stdout).toContain("Van de 2 niet getoonde aantallen is er geen af te leiden");
    const leak = await audit("lek.json");
    expect([leak.code, leak.stderr]).toEqual([1, ""]);
    expect(leak.stdout).toContain("Het ene niet getoonde aantal is af te leiden uit dit bestand.");
  });

  it("finds what neither of two publications reveals by itself", async () => {
    const [first, second, both] = await Promise.all([
      audited("2023-12.json"),
      audited("2024-Q1.json"),
      audited("2023-12.json", "2024-Q1.json"),
    ]);
    const derivable = ({ figures }: AuditReport) =>
      figures.flatMap((one) => (one.derivable > 0 ? [[one.figure, one.derivable]] : []));
    expect(derivable(first)).toEqual([]);
    expect(derivable(second)).toEqual([["results.inPeriodByResult", 1]]);
    expect(derivable(both)).toEqual([["results.inPeriodByResult", 5]]);
    expect(both.withheld).toBe(first.withheld + second.withheld);
  });

  it("gives counts by figure only: no category, and no withheld number", async () => {
    const { stdout } = await audit("2023-12.json", "2024-Q1.json");
    expect(stdout).toMatch(/^Resultaten in de periode +16 +5 +0 +0$/m);
    expect(stdout).not.toMatch(/schulden|bezoekregeling|gezag/i);
    const report = await audited("2023-12.json", "2024-Q1.json");
    expect(Object.keys(report.figures[0] ?? {})).toEqual([
      "figure",
      "label",
      "withheld",
      "derivable",
      "twoValues",
      "threeValues",
    ]);
  });

  it("accepts figures that must not be published as known, with a warning", async () => {
    const { code, stderr, stdout } = await audit("veilig.json", "intern.json");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^waarschuwing: intern\.json: .+NIET-PUBLICEREN.+\n$/);
    expect(stdout).toContain("Van de 2 niet getoonde aantallen zijn er 2 af te leiden");
    expect((await audit("intern.json", "--strict")).code).toBe(3);
  });

  it("counts a file once that is named twice, and says so", async () => {
    writeFileSync(path.join(folder, "kopie.json"), figuresJson(SAFE));
    const { code, stdout } = await audit("veilig.json", "kopie.json");
    expect(code).toBe(0);
    expect(stdout).toContain("kopie.json (gelijk aan veilig.json; telt één keer mee)");
    expect(stdout).toContain("Van de 2 niet getoonde aantallen is er geen ");
  });

  it("refuses with all problems of all files, and prints nothing", async () => {
    writeFileSync(path.join(folder, "kapot.json"), "{");
    writeFileSync(path.join(folder, "lijst.json"), "[]");
    const refused = await audit("kapot.json", "veilig.json", "lijst.json");
    expect([refused.code, refused.stdout]).toEqual([3, ""]);
    expect(refused.stderr).toMatch(/kapot\.json: .*\n.*lijst\.json: .*\nEr zijn 2 fouten/);
    const absent = await audit("kapot.json", "weg.json");
    expect([absent.code, absent.stdout]).toEqual([2, ""]);
    expect(absent.stderr).toMatch(/kapot\.json: .*\n"weg\.json" is geen bestand/);
    expect(await audit("veilig.json", "--format", "csv")).toMatchObject({ code: 2, stdout: "" });
  });

  it("takes all snapshots if no file is named, and says so", async () => {
    const around = { folder: emptyFolder() };
    const kept = keepIn(
      path.join(around.folder, "snapshots"),
      snapshotOf(SAFE, await reportOf(SAFE)),
    );
    const whole = await runReport(["audit"], around);
    expect(whole.code).toBe(0);
    expect(whole.stderr).toBe(
      "Je noemt geen bestanden. We kijken daarom naar alle rapporten die bewaard zijn in snapshots.\n",
    );
    expect(whole.stdout).toContain("  2024-Q1  snapshots/2024-Q1/voortgangsrapportage\n");
    change(path.join(kept, "figures.json"), '"value": 20', '"value": 21');
    const changed = await runReport(["audit"], around);
    expect([changed.code, changed.stdout]).toEqual([3, ""]);
    expect(changed.stderr).toContain("is daarna veranderd");
  });

  it("of nothing is no success, and says so", async () => {
    for (const format of ["table", "json"]) {
      const words = ["audit", "--format", format];
      const { code, stdout, stderr } = await runReport(words, { folder: emptyFolder() });
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toContain("Er is nog geen rapport bewaard in snapshots.");
    }
  });
});
