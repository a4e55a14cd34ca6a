import { days, share, type Figures } from "./figure-values.ts";
import type { GoldenCase, GoldenCases } from "./golden-case.ts";

type Of = readonly [numerator: number, denominator: number];

/** Cases of a term, for both the calls and the welcome talks. */
function termCases(id: string): readonly GoldenCase[] {
  const term = (all: Of, inPeriod?: Of): Figures => ({
    [id]: share(...all),
    ...(inPeriod === undefined ? {} : { [`${id}InPeriod`]: share(...inPeriod) }),
  });
  return [
    { name: "most, no period of its own", figures: term([822, 967]) },
    {
      name: "in the period, before and since the start",
      figures: term([822, 967], [118, 149]),
      before: term([679, 818], [200, 240]),
    },
    { name: "no previous period", figures: term([822, 967], [118, 149]) },
    {
      name: "everybody now, nobody before",
      figures: term([900, 967], [149, 149]),
      before: term([700, 818], [0, 240]),
    },
    {
      name: "nobody now, everybody before",
      figures: term([400, 967], [0, 149]),
      before: term([400, 818], [240, 240]),
    },
    {
      name: "almost everybody, hardly anybody before",
      figures: term([996, 1000], [299, 300]),
      before: term([697, 700], [1, 240]),
    },
    {
      name: "few in the period",
      figures: term([300, 376], [5, 6]),
      before: term([295, 370], [7, 12]),
    },
    {
      name: "as often as before and since the start",
      figures: term([850, 1000], [85, 100]),
      before: term([765, 900], [170, 200]),
    },
    { name: "all registered in the period", figures: term([118, 149], [118, 149]) },
    { name: "all", figures: term([376, 376]) },
    { name: "none", figures: term([0, 376]) },
    { name: "some of few", figures: term([7, 12]) },
    {
      name: "a month",
      figures: term([822, 967], [31, 39]),
      before: term([780, 928], [30, 40]),
      period: "2024-03",
    },
    {
      name: "a year",
      figures: term([822, 967], [310, 390]),
      before: term([780, 928], [300, 400]),
      period: "2023",
    },
    { name: "nothing to have a share of", figures: term([0, 0]) },
    { name: "unavailable", figures: {} },
  ];
}

const CONTACT = "responseTimes.contactWithin2Days";
const WELCOME = "responseTimes.welcomeWithin7Days";
const inPeriod = (contact: Of, welcome: Of): Figures => ({
  [`${CONTACT}InPeriod`]: share(...contact),
  [`${WELCOME}InPeriod`]: share(...welcome),
});
const firstContact = (n: number, median: number, p90: number): Figures => ({
  [FIRST_CONTACT]: days(n, median, p90),
});

const FIRST_CONTACT = "responseTimes.firstContactDays";

export const RESPONSE_TIME_CASES: GoldenCases = {
  "responseTimes.contact": termCases(CONTACT),
  "responseTimes.welcome": termCases(WELCOME),
  "responseTimes.firstContactDays": [
    { name: "some days", figures: firstContact(900, 1, 7) },
    { name: "half on the day itself", figures: firstContact(900, 0, 1) },
    { name: "all on the day itself", figures: firstContact(30, 0, 0) },
    { name: "all within one day", figures: firstContact(30, 1, 1) },
    { name: "all within some days", figures: firstContact(30, 3, 3) },
    {
      name: "too few to speak of nine in ten, unprotected",
      figures: firstContact(9, 0, 4),
      threshold: 0,
    },
    {
      name: "nine in ten withheld",
      figures: firstContact(40, 1, 4),
      protectedAs: { [`${FIRST_CONTACT}.p90`]: "withheld" },
    },
    {
      name: "both withheld",
      figures: firstContact(9, 0, 4),
      protectedAs: {
        [`${FIRST_CONTACT}.median`]: "withheld",
        [`${FIRST_CONTACT}.p90`]: "withheld",
      },
    },
    {
      name: "of one, both withheld",
      figures: firstContact(1, 4, 4),
      protectedAs: {
        [`${FIRST_CONTACT}.median`]: "withheld",
        [`${FIRST_CONTACT}.p90`]: "withheld",
      },
    },
    { name: "unavailable", figures: {} },
  ],
  "charts.response-times-trend": [
    {
      name: "four periods",
      figures: inPeriod([118, 149], [104, 149]),
      before: inPeriod([150, 180], [120, 180]),
      earlier: [inPeriod([60, 80], [50, 80]), inPeriod([100, 120], [60, 120])],
    },
    {
      name: "less often than in the previous period",
      figures: inPeriod([118, 149], [90, 149]),
      before: inPeriod([142, 180], [124, 180]),
      earlier: [inPeriod([60, 80], [50, 80]), inPeriod([100, 120], [60, 120])],
    },
    {
      name: "more often, by two months",
      figures: inPeriod([140, 149], [90, 149]),
      before: inPeriod([142, 180], [104, 180]),
      earlier: [inPeriod([60, 80], [50, 80]), inPeriod([100, 120], [60, 120])],
      period: "2023-02..2023-03",
    },
    {
      name: "almost all and hardly any",
      figures: inPeriod([299, 300], [1, 300]),
      before: inPeriod([300, 300], [0, 300]),
      earlier: [inPeriod([270, 300], [30, 300]), inPeriod([280, 300], [20, 300])],
    },
    {
      name: "years",
      figures: inPeriod([118, 149], [104, 149]),
      before: inPeriod([150, 180], [120, 180]),
      earlier: [inPeriod([60, 80], [50, 80]), inPeriod([100, 120], [60, 120])],
      period: "2023",
    },
    {
      name: "too few registrations in one of four periods",
      figures: inPeriod([118, 149], [104, 149]),
      before: inPeriod([150, 180], [120, 180]),
      earlier: [inPeriod([6, 8], [5, 8]), inPeriod([100, 120], [60, 120])],
    },
    { name: "one period", figures: inPeriod([118, 149], [104, 149]) },
    { name: "unavailable", figures: {} },
  ],
};
