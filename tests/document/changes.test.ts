import { beforeAll, describe, expect, it } from "vitest";

import type { ComparedValue, Comparison, ComparisonRow } from "../../src/compare/comparison.ts";
import {
  compareForReaders,
  DATED_FIGURES,
  newestKnown,
} from "../../src/compare/protect-comparison.ts";
import type { Material } from "../../src/document/block-entry.ts";
import { COMPARED_FIGURES } from "../../src/document/changes.ts";
import { KEY_FIGURES } from "../../src/document/in-brief.ts";
import {
  RESULT_TOTAL_SENTENCES,
  RETURNED_SENTENCES,
} from "../../src/document/subjects/outcomes.ts";
import type { BlockOf } from "../../src/model/blocks.ts";
import { plainText } from "../../src/model/text.ts";
import { sampleCases } from "../layout/samples.ts";
import { reportMaker } from "../whole-report.ts";
import { changesIn } from "./changes-in.ts";
import { runsIn } from "./origin-lies.ts";
import { figuresWith, reportOf } from "./report-of.ts";
import { cells, count } from "./sentences/figure-values.ts";
import { materialOfCase } from "./sentences/golden-case.ts";

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

const MATERIAL = materialOfCase({
  name: "more than before",
  figures: {
    "children.returned": count(40, { families: 30 }),
    "results.byTheme": cells({ gezinsherstel: 60 }, 60),
    "results.inPeriodByTheme": cells({ gezinsherstel: 15 }, 15),
  },
  before: {
    "children.returned": count(30, { families: 20 }),
    "results.byTheme": cells({ gezinsherstel: 50 }, 50),
  },
});

type Row = Comparison["rows"][number];

/** The same material, with other rows for a figure in the comparison. */
function where(id: string, rowsOf: (row: Row) => readonly Row[]): Material {
  const { comparison } = MATERIAL;
  if (comparison === null) throw new Error("nothing to compare with");
  const rows = comparison.rows.flatMap((row) => (row.figure === id ? rowsOf(row) : row));
  return { ...MATERIAL, comparison: { ...comparison, rows } };
}

describe.each<readonly [string, (id: string) => Material]>([
  ["withholds", (id) => where(id, (row) => [{ ...row, difference: null, withheld: true }])],
  ["tells for all numbers together", (id) => where(id, (row) => [{ ...row, field: "all" }])],
  ["does not have", (id) => where(id, () => [])],
])("a difference that the comparison %s", (_, closed) => {
  it("does not appear beside the key figure", () => {
    const changeIn = (material: Material) => KEY_FIGURES["returned"]?.(material)?.change;
    expect(plainText(changeIn(MATERIAL) ?? [])).toBe("eind december 2023 waren het er 30");
    expect(changeIn(closed("children.returned"))).toBeUndefined();
  });

  it("does not appear for the families with a result", () => {
    const said = (material: Material): string =>
      plainText(RESULT_TOTAL_SENTENCES["results.total"]?.(material) ?? []);
    expect(said(MATERIAL)).toMatch(/Voor 10 gezinnen was het hun eerste resultaat\.$/);
    expect(said(closed("results.byTheme"))).toMatch(/gebeurde dat de afgelopen drie maanden\.$/);
  });

  it("does not appear for the children who returned home", () => {
    const said = (material: Material): string =>
      plainText(RETURNED_SENTENCES["children.returned"]?.(material) ?? []);
    expect(said(MATERIAL)).toMatch(/Eind december 2023 waren dat 30 kinderen\.$/);
    expect(said(closed("children.returned"))).toMatch(/gingen terug naar huis\.$/);
  });
});
