import { tmpdir } from "node:os";

import { beforeAll, describe, expect, it } from "vitest";

import { readFiguresFile } from "../../src/compare/figures-file.ts";
import {
  compareForReaders,
  newestKnown,
  revisedFigures,
} from "../../src/compare/protect-comparison.ts";
import { auditPublications } from "../../src/disclosure/audit.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { openSource } from "../../src/monitor/source.ts";
import { figureChanges } from "../../src/pipeline/check-snapshots.ts";
import { figuresJson } from "../../src/publish/figure-files.ts";
import { withSameIds } from "../../src/snapshots/compare-snapshots.ts";
import { comparisonCsv, comparisonMarkdown, comparisonText } from "../../src/answers/comparison.ts";
import { terminalOf } from "../../src/answers/terminal-lines.ts";
import { builtReport } from "../document/built-report.ts";
import { allText } from "../document/report-of.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";

/** The publication of a quarter by a release with fewer figures. */
const EARLIER = "tests/snapshots/version-1/2023-Q4/voortgangsrapportage";
const EXPORT = "fixtures/monitor.csv";

let published: PublishedFigures;
let today: PublishedFigures;
let now: PublishedFigures;
let lacking: readonly string[];
beforeAll(async () => {
  const reading = await readFiguresFile(EARLIER);
  if (!reading?.figures) throw new Error("no figures of the earlier release");
  published = reading.figures;
  today = await figuresOfFile(EXPORT, "2023-Q4", 5, SAMPLE_CODEBOOK);
  now = await figuresOfFile(EXPORT, "2024-Q1", 5, SAMPLE_CODEBOOK);
  lacking = CATALOGUE.map(({ id }) => id).filter((id) => published.figures[id] === undefined);
});

describe("figures that an earlier release did not publish", () => {
  it("are those about waiting times, and about the letter in the period and by month", () => {
    expect(lacking).toEqual([
      "registrations.viaLetterInPeriod",
      "registrations.viaLetterByMonth",
      "waitingTimes.daysToStart",
      "waitingTimes.daysToStartInPeriod",
      "waitingTimes.daysWaiting",
      "waitingTimes.daysOfSupport",
    ]);
  });

  it("are not comparable, whichever side lacks them", () => {
    for (const sides of [[published, now] as const, [now, published] as const]) {
      const comparison = compareForReaders(...sides);
      const rows = comparison.rows.filter(({ figure }) => lacking.includes(figure));
      expect(new Set(rows.map(({ figure }) => figure))).toEqual(new Set(lacking));
      for (const row of rows) {
        expect(row).toMatchObject({ class: "unavailable", difference: null, percent: null });
      }
      const texts = [
        comparisonText(comparison, terminalOf(80, false)),
        comparisonMarkdown(comparison),
        comparisonCsv(comparison),
      ];
      for (const text of texts) expect(text).not.toMatch(/undefined|NaN/);
    }
  });

  it("are not a revision", () => {
    const revised = revisedFigures(published, today).map(({ figure }) => figure);
    expect(revised).toContain("registrations.total");
    expect(revised.filter((figure) => lacking.includes(figure))).toEqual([]);
    const changed = figureChanges(figuresJson(published), today, { isSameExport: false });
    expect(changed.length).toBeGreaterThan(0);
    expect(lacking.filter((figure) => JSON.stringify(changed).includes(figure))).toEqual([]);
  });

  it("are known from the export if their columns have dates", () => {
    const known = Object.keys(newestKnown(today, published).figures);
    expect(lacking.filter((id) => known.includes(id))).toEqual(
      lacking.filter((id) => id.startsWith("waitingTimes.")),
    );
  });

  it("do not change what an audit finds, if one of two files contains them", () => {
    const shared = withSameIds(published, now);
    expect(auditPublications([published, now])).toEqual(auditPublications([published, shared]));
  });

  it("leave a report of the next quarter complete", async () => {
    const source = await openSource(EXPORT, { stdin: process.stdin, temporaryFolder: tmpdir() });
    const { model } = await builtReport({ source, period: "2024-Q1", kept: [published] });
    expect(allText(model)).toContain("2023-Q4@kept/children.returned.value");
    expect(allText(model)).not.toMatch(/2023-Q4(?:@kept)?\/registrations\.viaLetter/);
  });
});
