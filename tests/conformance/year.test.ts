import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runHere, type Outcome } from "../cli/run-report.ts";

const MONTHS =
  "januari februari maart april mei juni juli augustus september oktober november december".split(
    " ",
  );

const [HEADER = "", ...ROWS] = readFileSync(path.join(PROJECT, "fixtures/monitor.csv"), "utf8")
  .trimEnd()
  .split("\n");

const dayOf = (row: string): string => row.split(";")[1] ?? "";

/** The rows of the last days of a month that are entered in the next one. */
function late(month: string, count: number): readonly string[] {
  return ROWS.filter((row) => dayOf(row).startsWith(month)).slice(-count);
}

/** Registered in May, and found a year later. */
const CORRECTION = ROWS.find((row) => dayOf(row).startsWith("2023-05")) ?? "";

/** The exports of a year: each is the state of the monitor when the report was made. */
const EXPORTS = [
  {
    period: "2023-Q1",
    until: "2023-04-20",
    lacking: late("2023-03", 2),
  },
  { period: "2023-Q2", until: "2023-07-20", lacking: late("2023-06", 3) },
  { period: "2023-Q3", until: "2023-10-20", lacking: late("2023-09", 2) },
  { period: "2023-Q4", until: "2024-01-20", lacking: late("2023-12", 4) },
  { period: "2024-Q1", until: "2024-04-20", lacking: [] },
] as const;

function rowsOf(index: number): readonly string[] {
  const { until, lacking } = EXPORTS[index] ?? EXPORTS[0];
  const isFound = index === EXPORTS.length - 1;
  return ROWS.filter(
    (row) =>
      dayOf(row) <= until &&
      !lacking.some((other) => other === row) &&
      (isFound || row !== CORRECTION),
  );
}

/** Registrations by month of a report, counted in its export. */
function countsOf(index: number): ReadonlyMap<string, number> {
  const end = { Q1: "03", Q2: "06", Q3: "09", Q4: "12" }[EXPORTS[index]?.period.slice(5) ?? ""];
  const last = `${EXPORTS[index]?.period.slice(0, 4)}-${end}`;
  const months = rowsOf(index).map((row) => dayOf(row).slice(0, 7));
  const counts = Map.groupBy(
    months.filter((month) => month <= last),
    (month) => month,
  );
  return new Map([...counts].map(([month, rows]) => [month, rows.length]));
}

/** The expected text of a report on each month that changed since the report before it. */
function shiftsOf(index: number): readonly string[] {
  const [before, now] = [countsOf(index - 1), countsOf(index)];
  return [...before]
    .filter(([month, count]) => now.get(month) !== count)
    .map(([month, count]) => `${month}: ${now.get(month)} (was ${count})`)
    .sort();
}

describe("a year of reports, published and kept one by one", () => {
  let folder: string;
  const outcomes: Outcome[] = [];
  const page = (period: string): string =>
    readFileSync(
      path.join(folder, "out", period, `voortgangsrapportage/voortgangsrapportage-${period}.html`),
      "utf8",
    );

  /** The months that the table of a report marks as changed. */
  function markedIn(period: string): readonly string[] {
    const [table = ""] =
      /<caption id="tabel-registrations-by-month">[^]*?<\/table>/.exec(page(period)) ?? [];
    return [...table.matchAll(/<tr>\s*<th[^>]*>([a-z]+) (\d{4})<\/th>\s*<td[^>]*>([^]*?)<\/td>/g)]
      .flatMap(([, name = "", year = "", cell = ""]) => {
        const text = cell.replaceAll(/<[^>]+>/g, "").trim();
        const month = `${year}-${String(MONTHS.indexOf(name) + 1).padStart(2, "0")}`;
        return text.includes("was") ? [`${month}: ${text}`] : [];
      })
      .sort();
  }

  beforeAll(async () => {
    folder = emptyFolder();
    for (const [index, { period, until }] of EXPORTS.entries()) {
      const input = `export-${until}.csv`;
      writeFileSync(path.join(folder, input), `${[HEADER, ...rowsOf(index)].join("\n")}\n`);
      const words = ["--period", period, "--input", input, "--published-on", until];
      outcomes.push(await runHere(["generate", ...words], { folder }));
      if (index < 4) outcomes.push(await runHere(["snapshot", ...words], { folder }));
    }
  }, 180_000);

  it("succeeds each time, and keeps what was published", () => {
    expect(outcomes.map(({ code }) => code)).toEqual(Array.from({ length: 9 }, () => 0));
    // The snapshot is what is in the output folder. Another PDF there would give a warning.
    expect(outcomes.map(({ stderr }) => stderr).join("")).not.toContain("Let op");
  });

  it("reports no revisions in the first report, and only real changes in each next one", () => {
    expect(page("2023-Q1")).not.toMatch(/herzien|\(was /);
    const later = EXPORTS.slice(1).map(({ period }, index) => ({ period, index: index + 1 }));
    expect(later.map(({ period }) => [period, markedIn(period)])).toEqual(
      later.map(({ period, index }) => [period, shiftsOf(index)]),
    );
    expect(shiftsOf(2)).toHaveLength(1);
  });

  it("shows a late correction as a revision in the fifth, with everything that it revises", () => {
    expect(shiftsOf(4).map((shift) => shift.slice(0, 7))).toEqual(["2023-05", "2023-12"]);
    const [may = 0] = [countsOf(3).get("2023-05")];
    expect(markedIn("2024-Q1")).toContain(`2023-05: ${may + 1} (was ${may})`);
  });

  it("makes each of the four again from its snapshot, without an export", async () => {
    const { code, stdout } = await runHere(["snapshot", "--check"], { folder });
    expect(code).toBe(0);
    expect(stdout.match(/voortgangsrapportage: gelijk$/gm)).toHaveLength(4);
    const fifth = await runHere(["snapshot", "--check", "--input", "export-2024-04-20.csv"], {
      folder,
    });
    expect(fifth.code).toBe(0);
    expect(fifth.stdout.match(/De export is een andere dan toen\./g)).toHaveLength(4);
    const strict = await runHere(
      [
        "snapshot",
        "--check",
        "--strict",
        "--period",
        "2023-Q4",
        "--input",
        "export-2024-04-20.csv",
      ],
      { folder },
    );
    expect(strict.code).toBe(1);
  });

  it("shows a trend of results from four snapshots on, and not before", () => {
    expect(page("2023-Q4")).not.toContain("results-kept");
    expect(page("2024-Q1")).toContain("results-kept");
  });

  it("shows the response times of earlier periods as its export knows them", () => {
    for (const period of ["2023-Q4", "2024-Q1"]) {
      expect(page(period)).toContain("response-times-trend");
    }
  });

  it("names the snapshots as inputs of the report", () => {
    const manifest = path.join(folder, "out/2024-Q1/voortgangsrapportage/manifest.json");
    const { inputs } = JSON.parse(readFileSync(manifest, "utf8")) as {
      inputs: { snapshots: { file: string }[] };
    };
    expect(inputs.snapshots).toHaveLength(8);
    for (const { file } of inputs.snapshots) {
      expect(existsSync(path.join(folder, "snapshots", file))).toBe(true);
    }
  });
});
