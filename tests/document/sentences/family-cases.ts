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

export const FAMILY_CASES: GoldenCases = {
  "people.supported": [
    { name: "one leads", figures: SUPPORTED },
    { name: "six in ten", figures: supported({ vader: 600, moeder: 400 }) },
    {
      name: "a third",
      figures: supported({ kinderen: 330, moeder: 300, vader: 200, [UNKNOWN]: 170 }),
    },
    { name: "7%", figures: supported({ beide_ouders: 70, [UNKNOWN]: 930 }) },
    { name: "mostly unknown", figures: supported({ moeder: 80, vader: 20, [UNKNOWN]: 300 }) },
    { name: "99.6%", figures: supported({ moeder: 1494, vader: 6 }) },
    { name: "all", figures: supported({ moeder: 40 }) },
    { name: "few, all", figures: supported({ moeder: 7 }) },
    { name: "few", figures: supported({ moeder: 8, vader: 5 }) },
    { name: "two tie", figures: supported({ moeder: 40, vader: 40, [UNKNOWN]: 20 }) },
    { name: "three tie", figures: supported({ moeder: 40, vader: 40, kinderen: 40 }) },
    {
      name: "more than three tie",
      figures: supported({ moeder: 40, vader: 40, kinderen: 40, beide_ouders: 40 }),
    },
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
      figures: SUPPORTED,
      protectedAs: { "people.bySupported.moeder": "2023-12-31" },
    },
    {
      name: "the largest held, and others near to it",
      figures: supported({ moeder: 40, vader: 38, kinderen: 12 }),
      protectedAs: { "people.bySupported.moeder": "2023-12-31" },
    },
    {
      name: "a tie, one of them held",
      figures: supported({ moeder: 40, vader: 40, kinderen: 12 }),
      protectedAs: { "people.bySupported.moeder": "2023-12-31" },
    },
    {
      name: "one registration in all, unprotected",
      figures: supported({ moeder: 1 }),
      threshold: 0,
    },
    { name: "all unknown", figures: supported({ [UNKNOWN]: 40 }) },
    { name: "none at all", figures: supported({}) },
    { name: "unavailable", figures: {} },
  ],
  "people.notYetSeen": [
    { name: "some", figures: SUPPORTED },
    { name: "one, unprotected", figures: supported({ moeder: 8, [UNKNOWN]: 1 }), threshold: 0 },
    { name: "none", figures: supported({ moeder: 40 }) },
    { name: "withheld", figures: supported({ moeder: 40, vader: 10, [UNKNOWN]: 3 }) },
    {
      name: "held",
      figures: SUPPORTED,
      protectedAs: { [`people.bySupported.${UNKNOWN}`]: "2023-12-31" },
    },
    { name: "all", figures: supported({ [UNKNOWN]: 40 }) },
    { name: "unavailable", figures: {} },
  ],
  "families.composition": [
    { name: "one leads", figures: COMPOSITION },
    {
      name: "six in ten of those known",
      figures: composition({ eenoudergezin: 61, intact_gezin: 39, [UNKNOWN]: 300 }),
    },
    {
      name: "one in three of those known",
      figures: composition({ intact_gezin: 33, overig: 67, [UNKNOWN]: 5 }),
    },
    { name: "all of those known", figures: composition({ samengesteld_gezin: 40, [UNKNOWN]: 6 }) },
    { name: "both of those known", figures: composition({ intact_gezin: 2 }), threshold: 0 },
    {
      name: "the only one known",
      figures: composition({ intact_gezin: 1, [UNKNOWN]: 1 }),
      threshold: 0,
    },
    { name: "few", figures: composition({ eenoudergezin: 8, intact_gezin: 5, [UNKNOWN]: 100 }) },
    { name: "99.6%", figures: composition({ eenoudergezin: 1494, intact_gezin: 6, [UNKNOWN]: 9 }) },
    { name: "two tie", figures: composition({ eenoudergezin: 30, intact_gezin: 30, overig: 12 }) },
    {
      name: "the unknown withheld",
      figures: composition({ eenoudergezin: 60, intact_gezin: 20, [UNKNOWN]: 4 }),
    },
    {
      name: "the unknown held",
      figures: COMPOSITION,
      protectedAs: { [`families.byComposition.${UNKNOWN}`]: "2023-12-31" },
    },
    { name: "all withheld", figures: composition({ eenoudergezin: 3, intact_gezin: 1 }) },
    { name: "only other kinds", figures: composition({ overig: 40, [UNKNOWN]: 6 }) },
    { name: "unavailable", figures: {} },
  ],
  "families.compositionNotYetSeen": [
    { name: "some", figures: COMPOSITION },
    { name: "one, unprotected", figures: composition({ overig: 8, [UNKNOWN]: 1 }), threshold: 0 },
    { name: "none", figures: composition({ overig: 40 }) },
    { name: "unavailable", figures: {} },
  ],
  "families.custody": [
    { name: "one leads", figures: CUSTODY },
    { name: "none has it", figures: custody({ geen: 210, een_ouder: 40, [UNKNOWN]: 30 }, 275) },
    { name: "six in ten", figures: custody({ beide_ouders: 61, geen: 45, [UNKNOWN]: 30 }, 130) },
    {
      name: "all of those known",
      figures: custody({ een_ouder: 40, geen: 12, [UNKNOWN]: 30 }, 70),
    },
    { name: "two tie", figures: custody({ geen: 40, een_ouder: 40, beide_ouders: 20 }, 90) },
    { name: "few", figures: custody({ alle_kinderen: 8, geen: 6 }, 13) },
    { name: "the unknown withheld", figures: custody({ alle_kinderen: 60, [UNKNOWN]: 4 }, 64) },
    { name: "all withheld", figures: custody({ geen: 3, een_ouder: 1 }, 3) },
    { name: "all unknown", figures: custody({ [UNKNOWN]: 40 }, 40) },
    { name: "unavailable", figures: {} },
  ],
  "families.custodyNotYetSeen": [
    { name: "some", figures: CUSTODY },
    { name: "one, unprotected", figures: custody({ geen: 8, [UNKNOWN]: 1 }, 9), threshold: 0 },
    { name: "none", figures: custody({ geen: 40 }, 40) },
    { name: "unavailable", figures: {} },
  ],
  "charts.people-supported": [
    { name: "all answers", figures: SUPPORTED },
    { name: "some withheld", figures: supported({ moeder: 40, vader: 3, kinderen: 2 }) },
    { name: "all withheld", figures: supported({ moeder: 3, vader: 1 }) },
    { name: "unavailable", figures: {} },
  ],
  "charts.families-by-composition": [
    { name: "all answers", figures: COMPOSITION },
    {
      name: "the unknown withheld",
      figures: composition({ eenoudergezin: 60, intact_gezin: 20, [UNKNOWN]: 4 }),
    },
    { name: "unavailable", figures: {} },
  ],
  "charts.families-by-custody": [
    { name: "all answers", figures: CUSTODY },
    { name: "some withheld", figures: custody({ alle_kinderen: 60, geen: 3, een_ouder: 2 }, 64) },
    {
      name: "two held, one withheld",
      figures: CUSTODY,
      protectedAs: {
        "families.byCustody.alle_kinderen": "2023-12-31",
        "families.byCustody.geen": "2023-12-31",
        "families.byCustody.een_ouder": "withheld",
      },
    },
    { name: "unavailable", figures: {} },
  ],
};
