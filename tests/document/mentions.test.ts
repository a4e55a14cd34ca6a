import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";

import { beforeAll, describe, expect, it } from "vitest";

import { readFiguresFile } from "../../src/compare/figures-file.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { memorySource, openSource, type OpenSource } from "../../src/monitor/source.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { eventOf } from "../layout/samples.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";
import { builtReport, type BuiltReport } from "./built-report.ts";
import { contradictionsIn } from "./contradictions.ts";
import { mentionsIn } from "./mentions.ts";

const EXPORT = "fixtures/monitor.csv";
/** The export of which the sample's last report of 2023 was made. */
const EARLIER_EXPORT = "fixtures/monitor-2024-01-31.csv";
const KEPT = ["2023-Q4", "2024-Q1"];
const SERIES = ["2022-Q4", "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"];
const EVENTS = eventOf("2023-09-19", "Brieven over ondersteuning verstuurd");

const open = (file: string) =>
  openSource(file, { stdin: process.stdin, temporaryFolder: tmpdir() });

async function kept(period: string): Promise<PublishedFigures> {
  const reading = await readFiguresFile(`fixtures/snapshots/${period}/voortgangsrapportage`);
  if (!reading?.figures) throw new Error(`nothing kept of ${period}`);
  return reading.figures;
}

/** The first rows of the sample. */
function firstRows(count: number): OpenSource {
  const lines = readFileSync(EXPORT, "utf8").split("\n");
  return memorySource("monitor.csv", Buffer.from(`${lines.slice(0, count + 1).join("\n")}\n`));
}

interface Case {
  readonly name: string;
  readonly period: string;
  readonly kept?: () => Promise<readonly PublishedFigures[]>;
  readonly source?: () => OpenSource;
}

const snapshots = () => Promise.all(KEPT.map(kept));
/** A chain of reports of an export in which not all had been entered yet. */
const chain = () =>
  Promise.all(
    SERIES.map(async (period) => await figuresOfFile(EARLIER_EXPORT, period, 5, SAMPLE_CODEBOOK)),
  );

const CASES: readonly Case[] = [
  ...["2023-02..2023-03", "2024-Q1", "2024-02..2024-04", "2024-03", "2023"].flatMap((period) => [
    { name: `${period}, nothing kept`, period },
    { name: `${period}, after what the sample keeps`, period, kept: snapshots },
  ]),
  { name: "2024-Q1, after many reports", period: "2024-Q1", kept: chain },
  { name: "2024-02..2024-04, after reports of quarters", period: "2024-02..2024-04", kept: chain },
  { name: "2024-05, of which the export has half", period: "2024-05", kept: snapshots },
  ...[1, 7, 20, 60, 150].map((rows) => ({
    name: `the first rows, ${rows}`,
    period: rows < 60 ? "2022-05" : "2022-Q3",
    source: () => firstRows(rows),
  })),
];

describe.each(CASES)("the report of $name", ({ period, kept: keptOf, source }) => {
  let report: BuiltReport;
  beforeAll(async () => {
    report = await builtReport(
      {
        period,
        source: source?.() ?? (await open(EXPORT)),
        kept: (await keptOf?.()) ?? [],
      },
      { events: EVENTS },
    );
  });

  it("says the same of one thing wherever it mentions it", () => {
    expect(mentionsIn(report.model).length).toBeGreaterThan(0);
    expect(contradictionsIn(report.model, report.figuresOf)).toEqual([]);
  });
});
