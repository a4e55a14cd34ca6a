import { describe, expect, it } from "vitest";

import { numberOf, numberOfToday } from "../../../src/model/origins/read-origins.ts";
import { parseOrigin } from "../../../src/model/origins/origin.ts";
import { figuresWith } from "../../document/report-of.ts";

const category = (code: string, value: number | null, more: object = {}) => ({
  code,
  label: code,
  value,
  ...(value === null ? { withheld: true } : {}),
  ...more,
});
const HELD = { held: true, asOf: "2023-12-31" };

const NOW = figuresWith(
  {
    "registrations.total": { value: 60, missing: 7 },
    "registrations.byMonth": {
      list: "months",
      total: 60,
      categories: [
        category("2023-02", 9),
        category("2023-03", 4),
        category("2024-01", 21),
        category("2024-02", 5),
        category("2024-03", 21),
      ],
    },
    "children.returned": { value: 36, ...HELD },
    "children.total": { value: null, withheld: true },
    "people.bySupported": {
      list: "closed",
      total: 60,
      categories: [category("moeder", 40, HELD), category("vader", 11), category("kinderen", null)],
    },
    "regions.byRegion": { list: "open", total: 12, categories: [category("Zee - Wad", 12)] },
    "responseTimes.contactWithin2Days": { numerator: 30, denominator: 40, percentage: 75 },
    "responseTimes.firstContactDays": { n: 40, median: 2, p90: null, withheld: ["p90"] },
  },
  {
    source: {
      rows: 75,
      sha256: "",
      latestDate: "2024-03-31",
      skipped: { rows: 3, byRule: { "date-invalid": 2 } },
    },
    disclosure: { withheld: 8, held: 2, derivable: 1, fewestValues: 3, against: ["2023", "2022"] },
  },
);
const THEN = figuresWith({ "registrations.total": { value: 64 } });
const KEPT = figuresWith({ "registrations.total": { value: 61 } });

const figuresOf: Parameters<typeof numberOf>[1] = (edition) =>
  edition === null
    ? NOW
    : edition.period === "2023-Q4"
      ? edition.isKept
        ? KEPT
        : THEN
      : undefined;
const VALUE = { kind: "number", edition: null, field: "value" } as const;

function read(text: string) {
  const origin = parseOrigin(text);
  if (origin === undefined) throw new Error(`${text} is not an origin`);
  return origin;
}

describe("the number of an origin", () => {
  it.each([
    ["registrations.total.value", 60],
    ["registrations.total.missing", 7],
    ["2023-Q4/registrations.total.value", 64],
    ["2023-Q4@kept/registrations.total.value", 61],
    ["registrations.byMonth.total", 60],
    ["registrations.byMonth.2023-03", 4],
    ["regions.byRegion.Zee - Wad", 12],
    ["responseTimes.contactWithin2Days.percentage", 75],
    ["responseTimes.firstContactDays.median", 2],
    ["children.returned.value", 36],
    ["people.bySupported.moeder", 40],
    ["source.rows", 75],
    ["source.skipped.rows", 3],
    ["source.skipped.byRule.date-invalid", 2],
    ["disclosure.derivable", 1],
    ["disclosure.against", 2],
    ["disclosureThreshold", 5],
    ["people.bySupported.vader + registrations.byMonth.2024-02", 16],
    ["registrations.total.value - 2023-Q4/registrations.total.value", 4],
    ["source.rows - source.skipped.rows - registrations.total.value", 12],
    ["signed(registrations.total.value - 2023-Q4@kept/registrations.total.value)", -1],
    ["sum(registrations.byMonth.2023*)", 13],
    ["sum(registrations.byMonth.2024-0*)", 47],
    ["before(registrations.byMonth.2024-01)", 13],
    ["before(registrations.byMonth.2023-02)", 0],
    ["max(registrations.byMonth)", 21],
    ["ties(registrations.byMonth)", 2],
    // A category that a list does not contain has no case.
    ["regions.byRegion.Elders", 0],
    ["registrations.byMonth.2023-01", 0],
  ])("of %s is %d", (origin, number) => {
    expect(numberOf(read(origin), figuresOf)).toBe(number);
  });

  it.each([
    "children.total.value",
    "people.bySupported.kinderen",
    "responseTimes.firstContactDays.p90",
    "registrations.total.value - children.total.value",
    "sum(people.bySupported.*)",
  ])("is not shown where that of a part is not: %s", (origin) => {
    expect(numberOf(read(origin), figuresOf)).toBeNull();
  });

  it.each([
    "people.bySupported.moeder + people.bySupported.vader",
    "people.bySupported.total - people.bySupported.moeder",
    "signed(children.returned.value - children.returned.value)",
    "sum(people.bySupported.m*)",
    "before(people.bySupported.vader)",
    "max(people.bySupported)",
  ])("is never worked out with one of an earlier day: %s", (origin) => {
    expect(numberOf(read(origin), figuresOf)).toBeNull();
  });

  it("is null for a held number in a derivation", () => {
    expect(numberOfToday({ ...VALUE, figure: "children.returned" }, figuresOf)).toBeNull();
    expect(numberOfToday({ ...VALUE, figure: "registrations.total" }, figuresOf)).toBe(60);
  });

  it.each([
    "2023-Q3/registrations.total.value",
    "registrations.totals.value",
    "registrations.total.median",
    "registrations.byMonth.2024-04",
    "people.bySupported.buren",
    "sum(registrations.byMonth.2025*)",
    "before(registrations.byMonth.2025-01)",
    "max(registrations.total)",
    "source.skipped.byRule.row-too-short",
    "label(registrations.total)",
    "share(registrations.total.value, registrations.total.value)",
  ])("is not there: %s", (origin) => {
    expect(numberOf(read(origin), figuresOf)).toBeUndefined();
  });
});
