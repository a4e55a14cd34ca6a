import { count, share } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

const REGISTRATIONS = { "registrations.total": count(967) };
const PERIODS = [
  { name: "a quarter", figures: REGISTRATIONS },
  { name: "a month", figures: REGISTRATIONS, period: "2024-03" },
  { name: "two months", figures: REGISTRATIONS, period: "2023-02..2023-03" },
  { name: "a year", figures: REGISTRATIONS, period: "2023" },
  { name: "months of two years", figures: REGISTRATIONS, period: "2023-12..2024-02" },
];
const contact = (numerator: number, denominator: number) => ({
  "responseTimes.contactWithin2Days": share(numerator, denominator),
});

export const INTRODUCTION_CASES: GoldenCases = {
  "introduction.about": PERIODS,
  "introduction.earlier": [
    { name: "a website", figures: {}, website: "https://www.voorbeeld.nl/rapporten" },
    { name: "no website", figures: {} },
  ],
  "introduction.contact": [
    { name: "a way to reach the team", figures: {}, contact: "Heb je een vraag? Bel 0800 1234." },
    { name: "none", figures: {} },
  ],
  "reading.referenceDate": PERIODS,
  "reading.registrations": [{ name: "always", figures: {} }],
  "reading.shares": [{ name: "always", figures: {} }],
  "reading.withheld": [
    { name: "with protection", figures: {} },
    { name: "with a higher threshold", figures: {}, threshold: 10 },
    { name: "without protection", figures: {}, threshold: 0 },
    {
      name: "some are held",
      figures: {},
      disclosure: { withheld: 0, held: 1, derivable: 0, fewestValues: 3, against: ["2023-Q4"] },
    },
  ],

  "keyFigures.registrations": [
    { name: "many", figures: { "registrations.total": count(1569) } },
    { name: "one", figures: { "registrations.total": count(1) } },
    { name: "none", figures: { "registrations.total": count(0) } },
  ],
  "keyFigures.supported": [
    { name: "many", figures: { "status.supported": count(501) } },
    { name: "one", figures: { "status.supported": count(1) } },
    { name: "none", figures: { "status.supported": count(0) } },
    { name: "unavailable", figures: REGISTRATIONS },
  ],
  "keyFigures.contact": [
    { name: "most", figures: contact(822, 967) },
    { name: "all", figures: contact(376, 376) },
    { name: "99.6%", figures: contact(996, 1000) },
    { name: "0.3%", figures: contact(3, 1000) },
    { name: "none", figures: contact(0, 40) },
    { name: "few, some of them", figures: contact(4, 5) },
    { name: "few, one of them", figures: contact(1, 3) },
    { name: "few, all of them", figures: contact(5, 5) },
    { name: "few, none of them", figures: contact(0, 3) },
    { name: "the only one", figures: contact(1, 1) },
    { name: "nothing to have a share of", figures: contact(0, 0) },
    { name: "unavailable", figures: {} },
  ],
  "keyFigures.returned": [
    { name: "many", figures: { "children.returned": count(36, { families: 25 }) } },
    { name: "one, unprotected", figures: { "children.returned": count(1) }, threshold: 0 },
    { name: "withheld", figures: { "children.returned": count(9, { families: 3 }) } },
    {
      name: "held",
      figures: { "children.returned": count(36, { families: 25 }) },
      before: { "children.returned": count(36, { families: 25 }) },
      protectedAs: { "children.returned": "2023-12-31" },
    },
    { name: "none", figures: { "children.returned": count(0) } },
    { name: "unavailable", figures: {} },
  ],
};
