import { readFileSync } from "node:fs";

import { beforeAll, describe, expect, it } from "vitest";

import { compareFigures } from "../../src/compare/compare-figures.ts";
import type { Comparison, ComparisonRow } from "../../src/compare/comparison.ts";
import { selectRows } from "../../src/explain/select-figures.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { memorySource } from "../../src/monitor/source.ts";
import { figuresOfFile, figuresOfSource } from "../figures-of-file.ts";
import { PUBLISHED } from "../published/published.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";

const SAMPLE = "fixtures/monitor.csv";
const [OLD, NEW] = ["2023-02..2023-03", "2024-02..2024-04"] as const;
const ALL = { onlyChanged: false, order: "catalogue" } as const;

const figuresOf = (period: string, threshold: number): Promise<PublishedFigures> =>
  figuresOfFile(SAMPLE, period, threshold, SAMPLE_CODEBOOK);

/**
 * Returns the row of a number by its name in the published reports: `figure`, or `figure/category`.
 */
function rowOf({ rows }: Comparison, name: string): ComparisonRow {
  const [figure = "", category] = name.split("/");
  const main = { count: "value", share: "percentage", breakdown: "total", quantiles: "median" };
  const found = rows.find(
    (row) =>
      row.figure === figure &&
      (category === undefined ? row.field === main[row.kind] : row.category === category),
  );
  if (found === undefined) throw new Error(`no row ${name}`);
  return found;
}

describe("the comparison of the two published periods", () => {
  let comparison: Comparison;
  beforeAll(async () => {
    comparison = compareFigures(await figuresOf(OLD, 0), await figuresOf(NEW, 0));
  });

  const both = Object.entries(PUBLISHED[OLD] ?? {}).flatMap(([name, old]) => {
    const now = PUBLISHED[NEW]?.[name];
    return now === undefined ? [] : [[name, old, now] as const];
  });

  it("has enough published numbers for the test", () => {
    expect(both.length).toBeGreaterThan(30);
  });

  it.each(both)("shows that %s went from %d to %d", (name, old, now) => {
    const row = rowOf(comparison, name);
    expect([row.old.value, row.new.value]).toEqual([old, now]);
    // A redefinition lies between the tables of measures.
    const isRedefined = name.startsWith("children.byMeasure");
    expect(row.class).toBe(isRedefined ? "definition" : "new");
    expect(row.difference).toBe(isRedefined ? null : now - old);
    const hasPercent = !isRedefined && row.field !== "percentage" && old > 0;
    const percent = Math.round(((now - old) / old) * 1000) / 10;
    expect(row.percent).toBe(hasPercent ? percent : null);
  });

  it("has no difference if a redefinition lies between, and says why", () => {
    const redefined = comparison.rows.filter((row) => row.class === "definition");
    expect(new Set(redefined.map(({ figure }) => figure))).toEqual(new Set(["children.byMeasure"]));
    for (const { remarks } of redefined) {
      expect(remarks.join(" ")).toMatch(/^Vanaf 1 januari 2024 .*niet zomaar te vergelijken\.$/);
    }
    const others = comparison.rows.filter(({ figure }) => figure !== "children.byMeasure");
    expect(others.flatMap(({ remarks }) => remarks)).toEqual([]);
  });

  it("gives every flow per month, because two months and three differ in length", () => {
    const flows = CATALOGUE.filter(({ measure }) => measure === "flow").map(({ id }) => id);
    const unequal = comparison.rows.filter((row) => row.class === "length");
    expect(new Set(unequal.map(({ figure }) => figure))).toEqual(new Set(flows));
    for (const row of unequal) {
      expect(row.difference).toBeNull();
      const perMonth =
        row.unit === "procent" || row.unit === "dagen"
          ? null
          : {
              old: Math.round((row.old.value ?? 0) * 5) / 10,
              new: Math.round(((row.new.value ?? 0) / 3) * 10) / 10,
            };
      expect(row.perMonth).toEqual(perMonth);
    }
  });

  it("contains the months of both once, with the old ones unchanged and the later ones new", () => {
    const months = comparison.rows.filter(
      ({ figure, category }) => figure === "registrations.byMonth" && category !== null,
    );
    expect(months.map(({ category }) => category).join()).toMatch(/^2022-04,.*,2024-04$/);
    for (const { category, class: name, categoryChange, changed } of months) {
      const isLater = String(category) > "2023-03";
      expect([name, categoryChange, changed]).toEqual(
        isLater ? ["new", "new", true] : [null, null, false],
      );
    }
  });

  it("is the same in reverse, with every sign changed", async () => {
    const turned = compareFigures(await figuresOf(NEW, 0), await figuresOf(OLD, 0));
    const keyOf = ({ figure, field, category }: ComparisonRow) => [figure, field, category].join();
    const back = new Map(turned.rows.map((row) => [keyOf(row), row]));
    expect(back.size).toBe(comparison.rows.length);
    for (const row of comparison.rows) {
      const other = back.get(keyOf(row));
      expect(other).toMatchObject({ class: row.class, old: row.new, new: row.old });
      expect(other?.difference ?? null).toBe(row.difference === null ? null : 0 - row.difference);
    }
  });

  it("withholds every difference that has a withheld side", async () => {
    const shown = compareFigures(await figuresOf(OLD, 5), await figuresOf(NEW, 5));
    const hidden = shown.rows.filter(
      ({ old, new: now }) => old.status === "withheld" || now.status === "withheld",
    );
    expect(hidden.length).toBeGreaterThan(10);
    for (const row of hidden) {
      expect(row).toMatchObject({ class: "protection", difference: null, percent: null });
      expect(row.perMonth).toBeNull();
    }
    expect(shown.notice).toBeUndefined();
    expect(comparison.notice).toBe("NIET-PUBLICEREN");
  });
});

describe("a period compared with itself", () => {
  it.each([
    [OLD, 5],
    [NEW, 5],
    ["2024-Q1", 5],
    ["2024-Q1", 0],
    ["2022-04", 5],
    ["2021", 5],
  ])("%s at threshold %d is an empty comparison", async (period, threshold) => {
    const [one, other] = [await figuresOf(period, threshold), await figuresOf(period, threshold)];
    const comparison = compareFigures(one, other);
    expect(comparison.summary.changed).toBe(0);
    expect(comparison.summary.rows).toBeGreaterThan(50);
    expect(selectRows(comparison, ALL).rows).toEqual([]);
  });
});

describe("one registration that came in late", () => {
  const sample = readFileSync(SAMPLE, "utf8");
  const [header = ""] = sample.split("\n");
  const cells: Readonly<Record<string, string>> = {
    traject_id: "LAAT-1",
    aanmelddatum: "2024-02-20",
    aanmeldroute: "professional",
    statusverloop: "gestart@2024-03-01",
    herkomst: "utrecht",
    kinderen: "3",
  };
  const late = header
    .trim()
    .split(";")
    .map((name) => cells[name] ?? "")
    .join(";");

  it.each([0, 5])(
    "makes exactly the affected figures a revision, at threshold %d",
    async (threshold) => {
      const before = await figuresOf("2024-Q1", threshold);
      const source = memorySource("monitor.csv", Buffer.from(`${sample}${late}\n`));
      const after = await figuresOfSource(source, "2024-Q1", threshold, SAMPLE_CODEBOOK);
      const touched = Object.keys(before.figures).filter(
        (id) => JSON.stringify(before.figures[id]) !== JSON.stringify(after.figures[id]),
      );
      const { rows } = compareFigures(before, after);
      const revised = rows.filter((row) => row.class === "revision");
      expect(new Set(revised.map(({ figure }) => figure))).toEqual(new Set(touched));
      expect(new Set(touched)).toEqual(
        new Set([
          "registrations.total",
          "registrations.inPeriod",
          "registrations.byMonth",
          "registrations.byRoute",
          "registrations.byOrigin",
          "status.byCategory",
          "status.supported",
          "status.startedInPeriod",
          "responseTimes.contactWithin2Days",
          "responseTimes.contactWithin2DaysInPeriod",
          "responseTimes.welcomeWithin7Days",
          "responseTimes.welcomeWithin7DaysInPeriod",
          "waitingTimes.daysToStart",
          "waitingTimes.daysToStartInPeriod",
          "people.bySupported",
          "families.byComposition",
          "families.byCustody",
          "children.total",
          "children.placedNow",
          "children.placedBefore",
          "children.placed",
        ]),
      );
      // And within them exactly the affected numbers.
      const months = revised.filter(({ figure }) => figure === "registrations.byMonth");
      expect(months.map(({ category, difference }) => [category, difference])).toEqual([
        ["2024-02", 1],
        [null, 1],
      ]);
      expect(rows.every(({ class: name, changed }) => changed === (name === "revision"))).toBe(
        true,
      );
    },
  );

  it("is a revision of its month in a later period too, and of nothing else in it", async () => {
    const before = await figuresOf("2023-Q4", 5);
    const early = late.replace("2024-02-20", "2023-11-20").replace("2024-03-01", "2024-01-05");
    const source = memorySource("monitor.csv", Buffer.from(`${sample}${early}\n`));
    const after = await figuresOfSource(source, "2024-Q1", 5, SAMPLE_CODEBOOK);
    const revised = compareFigures(before, after).rows.filter((row) => row.class === "revision");
    expect(
      revised.map(({ figure, category, difference }) => [figure, category, difference]),
    ).toEqual([["registrations.byMonth", "2023-11", 1]]);
  });
});
