import { cells } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

const ORIGIN = "registrations.byOrigin";
const origin = (values: Readonly<Record<string, number>>) => ({
  [ORIGIN]: cells(values),
});
const ALL = origin({
  groningen: 41,
  friesland: 22,
  drenthe: 19,
  overijssel: 55,
  flevoland: 38,
  gelderland: 90,
  utrecht: 77,
  "noord-holland": 201,
  "zuid-holland": 312,
  zeeland: 14,
  "noord-brabant": 68,
  limburg: 23,
  buitenland: 12,
  onbekend: 9,
});
const SOME_WITHHELD = origin({
  "zuid-holland": 120,
  "noord-holland": 80,
  friesland: 30,
  utrecht: 7,
  zeeland: 3,
  limburg: 1,
  buitenland: 6,
  onbekend: 2,
});

export const ORIGIN_CASES: GoldenCases = {
  "registrations.origin": [
    { name: "all provinces", figures: ALL },
    { name: "small ones withheld", figures: SOME_WITHHELD },
    {
      name: "the largest held, and those from abroad",
      figures: ALL,
      protectedAs: {
        [`${ORIGIN}.zuid-holland`]: "2023-12-31",
        [`${ORIGIN}.buitenland`]: "2023-12-31",
      },
    },
    {
      name: "a large one withheld, and the unknown",
      figures: ALL,
      protectedAs: { [`${ORIGIN}.gelderland`]: "withheld", [`${ORIGIN}.onbekend`]: "withheld" },
    },
    { name: "no unknown, one follower", figures: origin({ friesland: 300, drenthe: 90 }) },
    { name: "followers that tie", figures: origin({ utrecht: 90, zeeland: 20, limburg: 20 }) },
    {
      name: "more followers tie than are named",
      figures: origin({ utrecht: 90, zeeland: 20, limburg: 20, drenthe: 20 }),
    },
    { name: "two tie", figures: origin({ utrecht: 40, "zuid-holland": 40, limburg: 12 }) },
    { name: "three tie", figures: origin({ utrecht: 40, friesland: 40, limburg: 40 }) },
    {
      name: "more than three tie",
      figures: origin({ utrecht: 10, friesland: 10, limburg: 10, zeeland: 10, buitenland: 7 }),
    },
    { name: "all from one province", figures: origin({ utrecht: 40 }) },
    { name: "few, all from one province", figures: origin({ utrecht: 7 }) },
    { name: "few", figures: origin({ utrecht: 7, limburg: 5 }) },
    {
      name: "one abroad, unprotected",
      figures: origin({ utrecht: 9, buitenland: 1 }),
      threshold: 0,
    },
    { name: "mostly abroad", figures: origin({ buitenland: 90, utrecht: 12, limburg: 8 }) },
    { name: "mostly unknown", figures: origin({ onbekend: 90, utrecht: 12, limburg: 8 }) },
    { name: "all abroad", figures: origin({ buitenland: 30 }) },
    { name: "the unknown withheld", figures: origin({ utrecht: 60, limburg: 20, onbekend: 4 }) },
    {
      name: "withheld ones could be larger",
      figures: origin({ utrecht: 6, limburg: 4, zeeland: 4, drenthe: 4, friesland: 4 }),
    },
    { name: "all withheld", figures: origin({ utrecht: 3, limburg: 1 }) },
    { name: "one registration in all, unprotected", figures: origin({ utrecht: 1 }), threshold: 0 },
    { name: "none at all", figures: origin({}) },
    { name: "unavailable", figures: {} },
  ],
  "charts.registrations-by-province": [
    { name: "all provinces", figures: ALL },
    { name: "small ones withheld", figures: SOME_WITHHELD },
    { name: "one held", figures: ALL, protectedAs: { [`${ORIGIN}.utrecht`]: "2023-12-31" } },
    { name: "only abroad", figures: origin({ buitenland: 30 }) },
    { name: "all withheld", figures: origin({ utrecht: 3, limburg: 1 }) },
    { name: "one registration in all, unprotected", figures: origin({ utrecht: 1 }), threshold: 0 },
    { name: "unavailable", figures: {} },
  ],
};
