import { cells, count } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

/** A number of families with their children: all, those placed now and those placed before. */
const placed = (families: number, total: number, now: number, before: number, missing = 0) => ({
  "registrations.total": count(families),
  "children.total": count(total, { missing }),
  "children.placedNow": count(now, { missing }),
  "children.placedBefore": count(before, { missing }),
  "children.placed": count(now + before, { missing }),
});

type Sum = number | readonly [children: number, families: number];

const measures = (met: Sum, zonder: Sum, both: Sum) => ({
  "children.byMeasure": cells({
    met_maatregel: met,
    zonder_maatregel: zonder,
    met_en_zonder_maatregel: both,
  }),
});
const residence = (values: Readonly<Record<string, Sum>>) => ({
  "children.byResidence": cells(values),
});
const RESIDENCES = residence({ pleeggezin: 201, andere_ouder: 55, netwerk: 90, instelling: 71 });

export const CHILDREN_CASES: GoldenCases = {
  "children.placed": [
    { name: "all numbers known", figures: placed(967, 1569, 447, 384) },
    { name: "lower bounds", figures: placed(967, 1569, 447, 384, 126) },
    {
      name: "one number is a lower bound",
      figures: {
        ...placed(967, 1569, 447, 384),
        "children.placedBefore": count(384, { missing: 60 }),
        "children.placed": count(831, { missing: 60 }),
      },
    },
    { name: "missing in exactly 5%", figures: placed(1000, 1569, 447, 384, 50) },
    { name: "missing in just over 5%", figures: placed(1000, 1569, 447, 384, 51) },
    { name: "none placed now", figures: placed(40, 80, 0, 12) },
    { name: "none placed before", figures: placed(40, 80, 12, 0) },
    { name: "one of each, unprotected", figures: placed(40, 80, 1, 1), threshold: 0 },
    { name: "none placed", figures: placed(40, 80, 0, 0) },
    { name: "one child placed now, unprotected", figures: placed(20, 30, 1, 0), threshold: 0 },
    { name: "one child placed before, unprotected", figures: placed(20, 30, 0, 1), threshold: 0 },
    { name: "none placed, some not known", figures: placed(40, 80, 0, 0, 20) },
    { name: "no children", figures: placed(12, 0, 0, 0) },
    {
      name: "those placed now withheld",
      figures: placed(40, 80, 4, 12),
      protectedAs: { "children.placedNow": "withheld", "children.placed": "withheld" },
    },
    {
      name: "those placed before withheld",
      figures: placed(40, 80, 12, 4),
      protectedAs: { "children.placedBefore": "withheld", "children.placed": "withheld" },
    },
    {
      name: "both withheld",
      figures: placed(40, 80, 3, 4),
      protectedAs: {
        "children.placedNow": "withheld",
        "children.placedBefore": "withheld",
        "children.placed": "withheld",
      },
    },
    {
      name: "both withheld, and not how many together",
      figures: placed(40, 80, 12, 4),
      protectedAs: { "children.placedNow": "withheld", "children.placedBefore": "withheld" },
    },
    {
      name: "those placed now held",
      figures: placed(967, 1569, 447, 384),
      protectedAs: { "children.placedNow": "2023-12-31", "children.placed": "2023-12-31" },
    },
    {
      name: "both held, one of them of another day",
      figures: placed(967, 1569, 447, 384),
      protectedAs: {
        "children.placedNow": "2023-12-31",
        "children.placedBefore": "2023-09-30",
        "children.placed": "2023-12-31",
      },
    },
    {
      name: "one held, one withheld",
      figures: placed(40, 80, 12, 4),
      protectedAs: {
        "children.placedNow": "2023-12-31",
        "children.placedBefore": "withheld",
        "children.placed": "withheld",
      },
    },
    {
      name: "placements unavailable",
      figures: { "registrations.total": count(40), "children.total": count(80) },
    },
    { name: "unavailable", figures: { "registrations.total": count(40) } },
  ],
  "children.measures": [
    { name: "left to the chart, but for some of the time", figures: measures(410, 230, 61) },
    { name: "none at different times", figures: measures(410, 230, 0) },
    { name: "7%", figures: measures(70, 930, 0) },
    { name: "99.6%", figures: measures(996, [4, 9], 0), threshold: 0 },
    { name: "all, some for part of the time", figures: measures(40, 0, 10) },
    { name: "only for part of the time", figures: measures(0, 40, 12) },
    { name: "all, unprotected", figures: measures(40, 0, 0), threshold: 0 },
    { name: "none with a measure, unprotected", figures: measures(0, 40, 0), threshold: 0 },
    { name: "nineteen", figures: measures(12, 7, 0) },
    { name: "two withheld", figures: measures(410, 30, [9, 3]) },
    {
      name: "all but those without withheld",
      figures: measures(410, 230, 61),
      protectedAs: {
        "children.byMeasure.met_maatregel": "withheld",
        "children.byMeasure.met_en_zonder_maatregel": "withheld",
      },
    },
    {
      name: "one held",
      figures: measures(410, 230, 61),
      protectedAs: { "children.byMeasure.met_maatregel": "2023-12-31" },
    },
    {
      name: "two held, one withheld",
      figures: measures(410, 230, 61),
      protectedAs: {
        "children.byMeasure.met_maatregel": "2023-12-31",
        "children.byMeasure.zonder_maatregel": "2023-09-30",
        "children.byMeasure.met_en_zonder_maatregel": "withheld",
      },
    },
    { name: "one child, unprotected", figures: measures(1, 0, 0), threshold: 0 },
    { name: "one of two children, unprotected", figures: measures(0, 1, 1), threshold: 0 },
    { name: "all withheld", figures: measures(3, 1, 0) },
    { name: "none at all", figures: measures(0, 0, 0) },
    { name: "unavailable", figures: {} },
  ],
  "children.residence": [
    { name: "three hold most", figures: RESIDENCES },
    { name: "two hold all", figures: residence({ pleeggezin: 30, netwerk: 30 }) },
    { name: "one holds most", figures: residence({ pleeggezin: 980, netwerk: 20 }) },
    { name: "two tie", figures: residence({ pleeggezin: 40, andere_ouder: 40, netwerk: 12 }) },
    {
      name: "all tie",
      figures: residence({ pleeggezin: 40, andere_ouder: 40, netwerk: 40, instelling: 40 }),
    },
    { name: "all in one place, unprotected", figures: residence({ instelling: 40 }), threshold: 0 },
    { name: "nineteen", figures: residence({ pleeggezin: 12, netwerk: 7 }) },
    {
      name: "large one withheld behind the leader",
      figures: residence({ pleeggezin: 201, netwerk: [40, 4], andere_ouder: 30, instelling: 60 }),
    },
    {
      name: "withheld ones could be larger",
      figures: residence({ pleeggezin: 60, netwerk: [90, 4], andere_ouder: [8, 3] }),
    },
    { name: "all withheld", figures: residence({ pleeggezin: 2, netwerk: 1 }) },
    {
      name: "the largest held",
      figures: RESIDENCES,
      protectedAs: { "children.byResidence.pleeggezin": "2023-12-31" },
    },
    { name: "none at all", figures: residence({}) },
    { name: "unavailable", figures: {} },
  ],
  "charts.children-by-measure": [
    { name: "since the redefinition", figures: measures(410, 230, 61) },
    { name: "all, some for part of the time", figures: measures(40, 0, 10) },
    { name: "few", figures: measures(7, 6, 5) },
    { name: "two withheld", figures: measures(110, 12, [9, 3]) },
    {
      name: "one held",
      figures: measures(410, 230, 61),
      protectedAs: { "children.byMeasure.met_maatregel": "2023-12-31" },
    },
    { name: "none", figures: measures(0, 0, 0) },
    { name: "unavailable", figures: {} },
  ],
  "charts.children-by-residence": [
    { name: "all shown", figures: RESIDENCES },
    {
      name: "none with family or friends",
      figures: residence({ pleeggezin: 60, andere_ouder: 40, instelling: 20 }),
    },
    {
      name: "one withheld",
      figures: residence({ pleeggezin: 201, netwerk: [40, 4], andere_ouder: 30, instelling: 60 }),
    },
    {
      name: "the largest held",
      figures: RESIDENCES,
      protectedAs: { "children.byResidence.pleeggezin": "2023-12-31" },
    },
    { name: "few", figures: residence({ pleeggezin: 7, andere_ouder: 6, netwerk: 5 }) },
    { name: "two places", figures: residence({ pleeggezin: 30, netwerk: 30 }) },
    { name: "all withheld", figures: residence({ pleeggezin: 2, netwerk: 1 }) },
    { name: "unavailable", figures: {} },
  ],
};
