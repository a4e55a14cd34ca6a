import { beforeAll, describe, expect, it } from "vitest";

import type { ComparedValue, Comparison, ComparisonRow } from "../../src/compare/comparison.ts";
import { DATED_FIGURES, newestKnown } from "../../src/compare/newest-known.ts";
import { compareForReaders } from "../../src/compare/protect-comparison.ts";
import { COMPARED_FIGURES } from "../../src/document/compared-figures.ts";
import type { BlockOf } from "../../src/model/report-model.ts";
import { plainText } from "../../src/model/text.ts";
import { sampleCases } from "../layout/samples.ts";
import { reportMaker } from "../whole-report.ts";
import { changesIn } from "./changes-in.ts";
import { runsIn } from "./origin-lies.ts";
import { figuresWith, reportOf } from "./report-of.ts";

type Table = BlockOf<"table">;

/** The rows as they print, each with the figure that its numbers are of. */
function printedRows(table: Table | undefined) {
  return (table?.rows ?? []).map(({ cells }) => ({
    figure: /\w+\.\w+/.exec(runsIn(cells.slice(1))[0]?.origin ?? "")?.[0] ?? "",
    printed: cells.slice(1).map(plainText),
  }));
}

const whole = new Intl.NumberFormat("nl-NL");

/** A side as the table should print it, worked out from the comparison anew. */
function sideText({ status, value }: ComparedValue, isPercentage: boolean): string {
  if (status === "withheld") return "niet getoond";
  return isPercentage ? `${value}%` : whole.format(value ?? Number.NaN);
}

function differenceText(
  { difference, withheld, class: reason }: ComparisonRow,
  isPercentage: boolean,
) {
  if (withheld === true) return "minder dan 5 verschil";
  if (reason === "protection") return "niet getoond";
  if (difference === null) return "none";
  const sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
  const unit = isPercentage && difference !== 0 ? " procentpunt" : "";
  return `${sign}${whole.format(Math.abs(difference))}${unit}`;
}

/** What the table should hold, row by row. */
function rowsOf({ rows }: Comparison) {
  return COMPARED_FIGURES.flatMap(({ figure }) => {
    const row = rows.find(
      (one) => one.figure === figure && ["value", "percentage"].includes(one.field),
    );
    if (row === undefined || row.class === "unavailable") return [];
    const isPercentage = row.field === "percentage";
    const sides = [row.old, row.new];
    if (sides.every(({ status }) => status === "withheld")) return [];
    const printed = sides.map((side) => sideText(side, isPercentage));
    return [{ figure, printed: [...printed, differenceText(row, isPercentage)] }];
  });
}

const SAMPLES = await sampleCases();

describe("what changed, in the sample", () => {
  const tables = new Map<string, readonly [inReport: object, inComparison: object]>();
  beforeAll(async () => {
    const makeReport = await reportMaker();
    for (const { name, report } of SAMPLES) {
      const { model, figures } = await makeReport(report);
      const [now, ...others] = figures;
      const [before] = others;
      if (now === undefined || before === undefined) throw new Error("nothing to compare");
      const known = newestKnown(before, report.kept?.at(-1));
      tables.set(name, [printedRows(changesIn(model)), rowsOf(compareForReaders(known, now))]);
    }
  });

  it.each(SAMPLES)("is what report diff tells: $name", ({ name, report: { kept = [] } }) => {
    const [inReport, inComparison] = tables.get(name) ?? [];
    // What bears no date is compared with what was kept only.
    const told = COMPARED_FIGURES.filter(
      ({ figure }) => kept.length > 0 || DATED_FIGURES.includes(figure),
    );
    expect(inReport).toHaveLength(told.length);
    expect(inReport).toEqual(inComparison);
  });
});

describe("what changed", () => {
  const now = figuresWith({
    "registrations.total": { value: 900 },
    "registrations.inPeriod": { value: 149 },
  });
  const quarter = figuresWith(
    { "registrations.total": { value: 751 }, "registrations.inPeriod": { value: 43 } },
    {
      period: {
        id: "2023-Q4",
        from: "2023-10-01",
        to: "2023-12-31",
        label: "oktober t/m december 2023",
      },
    },
  );

  it("goes unsaid, with its heading, where there is nothing to compare with", async () => {
    const front = async (earlier: readonly (typeof now)[]): Promise<string> => {
      const { sections } = await reportOf(now, earlier);
      return JSON.stringify(sections.find(({ id }) => id === "inleiding"));
    };
    expect(await front([quarter])).toContain("Wat is er veranderd?");
    const alone = await front([]);
    expect(alone).toContain("keyFigures");
    expect(alone).not.toMatch(/Wat is er veranderd|"table"|"list"/);
  });

  it("says so where it is small and sensitive, where a side is held, and where neither", async () => {
    const of = (returned: object, families: object, results: number) =>
      figuresWith({
        "registrations.total": { value: 900 },
        "children.returned": { ...returned },
        "children.returnedFamilies": { ...families },
        "status.supported": { value: results },
      });
    const before = {
      ...of({ value: 20 }, { value: 14 }, 300),
      period: quarter.period,
    };
    const after = of({ value: 22 }, { value: 14, held: true, asOf: "2023-12-31" }, 302);
    const latest = { published: before, anew: before, isOtherCodebook: false };
    const model = await reportOf(after, [before], { chain: [before], latest });
    const table = changesIn(model);
    expect(printedRows(table).slice(1)).toEqual([
      { figure: "status.supported", printed: ["300", "302", "+2"] },
      { figure: "children.returned", printed: ["20", "22", "minder dan 5 verschil"] },
      {
        figure: "children.returnedFamilies",
        printed: ["14", "14 (stand eind december 2023)", "niet te vergelijken"],
      },
    ]);
    expect(plainText(table?.remark ?? [])).toMatch(/Minder dan 5 verschil: .*eerdere dag/s);
  });
});
