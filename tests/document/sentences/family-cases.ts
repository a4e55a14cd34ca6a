import { cells } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

type Values = Readonly<Record<string, number>>;

const supported = (values: Values) => ({ "people.bySupported": cells(values) });
const composition = (values: Values) => ({ "families.byComposition": cells(values) });
const custody = (values: Values, total: number) => ({
  "families.byCustody": cells(values, total),
});
const UNKNOWN = "nog_niet_in_beeld";

const SUPPORTED = supported({
  moeder: 648,
  vader: 104,
  beide_ouders: 88,
  kinderen: 62,
  [UNKNOWN]: 65,
});
const COMPOSITION = composition({
  eenoudergezin: 440,
  intact_gezin: 121,
  samengesteld_gezin: 90,
  overig: 55,
  [UNKNOWN]: 261,
});
const CUSTODY = custody(
  { alle_kinderen: 301, geen: 140, een_ouder: 120, beide_ouders: 98, [UNKNOWN]: 370 },
  967,
);

/** The given figures, with the number of trajectories that have not started. */
const notStarted = (values: Values) => ({ "status.byCategory": cells(values) });

export const FAMILY_CASES: GoldenCases = {
  "people.supported": [
    { name: "left to the chart", figures: SUPPORTED },
    { name: "two answers", figures: supported({ vader: 600, moeder: 400 }) },
    { name: "an answer and the unknown", figures: supported({ moeder: 40, [UNKNOWN]: 20 }) },
    { name: "mostly unknown", figures: supported({ moeder: 80, [UNKNOWN]: 300 }) },
    { name: "99.6%", figures: supported({ moeder: 1494, vader: 6 }) },
    { name: "all, unprotected", figures: supported({ moeder: 40 }), threshold: 0 },
    { name: "twenty", figures: supported({ moeder: 13, vader: 7 }) },
    { name: "nineteen", figures: supported({ moeder: 13, vader: 6 }) },
    { name: "two tie", figures: supported({ moeder: 40, vader: 40 }) },
    {
      name: "largest beside withheld ones",
      figures: supported({ moeder: 40, vader: 3, kinderen: 2 }),
    },
    {
      name: "not certain to be the largest",
      figures: supported({ moeder: 8, vader: 4, kinderen: 4, beide_ouders: 4 }),
    },
    { name: "all withheld", figures: supported({ moeder: 3, vader: 1 }) },
    {
      name: "the largest held",
      figures: supported({ moeder: 40, vader: 20 }),
      protectedAs: { "people.bySupported.moeder": "2023-12-31" },
    },
    { name: "one unknown, unprotected", figures: supported({ [UNKNOWN]: 1 }), threshold: 0 },
    { name: "all unknown", figures: supported({ [UNKNOWN]: 40 }) },
    { name: "none at all", figures: supported({}) },
    { name: "unavailable", figures: {} },
  ],
  "families.composition": [
    { name: "left to the chart, but for the unknown", figures: COMPOSITION },
    {
      name: "as many trajects not started as unknown",
      figures: { ...COMPOSITION, ...notStarted({ nog_niet_gestart: 44, nooit_gestart: 139 }) },
    },
    {
      name: "few trajects not started",
      figures: { ...COMPOSITION, ...notStarted({ lopend: 500, nog_niet_gestart: 44 }) },
    },
    {
      name: "two kinds",
      figures: composition({ eenoudergezin: 61, samengesteld_gezin: 39, [UNKNOWN]: 300 }),
    },
    { name: "parents together", figures: composition({ intact_gezin: 61, overig: 39 }) },
    { name: "other kinds lead", figures: composition({ intact_gezin: 33, overig: 67 }) },
    { name: "few", figures: composition({ eenoudergezin: 8, intact_gezin: 5, [UNKNOWN]: 100 }) },
    { name: "99.6%", figures: composition({ eenoudergezin: 1494, intact_gezin: 6 }) },
    { name: "two tie", figures: composition({ eenoudergezin: 30, intact_gezin: 30 }) },
    {
      name: "the unknown withheld",
      figures: composition({ eenoudergezin: 60, intact_gezin: 20, [UNKNOWN]: 4 }),
    },
    {
      name: "the unknown held",
      figures: COMPOSITION,
      protectedAs: { [`families.byComposition.${UNKNOWN}`]: "2023-12-31" },
    },
    {
      name: "one unknown, unprotected",
      figures: composition({ eenoudergezin: 40, [UNKNOWN]: 1 }),
      threshold: 0,
    },
    { name: "all withheld", figures: composition({ eenoudergezin: 3, intact_gezin: 1 }) },
    { name: "unavailable", figures: {} },
  ],
  "families.custody": [
    { name: "half of it left to the chart", figures: CUSTODY },
    { name: "no parent has it", figures: custody({ geen: 210, een_ouder: 40 }, 250) },
    { name: "all have it", figures: custody({ alle_kinderen: 40, [UNKNOWN]: 12 }, 52) },
    { name: "both parents", figures: custody({ beide_ouders: 30, [UNKNOWN]: 7 }, 37) },
    {
      name: "some withheld",
      figures: custody({ alle_kinderen: 60, geen: 3, een_ouder: 2, [UNKNOWN]: 9 }, 74),
    },
    {
      name: "one held",
      figures: CUSTODY,
      protectedAs: { "families.byCustody.alle_kinderen": "2023-12-31" },
    },
    {
      name: "of one each, unprotected",
      figures: custody({ alle_kinderen: 1, een_ouder: 1, [UNKNOWN]: 1 }, 3),
      threshold: 0,
    },
    {
      name: "one without, unprotected",
      figures: custody({ geen: 1, beide_ouders: 1 }, 2),
      threshold: 0,
    },
    { name: "all withheld", figures: custody({ geen: 3, een_ouder: 1 }, 3) },
    { name: "all unknown", figures: custody({ [UNKNOWN]: 40 }, 40) },
    { name: "unavailable", figures: {} },
  ],
  "charts.people-supported": [
    { name: "all answers", figures: SUPPORTED },
    {
      name: "a third",
      figures: supported({ kinderen: 330, moeder: 300, vader: 200, [UNKNOWN]: 170 }),
    },
    { name: "the unknown leads", figures: supported({ moeder: 80, vader: 20, [UNKNOWN]: 300 }) },
    { name: "two tie", figures: supported({ moeder: 40, vader: 40, kinderen: 20 }) },
    {
      name: "0.3% and 99.4%",
      figures: supported({ moeder: 1988, vader: 6, kinderen: 6 }),
    },
    {
      name: "one withheld with the unknown",
      figures: supported({ moeder: 60, vader: 30, beide_ouders: 20, kinderen: 3, [UNKNOWN]: 8 }),
    },
    { name: "nineteen", figures: supported({ moeder: 7, vader: 6, kinderen: 6 }) },
    {
      name: "the largest held",
      figures: SUPPORTED,
      protectedAs: { "people.bySupported.moeder": "2023-12-31" },
    },
    { name: "two answers", figures: supported({ moeder: 40, vader: 20 }) },
    { name: "all withheld", figures: supported({ moeder: 3, vader: 1 }) },
    { name: "unavailable", figures: {} },
  ],
  "charts.families-by-composition": [
    { name: "all answers", figures: COMPOSITION },
    {
      name: "parents together lead",
      figures: composition({ intact_gezin: 60, eenoudergezin: 20, samengesteld_gezin: 10 }),
    },
    {
      name: "other kinds lead",
      figures: composition({ overig: 60, eenoudergezin: 20, samengesteld_gezin: 10 }),
    },
    {
      name: "the unknown withheld",
      figures: composition({
        eenoudergezin: 60,
        intact_gezin: 20,
        samengesteld_gezin: 10,
        [UNKNOWN]: 4,
      }),
    },
    { name: "unavailable", figures: {} },
  ],
  "charts.families-by-custody": [
    { name: "all answers", figures: CUSTODY },
    {
      name: "several answers of a family",
      figures: custody({ alle_kinderen: 60, geen: 30, een_ouder: 50, beide_ouders: 30 }, 120),
    },
    { name: "one of two", figures: custody({ geen: 30, een_ouder: 50, beide_ouders: 30 }, 110) },
    { name: "some withheld", figures: custody({ alle_kinderen: 60, geen: 3, een_ouder: 2 }, 64) },
    {
      name: "one withheld",
      figures: CUSTODY,
      protectedAs: { "families.byCustody.een_ouder": "withheld" },
    },
    {
      name: "two held, one withheld",
      figures: CUSTODY,
      protectedAs: {
        "families.byCustody.alle_kinderen": "2023-12-31",
        "families.byCustody.geen": "2023-12-31",
        "families.byCustody.een_ouder": "withheld",
      },
    },
    { name: "two answers", figures: custody({ alle_kinderen: 60, geen: 30 }, 90) },
    { name: "unavailable", figures: {} },
  ],
};
