import { cells, count } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

const of = (registrations: number) => ({ "registrations.total": count(registrations) });
const SUPPORTED_WITHHELD = {
  ...of(44),
  "people.bySupported": cells({ moeder: 40, vader: 3, kinderen: 1 }),
};
const MEASURES = { ...of(44), "children.byMeasure": cells({ met_maatregel: 40 }) };
const EXPORTS = [
  { name: "the export ends on the reference date", figures: of(967) },
  { name: "the export goes on", figures: of(967), rows: 1000, latestDate: "2024-05-14" },
  { name: "the export ends before", figures: of(967), latestDate: "2024-02-29" },
  { name: "no date in the export", figures: of(0), rows: 0, latestDate: null },
];

export const ACCOUNTABILITY_CASES: GoldenCases = {
  "accountability.source": [...EXPORTS, { name: "one row", figures: of(1) }],
  "accountability.leftOut": [
    { name: "some", figures: of(967), rows: 1000 },
    { name: "one", figures: of(967), rows: 968 },
    {
      name: "some, and rows with a mistake",
      figures: of(967),
      rows: 1000,
      skipped: { rows: 3, byRule: { "date-invalid": 3 } },
    },
    { name: "none", figures: of(967) },
  ],
  "accountability.skipped": [
    { name: "none", figures: of(967) },
    { name: "one", figures: of(966), skipped: { rows: 1, byRule: { "date-invalid": 1 } } },
    {
      name: "many, some with two mistakes",
      figures: of(950),
      skipped: {
        rows: 17,
        byRule: { "choice-unknown": 12, "row-too-short": 3, "returned-without-result": 4 },
      },
    },
  ],
  "accountability.undated": EXPORTS,
  "accountability.late": EXPORTS,
  "accountability.withheld": [
    { name: "with protection", figures: {} },
    { name: "with a higher threshold", figures: {}, threshold: 10 },
    { name: "without protection", figures: {}, threshold: 0 },
  ],
  "accountability.subtraction": [
    { name: "with protection", figures: {} },
    { name: "without protection", figures: {}, threshold: 0 },
  ],
  "accountability.redefinitions": [
    { name: "after the change", figures: MEASURES, used: ["children.byMeasure"] },
    { name: "before the change", figures: MEASURES, used: ["children.byMeasure"], period: "2023" },
    { name: "a figure that the report does not mention", figures: MEASURES },
  ],
  "accountability.withheldFigures": [
    { name: "one figure", figures: SUPPORTED_WITHHELD, used: ["people.bySupported"] },
    { name: "a figure that the report does not show", figures: SUPPORTED_WITHHELD },
    { name: "none", figures: of(44) },
  ],
  "accountability.unavailable": [{ name: "most columns absent", figures: of(44) }],
  "accountability.definitions": [
    {
      name: "after a redefinition",
      figures: MEASURES,
      used: ["registrations.total", "children.byMeasure"],
    },
    {
      name: "before a redefinition",
      figures: MEASURES,
      used: ["children.byMeasure"],
      period: "2023",
    },
    { name: "no figure used", figures: {} },
  ],
};
