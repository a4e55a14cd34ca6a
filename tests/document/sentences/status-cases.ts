import { cells, count } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

const supported = (of: number, total: number) => ({
  "registrations.total": count(total),
  "status.supported": count(of),
});
const reopened = (lopend: number, heropend: number) => ({
  "registrations.total": count(lopend + heropend + 40),
  "status.supported": count(lopend + heropend),
  "status.byCategory": cells({ lopend, heropend, nog_niet_gestart: 12, afgesloten: 28 }),
});
const steps = (started: number, closed: number, again: number) => ({
  "status.startedInPeriod": count(started),
  "status.closedInPeriod": count(closed),
  "status.reopenedInPeriod": count(again),
});
const ALL = {
  "status.byCategory": cells({
    lopend: 489,
    heropend: 12,
    nog_niet_gestart: 102,
    nooit_gestart: 61,
    afgesloten: 303,
  }),
};

export const STATUS_CASES: GoldenCases = {
  "status.supported": [
    { name: "about half, no previous period", figures: supported(501, 967) },
    {
      name: "a little more than before",
      figures: supported(501, 967),
      before: supported(480, 818),
    },
    { name: "as many as before", figures: supported(501, 967), before: supported(501, 818) },
    { name: "none before", figures: supported(501, 967), before: supported(0, 12) },
    { name: "none now", figures: supported(0, 40), before: supported(5, 40) },
    { name: "none now, none before", figures: supported(0, 40), before: supported(0, 38) },
    { name: "none now, one before", figures: supported(0, 40), before: supported(1, 38) },
    {
      name: "a month, less than before",
      figures: supported(501, 967),
      before: supported(602, 950),
      period: "2024-03",
    },
    {
      name: "a year, doubled",
      figures: supported(500, 967),
      before: supported(250, 950),
      period: "2023",
    },
    { name: "some reopened", figures: reopened(489, 12), before: supported(451, 800) },
    { name: "one reopened", figures: reopened(489, 1) },
    { name: "all that run are reopened", figures: reopened(0, 12) },
    { name: "the only one that runs is reopened", figures: reopened(0, 1) },
    { name: "all", figures: supported(40, 40) },
    { name: "one of many", figures: supported(1, 967) },
    { name: "some of few", figures: supported(7, 12), before: supported(4, 9) },
    { name: "the only one", figures: supported(1, 1) },
    {
      name: "the previous number unavailable",
      figures: supported(501, 967),
      before: { "registrations.total": count(818) },
    },
    { name: "unavailable", figures: { "registrations.total": count(967) } },
  ],
  "status.movements": [
    { name: "all kinds", figures: steps(90, 41, 3) },
    { name: "two kinds", figures: steps(90, 41, 0) },
    { name: "one kind", figures: steps(0, 41, 0) },
    { name: "once each", figures: steps(1, 1, 1) },
    { name: "none", figures: steps(0, 0, 0) },
    { name: "a month", figures: steps(30, 14, 1), period: "2024-03" },
    { name: "unavailable", figures: {} },
  ],
  "status.neverStarted": [
    { name: "some", figures: { "status.neverStartedInPeriod": count(12) } },
    { name: "one", figures: { "status.neverStartedInPeriod": count(1) } },
    { name: "none", figures: { "status.neverStartedInPeriod": count(0) } },
    { name: "unavailable", figures: {} },
  ],
  "status.explained": [
    { name: "all statuses", figures: ALL },
    { name: "one registration in all", figures: { "status.byCategory": cells({ lopend: 1 }) } },
    { name: "none at all", figures: { "status.byCategory": cells({}) } },
    { name: "unavailable", figures: {} },
  ],
  "charts.status-by-category": [
    {
      name: "all statuses",
      figures: { ...ALL, "registrations.total": count(967), "status.supported": count(501) },
    },
    { name: "none reopened", figures: reopened(489, 0) },
    {
      name: "none closed, and none reopened",
      figures: {
        "registrations.total": count(56),
        "status.supported": count(30),
        "status.byCategory": cells({ lopend: 30, nog_niet_gestart: 12, nooit_gestart: 14 }),
      },
    },
    {
      name: "some held",
      figures: { ...ALL, "registrations.total": count(967), "status.supported": count(501) },
      protectedAs: { "status.byCategory.nog_niet_gestart": "2023-12-31" },
    },
    { name: "one registration in all", figures: { "status.byCategory": cells({ lopend: 1 }) } },
    { name: "none at all", figures: { "status.byCategory": cells({}) } },
    { name: "unavailable", figures: {} },
  ],
};
