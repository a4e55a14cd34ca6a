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

/** The printed rows, each with the figure of its numbers. */
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

/** The expected text of a side, computed from the comparison independently. */
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

/** The expected rows of the table. */
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

describe("the table of changes of the sample", () => {
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

  it.each(SAMPLES)("agrees with report diff: $name", ({ name, report: { kept = [] } }) => {
    const [inReport, inComparison] = tables.get(name) ?? [];
    // Data without dates is compared only with a snapshot.
    const told = COMPARED_FIGURES.filter(
      ({ figure }) => kept.length > 0 || DATED_FIGURES.includes(figure),
    );
    expect(inReport).toHaveLength(told.length);
    expect(inReport).toEqual(inComparison);
  });
});

describe("the table of changes", () => {
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

  it("is left out with its heading if there is nothing to compare with", async () => {
    const front = async (earlier: readonly (typeof now)[]): Promise<string> => {
      const { sections } = await reportOf(now, earlier);
      return JSON.stringify(sections.find(({ id }) => id === "in-het-kort"));
    };
    expect(await front([quarter])).toContain('"id":"changes.keyFigures"');
    const alone = await front([]);
    expect(alone).toContain("keyFigures");
    expect(alone).not.toMatch(/Wat is er veranderd|"table"|"list"/);
  });

  it("explains a small sensitive change, a held side, and a row without either", async () => {
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
