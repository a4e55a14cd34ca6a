import { cells, count, months } from "./figure-values.ts";
import { REVISED_MONTHS } from "./revision-cases.ts";
import type { GoldenCases } from "./golden-case.ts";

const registrations = (total: number, inPeriod: number) => ({
  "registrations.total": count(total),
  "registrations.inPeriod": count(inPeriod),
});
const viaLetter = (letter: number, total: number) => ({
  "registrations.total": count(total),
  "registrations.viaLetter": count(letter),
});
const byMonth = (first: string, ...values: readonly number[]) => ({
  "registrations.byMonth": months(first, ...values),
});
const A_YEAR = [12, 30, 41, 55, 48, 61, 72, 105, 98, 80, 66, 52, 39] as const;

export const REGISTRATION_CASES: GoldenCases = {
  "registrations.total": [
    { name: "many, no previous period", figures: registrations(1569, 149) },
    { name: "none at all", figures: registrations(0, 0) },
    { name: "one in all", figures: registrations(1, 1) },
    { name: "two in all", figures: registrations(2, 2) },
    { name: "all in the period", figures: registrations(149, 149) },
    { name: "one in the period", figures: registrations(967, 1) },
    { name: "none in the period", figures: registrations(967, 0) },
    {
      name: "none in the period and none before",
      figures: registrations(12, 0),
      before: registrations(12, 0),
    },
    {
      name: "none in the period, one before",
      figures: registrations(12, 0),
      before: registrations(12, 1),
    },
    {
      name: "none in the period, many before",
      figures: registrations(967, 0),
      before: registrations(967, 180),
    },
    {
      name: "a quarter beside one that was revised since",
      figures: registrations(936, 149),
      publication: {
        published: registrations(785, 257),
        anew: registrations(787, 259),
      },
    },
    {
      name: "a quarter after a month that was published",
      figures: registrations(936, 149),
      publication: { published: registrations(785, 103), period: "2023-12" },
    },
    { name: "none before", figures: registrations(967, 149), before: registrations(818, 0) },
    {
      name: "as many as before",
      figures: registrations(967, 149),
      before: registrations(818, 149),
    },
    { name: "one, and one before", figures: registrations(13, 1), before: registrations(12, 1) },
    { name: "doubled", figures: registrations(967, 150), before: registrations(817, 75) },
    { name: "about doubled", figures: registrations(967, 149), before: registrations(818, 75) },
    { name: "doubled, of few", figures: registrations(12, 2), before: registrations(10, 1) },
    { name: "halved", figures: registrations(967, 75), before: registrations(892, 150) },
    { name: "about halved", figures: registrations(967, 74), before: registrations(893, 150) },
    { name: "halved, of few", figures: registrations(12, 2), before: registrations(10, 4) },
    { name: "one more, of few", figures: registrations(15, 5), before: registrations(10, 4) },
    { name: "some fewer, of few", figures: registrations(15, 5), before: registrations(10, 8) },
    { name: "about as many", figures: registrations(967, 149), before: registrations(818, 151) },
    { name: "a little more", figures: registrations(967, 149), before: registrations(818, 140) },
    { name: "more", figures: registrations(967, 149), before: registrations(818, 120) },
    { name: "much more", figures: registrations(967, 149), before: registrations(818, 90) },
    {
      name: "more than twice as many",
      figures: registrations(967, 149),
      before: registrations(818, 60),
    },
    { name: "a little less", figures: registrations(967, 149), before: registrations(818, 160) },
    { name: "less", figures: registrations(967, 149), before: registrations(818, 200) },
    { name: "much less", figures: registrations(967, 149), before: registrations(818, 400) },
    {
      name: "a month, more than before",
      figures: registrations(967, 149),
      before: registrations(818, 120),
      period: "2024-03",
    },
    {
      name: "two months, doubled",
      figures: registrations(967, 150),
      before: registrations(818, 75),
      period: "2023-02..2023-03",
    },
    {
      name: "a year",
      figures: registrations(967, 590),
      before: registrations(377, 377),
      period: "2023",
    },
    {
      name: "the previous number unavailable",
      figures: registrations(967, 149),
      before: { "registrations.total": count(818) },
    },
    { name: "unavailable", figures: {} },
  ],

  "registrations.peak": [
    { name: "one peak", figures: byMonth("2023-03", ...A_YEAR) },
    { name: "two tie", figures: byMonth("2023-11", 7, 7, 1, 0, 3) },
    { name: "three tie", figures: byMonth("2023-11", 7, 7, 1, 0, 7) },
    { name: "more than three tie", figures: byMonth("2023-10", 7, 7, 1, 7, 0, 7) },
    { name: "one in each of some months", figures: byMonth("2023-12", 1, 0, 1, 0) },
    { name: "one in each of five months", figures: byMonth("2023-10", 1, 1, 1, 0, 1, 1) },
    { name: "as many in both months", figures: byMonth("2024-02", 7, 7) },
    { name: "one in both months", figures: byMonth("2024-02", 1, 1) },
    { name: "as many in each of six months", figures: byMonth("2023-10", 7, 7, 7, 7, 7, 7) },
    { name: "one registration in all", figures: byMonth("2024-01", 1, 0, 0) },
    { name: "a single month", figures: byMonth("2024-03", 4) },
    { name: "none at all", figures: { "registrations.byMonth": cells({}) } },
    { name: "unavailable", figures: {} },
  ],

  "registrations.viaLetter": [
    { name: "a quarter", figures: viaLetter(246, 967) },
    { name: "one of many", figures: viaLetter(1, 967) },
    { name: "0.3%", figures: viaLetter(3, 1000) },
    { name: "7%", figures: viaLetter(70, 1000) },
    { name: "a third", figures: viaLetter(320, 967) },
    { name: "four in ten", figures: viaLetter(387, 967) },
    { name: "exactly half", figures: viaLetter(200, 400) },
    { name: "a large majority", figures: viaLetter(822, 967) },
    { name: "99.6%", figures: viaLetter(996, 1000) },
    { name: "all", figures: viaLetter(376, 376) },
    { name: "both", figures: viaLetter(2, 2) },
    { name: "the only one", figures: viaLetter(1, 1) },
    { name: "some of few", figures: viaLetter(7, 12) },
    { name: "all of few", figures: viaLetter(12, 12) },
    { name: "none", figures: viaLetter(0, 376) },
    { name: "unavailable", figures: { "registrations.total": count(376) } },
  ],

  "charts.registrations-by-month": [
    { name: "a quarter of a year and more", figures: byMonth("2023-03", ...A_YEAR) },
    {
      name: "with events",
      figures: byMonth("2023-03", ...A_YEAR),
      events: [
        ["2023-09-19", "Brieven over ondersteuning verstuurd"],
        ["2024-02-01", "Nieuw telefoonnummer"],
      ],
    },
    { name: "a month", figures: byMonth("2023-03", ...A_YEAR), period: "2024-03" },
    { name: "a month with one", figures: byMonth("2024-02", 3, 1), period: "2024-03" },
    { name: "a year", figures: byMonth("2022-12", 8, ...A_YEAR.slice(1)), period: "2023" },
    { name: "two tie", figures: byMonth("2023-11", 7, 7, 1, 0, 3) },
    { name: "more than three tie", figures: byMonth("2023-10", 7, 7, 1, 7, 0, 7) },
    { name: "one registration in all", figures: byMonth("2024-01", 1, 0, 0) },
    { name: "a single month", figures: byMonth("2024-03", 4) },
    { name: "none at all", figures: { "registrations.byMonth": cells({}) } },
    { name: "unavailable", figures: {} },
    ...REVISED_MONTHS,
  ],
};
