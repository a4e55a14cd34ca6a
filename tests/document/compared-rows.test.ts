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

type Kind = (typeof COMPARED_FIGURES)[number]["kind"];

const FIELDS = { count: "value", share: "percentage", days: "median" };
const DIRECTIONS = {
  count: ["meer", "minder"],
  share: ["procentpunt hoger", "procentpunt lager"],
  days: ["dagen langer", "dagen korter"],
} as const;

/** A side as the table should print it, worked out from the comparison anew. */
function sideText({ status, value }: ComparedValue, kind: Kind): string {
  if (status === "withheld") return "niet getoond";
  const number = whole.format(value ?? Number.NaN);
  return { count: number, share: `${number}%`, days: `${number} dagen` }[kind];
}

function differenceText(
  { difference, withheld, class: reason }: ComparisonRow,
  kind: Kind,
): string {
  if (withheld === true) return "minder dan 5 verschil";
  if (reason === "protection") return "niet getoond";
  if (difference === null) return "none";
  if (difference === 0) return "gelijk";
  const [more, less] = DIRECTIONS[kind];
  return `${whole.format(Math.abs(difference))} ${difference > 0 ? more : less}`;
}

/** What the table should hold, row by row. */
function rowsOf({ rows }: Comparison) {
  return COMPARED_FIGURES.flatMap(({ figure, kind }) => {
    const row = rows.find((one) => one.figure === figure && one.field === FIELDS[kind]);
    if (row === undefined || row.class === "unavailable") return [];
    const sides = [row.old, row.new];
    if (sides.every(({ status }) => status === "withheld")) return [];
    const printed = sides.map((side) => sideText(side, kind));
    return [{ figure, printed: [...printed, differenceText(row, kind)] }];
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
      return JSON.stringify(sections.find(({ id }) => id === "in-het-kort"));
    };
    expect(await front([quarter])).toContain('"id":"changes.keyFigures"');
    const alone = await front([]);
    expect(alone).toContain("keyFigures");
    expect(alone).not.toMatch(/Wat is er veranderd|"table"|"list"/);
  });

  it("says so where it is small and sensitive, where a side is held, and where neither", async () => {
    const of = (returned: object, supported: number) =>
      figuresWith({
        "registrations.total": { value: 900 },
        "children.returned": { ...returned },
        "status.supported": { value: supported },
      });
    const before = { ...of({ value: 20 }, 300), period: quarter.period };
    const latest = { published: before, anew: before, isOtherCodebook: false };
    const tableOf = async (returned: object) =>
      changesIn(await reportOf(of(returned, 302), [before], { chain: [before], latest }));
    const supported = { figure: "status.supported", printed: ["300", "302", "2 meer"] };
    const small = await tableOf({ value: 22 });
    expect(printedRows(small)).toEqual([
      supported,
      { figure: "children.returned", printed: ["20", "22", "minder dan 5 verschil"] },
    ]);
    expect(plainText(small?.remark ?? [])).toContain("Minder dan 5 verschil:");
    const held = await tableOf({ value: 20, held: true, asOf: "2023-12-31" });
    expect(printedRows(held)).toEqual([
      supported,
      {
        figure: "children.returned",
        printed: ["20", "20 (stand eind december 2023)", "niet te vergelijken"],
      },
    ]);
    expect(plainText(held?.remark ?? [])).toContain("eerdere dag");
  });
});
