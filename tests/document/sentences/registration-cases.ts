import { cells, count, months } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

const registrations = (total: number, inPeriod: number) => ({
  "registrations.total": count(total),
  "registrations.inPeriod": count(inPeriod),
});
const byMonth = (first: string, ...values: readonly number[]) => ({
  "registrations.byMonth": months(first, ...values),
});
const A_YEAR = [12, 30, 41, 55, 48, 61, 72, 105, 98, 80, 66, 52, 39] as const;

export const REGISTRATION_CASES: GoldenCases = {
  "registrations.inPeriod": [
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
    { name: "less", figures: registrations(967, 149), before: registrations(818, 200) },
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
    {
      name: "one peak of the year, before the period",
      figures: byMonth("2023-11", 30, 40, 80, 20, 10),
      period: "2024-02..2024-03",
    },
    { name: "one peak in the period", figures: byMonth("2023-11", 30, 40, 80, 20, 10) },
    { name: "one peak in the first period of all", figures: byMonth("2024-01", 12, 30, 11) },
    { name: "two tie", figures: byMonth("2023-11", 17, 17, 1, 0, 3) },
    { name: "two tie, of few", figures: byMonth("2023-11", 7, 7, 1, 0, 3) },
    { name: "three tie", figures: byMonth("2023-11", 7, 7, 1, 0, 7) },
    { name: "more than three tie", figures: byMonth("2023-10", 7, 7, 1, 7, 0, 7) },
    { name: "as many in each of six months", figures: byMonth("2023-10", 7, 7, 7, 7, 7, 7) },
    { name: "one registration in all", figures: byMonth("2024-01", 1, 0, 0) },
    { name: "a single month", figures: byMonth("2024-03", 4) },
    { name: "none at all", figures: { "registrations.byMonth": cells({}) } },
    { name: "unavailable", figures: {} },
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
    {
      name: "with registrations through the letter, fewer than before",
      figures: {
        ...byMonth("2023-03", ...A_YEAR),
        ...registrations(759, 157),
        "registrations.viaLetter": count(250),
        "registrations.viaLetterByMonth": months(
          "2023-03",
          0,
          0,
          0,
          0,
          0,
          0,
          20,
          60,
          50,
          40,
          30,
          25,
          25,
        ),
      },
      before: registrations(602, 283),
      events: [["2023-09-19", "Brief aan de eerste ouders"]],
    },
    {
      name: "more than before, but fewer than at the peak",
      figures: { ...byMonth("2023-03", ...A_YEAR), ...registrations(759, 157) },
      before: registrations(602, 100),
    },
    ...(
      [
        ["as many as before", 157],
        ["about as many as before", 160],
        ["a little more than before", 145],
        ["a little less than before", 170],
        ["none before", 0],
      ] as const
    ).map(([name, earlier]) => ({
      name,
      figures: { ...byMonth("2023-03", ...A_YEAR), ...registrations(759, 157) },
      before: registrations(602, earlier),
    })),
    {
      name: "none, and none before",
      figures: {
        ...byMonth("2023-03", ...A_YEAR.slice(0, 7), 0, 0, 0, 0, 0, 0),
        ...registrations(319, 0),
      },
      before: registrations(319, 0),
    },
    {
      name: "a little more than before, and two peaks",
      figures: { ...byMonth("2023-08", 40, 40, 30, 20, 24, 15, 17), ...registrations(186, 56) },
      before: registrations(130, 53),
      period: "2023-12..2024-02",
    },
    {
      name: "the export ends within the period",
      figures: byMonth("2023-10", 7, 9, 8, 12, 30, 0),
      latestDate: "2024-02-20",
    },
    { name: "a peak in the period", figures: byMonth("2023-10", 7, 9, 8, 12, 30, 11) },
    { name: "a month", figures: byMonth("2023-03", ...A_YEAR), period: "2024-03" },
    { name: "the first period of all", figures: byMonth("2024-01", 12, 30, 11) },
    { name: "a month with one", figures: byMonth("2024-02", 3, 1), period: "2024-03" },
    { name: "a year", figures: byMonth("2022-12", 8, ...A_YEAR.slice(1)), period: "2023" },
    { name: "two tie", figures: byMonth("2023-11", 7, 7, 1, 0, 3) },
    { name: "more than three tie", figures: byMonth("2023-10", 7, 7, 1, 7, 0, 7) },
    { name: "one registration in all", figures: byMonth("2024-01", 1, 0, 0) },
    { name: "a single month", figures: byMonth("2024-03", 4) },
    { name: "none at all", figures: { "registrations.byMonth": cells({}) } },
    { name: "unavailable", figures: {} },
  ],
};
