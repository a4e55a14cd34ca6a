import { days, share, type Figures } from "./figure-values.ts";
import type { GoldenCase, GoldenCases } from "./golden-case.ts";

type Of = readonly [numerator: number, denominator: number];

/** Cases of a term, for the calls and for the welcome meetings alike. */
function termCases(id: string): readonly GoldenCase[] {
  const term = (all: Of, inPeriod?: Of): Figures => ({
    [id]: share(...all),
    ...(inPeriod === undefined ? {} : { [`${id}InPeriod`]: share(...inPeriod) }),
  });
  return [
    { name: "most", figures: term([822, 967]) },
    {
      name: "most, in the period and before",
      figures: term([822, 967], [118, 149]),
      before: term([679, 818]),
    },
    { name: "as often as before", figures: term([850, 1000]), before: term([425, 500]) },
    { name: "about as often as before", figures: term([850, 1000]), before: term([680, 798]) },
    { name: "more often than before", figures: term([850, 1000]), before: term([640, 800]) },
    { name: "much more often", figures: term([850, 1000]), before: term([400, 800]) },
    { name: "a little less often", figures: term([850, 1000]), before: term([688, 800]) },
    { name: "much less often", figures: term([300, 1000]), before: term([688, 800]) },
    { name: "all, as before", figures: term([376, 376]), before: term([300, 300]) },
    { name: "none, as before", figures: term([0, 376]), before: term([0, 300]) },
    { name: "almost all, all before", figures: term([996, 1000]), before: term([800, 800]) },
    { name: "hardly any, none before", figures: term([3, 1000]), before: term([0, 800]) },
    { name: "99.6%", figures: term([996, 1000], [149, 149]) },
    { name: "0.3%", figures: term([3, 1000], [0, 149]) },
    { name: "almost all in the period", figures: term([900, 1000], [299, 300]) },
    { name: "hardly any in the period", figures: term([120, 1000], [1, 300]) },
    { name: "exactly half", figures: term([200, 400]) },
    { name: "four in ten", figures: term([400, 1000]) },
    { name: "all", figures: term([376, 376]) },
    { name: "none", figures: term([0, 376]) },
    { name: "some of few", figures: term([7, 12]) },
    { name: "all of few", figures: term([5, 5]) },
    { name: "none of few", figures: term([0, 7]) },
    { name: "both", figures: term([2, 2]) },
    { name: "the only one", figures: term([1, 1]) },
    { name: "few before", figures: term([300, 376]), before: term([5, 6]) },
    { name: "few in the period", figures: term([300, 376], [5, 6]) },
    { name: "all registered in the period", figures: term([118, 149], [118, 149]) },
    {
      name: "a month",
      figures: term([822, 967], [31, 39]),
      before: term([780, 928]),
      period: "2024-03",
    },
    { name: "the previous number unavailable", figures: term([822, 967]), before: {} },
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
