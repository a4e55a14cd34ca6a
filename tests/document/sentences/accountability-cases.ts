import type { DisclosureSummary } from "../../../src/disclosure/published-figures.ts";
import { cells, count } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

const of = (registrations: number) => ({ "registrations.total": count(registrations) });
const MEASURES = { ...of(44), "children.byMeasure": cells({ met_maatregel: 40 }) };
const RETURNED = { ...of(44), "children.returned": count(17) };
const HELD = { protectedAs: { "children.returned": "2023-12-31" } };
const checked = (withheld: number, held = 0, reports = 0): DisclosureSummary => ({
  withheld,
  held,
  derivable: 0,
  fewestValues: 3,
  against: Array.from({ length: reports }, (_, index) => `2023-Q${index + 3}`),
});
const EXPORTS = [
  { name: "the export ends on the reference date", figures: of(967) },
  { name: "the export goes on", figures: of(967), rows: 1000, latestDate: "2024-05-14" },
  {
    name: "the export goes on into another year",
    figures: of(967),
    period: "2023",
    latestDate: "2024-02-14",
  },
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
    { name: "some, said on the pages", figures: {}, disclosure: checked(29) },
    { name: "some, none on the pages", figures: {}, disclosure: checked(29), hidesNumbers: false },
    { name: "one, not on the pages", figures: {}, disclosure: checked(1), hidesNumbers: false },
    { name: "none", figures: {}, disclosure: checked(0) },
    { name: "some held only", figures: {}, disclosure: checked(0, 3) },
    { name: "with a higher threshold", figures: {}, disclosure: checked(29), threshold: 10 },
    { name: "without protection", figures: {}, threshold: 0 },
  ],
  "accountability.withheldWhole": [
    {
      name: "two figures",
      figures: {
        ...of(44),
        "people.bySupported": cells({ moeder: 3 }),
        "families.byComposition": cells({ intact_gezin: 2 }),
      },
    },
    {
      name: "one that overlaps an earlier report, and another",
      figures: {
        ...of(44),
        "people.bySupported": cells({ moeder: 3 }),
        "results.inPeriodByTheme": cells({ gezinsherstel: 30 }),
      },
      overlaps: { "results.inPeriodByTheme": ["2024-02"] },
    },
    {
      name: "of few registrations",
      figures: { ...of(19), "people.bySupported": cells({ moeder: 3 }) },
    },
    { name: "none", figures: of(44) },
  ],
  "accountability.held": [
    { name: "a held number", figures: RETURNED, mentioned: ["children.returned"], ...HELD },
    {
      name: "as of the middle of a month",
      figures: RETURNED,
      mentioned: ["children.returned"],
      protectedAs: { "children.returned": "2024-05-14" },
    },
    { name: "of a figure that the report does not show", figures: RETURNED, ...HELD },
    { name: "none", figures: RETURNED, mentioned: ["children.returned"] },
  ],
  "accountability.disclosure": [
    { name: "some, no earlier report", figures: {}, disclosure: checked(15) },
    { name: "some, one earlier report", figures: {}, disclosure: checked(15, 0, 1) },
    { name: "some held too, two earlier reports", figures: {}, disclosure: checked(15, 2, 2) },
    { name: "none", figures: {}, disclosure: checked(0, 0, 2) },
    { name: "some derivable", figures: {}, disclosure: { ...checked(15, 0, 2), derivable: 2 } },
    { name: "one derivable", figures: {}, disclosure: { ...checked(15), derivable: 1 } },
    { name: "not checked", figures: {} },
  ],
  "accountability.where": [
    { name: "many", figures: of(20) },
    { name: "few", figures: of(19) },
  ],
  "accountability.made": [{ name: "always", figures: {} }],
  "accountability.redefinitions": [
    { name: "after the change", figures: MEASURES, mentioned: ["children.byMeasure"] },
    {
      name: "before the change",
      figures: MEASURES,
      mentioned: ["children.byMeasure"],
      period: "2023",
    },
    { name: "a figure that the report does not mention", figures: MEASURES },
  ],
  "accountability.corrections": [
    { name: "no correction", figures: of(44) },
    {
      name: "a correction of figures, and one of a text",
      figures: of(44),
      corrections: [
        [
          "2023-Q4",
          "2024-02-20",
          "We telden aanmeldingen van één gemeente dubbel.",
          "registrations.total",
          "registrations.byMonth",
        ],
        ["2023", "2024-03-04", "De tekst noemde een verkeerde gemeente."],
      ],
    },
  ],
  "accountability.unavailable": [{ name: "most columns absent", figures: of(44) }],
  "accountability.definitions": [
    {
      name: "after a redefinition",
      figures: MEASURES,
      mentioned: ["registrations.total", "children.byMeasure"],
    },
    {
      name: "before a redefinition",
      figures: MEASURES,
      mentioned: ["children.byMeasure"],
      period: "2023",
    },
    { name: "no figure used", figures: {} },
  ],
};
