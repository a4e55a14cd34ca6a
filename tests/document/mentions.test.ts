import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";

import { beforeAll, describe, expect, it } from "vitest";

import { readFiguresFile } from "../../src/compare/figures-file.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import type { Run } from "../../src/model/text.ts";
import { memorySource, openSource, type OpenSource } from "../../src/monitor/source.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { eventOf } from "../layout/samples.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";
import { builtReport, type BuiltReport } from "./built-report.ts";
import { contradictionsIn } from "./contradictions.ts";
import { mentionsIn } from "./mentions.ts";

const EXPORT = "fixtures/monitor.csv";
/** The export that the sample's last report of 2023 was made from. */
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
/** A chain of reports from an export in which some data was still to be entered. */
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
  { name: "2024-05, half of it in the export", period: "2024-05", kept: snapshots },
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

  it("says the same about one thing each time it mentions it", () => {
    expect(mentionsIn(report.model).length).toBeGreaterThan(0);
    expect(contradictionsIn(report.model, report.figuresOf)).toEqual([]);
  });
});

describe("a report with a planted contradiction", () => {
  let report: BuiltReport;
  beforeAll(async () => {
    const sources = { period: "2024-02..2024-04", source: await open(EXPORT) };
    report = await builtReport({ ...sources, kept: await snapshots() });
  });

  /** The contradictions that are found if the report also says this. */
  const found = (...runs: readonly Run[]): readonly string[] => {
    const { sections, ...model } = report.model;
    const block = { type: "paragraph" as const, text: runs, isLead: false };
    const said = sections.map((section) => ({ ...section, blocks: [...section.blocks, block] }));
    return contradictionsIn({ ...model, sections: said.slice(0, 1) }, report.figuresOf);
  };
  const TOTAL = { text: "967", origin: "registrations.total.value" };
  const DECEMBER = { text: "105", origin: "registrations.byMonth.2023-12" };
  const AS_PUBLISHED = { text: "103", origin: "2023-Q4@kept/registrations.byMonth.2023-12" };
  const SHARE = "responseTimes.contactWithin2Days";

  it.each<readonly [what: string, runs: readonly Run[]]>([
    ["one number with two values", [TOTAL, { ...TOTAL, text: "966" }]],
    ["a number that is not shown elsewhere", [TOTAL, { ...TOTAL, text: "niet getoond" }]],
    [
      "a month that another edition has otherwise",
      [DECEMBER, { text: "104", origin: "2023-Q4/registrations.byMonth.2023-12" }],
    ],
    [
      "a total of months that is no total of rows",
      [TOTAL, { text: "966", origin: "registrations.byMonth.total" }],
    ],
    [
      "a share by its numbers and as published",
      [
        { text: "85%", origin: `share(${SHARE}.numerator, ${SHARE}.denominator)` },
        { text: "84%", origin: `${SHARE}.percentage` },
      ],
    ],
    [
      "a stock, what came since and a stock that do not add up",
      [
        TOTAL,
        { text: "118", origin: "registrations.inPeriod.value" },
        { text: "847", origin: "2023-11--2024-01/registrations.total.value" },
      ],
    ],
    [
      "a result that does not add up either",
      [
        { text: "25", origin: "results.byResult.erkenning_ervaren" },
        { text: "9", origin: "results.inPeriodByResult.erkenning_ervaren" },
        { text: "14", origin: "2023-11--2024-01/results.byResult.erkenning_ervaren" },
      ],
    ],
    [
      "an earlier number that the export does not date",
      [{ text: "30", origin: "2023-11--2024-01/children.returned.value" }],
    ],
    [
      "what came in a period of another length",
      [{ text: "259", origin: "2023-12/status.startedInPeriod.value" }],
    ],
  ])("is found: %s", (_, runs) => {
    expect(found()).toEqual([]);
    expect(found(...runs)).not.toEqual([]);
  });

  it("is found if a published number appears without an explanation", () => {
    expect(found(AS_PUBLISHED)).toEqual([]);
    const { sections, ...model } = report.model;
    const texts = [[DECEMBER], [AS_PUBLISHED]].map((text) => ({
      type: "paragraph" as const,
      text,
      isLead: false,
    }));
    const said = sections.slice(0, 1).map((one) => ({ ...one, blocks: texts }));
    expect(contradictionsIn({ ...model, sections: said }, report.figuresOf)).not.toEqual([]);
    expect(found(DECEMBER, { text: ", dat waren er " }, AS_PUBLISHED)).toEqual([]);
  });

  it("is found if the length of a bar differs from its number", () => {
    const { sections, ...model } = report.model;
    const changed = JSON.parse(
      JSON.stringify(sections).replace('"value":105,"text":', '"value":150,"text":'),
    ) as typeof sections;
    expect(contradictionsIn({ ...model, sections: changed }, report.figuresOf)).toHaveLength(1);
  });
});
