import { cells, days, type Figures } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

const ID = "waitingTimes";
const toStart = (
  own: readonly [number, number, number],
  all: readonly [number, number, number],
): Figures => ({
  [`${ID}.daysToStartInPeriod`]: days(...own),
  [`${ID}.daysToStart`]: days(...all),
});
const waiting = (people: number, ...of: readonly [number, number, number]): Figures => ({
  "status.byCategory": cells({ lopend: 40, nog_niet_gestart: people }),
  [`${ID}.daysWaiting`]: days(...of),
});

export const WAITING_CASES: GoldenCases = {
  "waitingTimes.toStart": [
    { name: "many in the period", figures: toStart([132, 34, 90], [784, 28, 80]) },
    { name: "nine in ten withheld", figures: toStart([40, 34, 90], [784, 28, 80]) },
    { name: "a month", figures: toStart([60, 1, 9], [784, 28, 80]), period: "2024-03" },
    { name: "a year", figures: toStart([400, 31, 70], [784, 28, 80]), period: "2023" },
    { name: "all started in the period", figures: toStart([40, 34, 60], [40, 34, 60]) },
    { name: "few in the period", figures: toStart([19, 34, 90], [784, 28, 80]) },
    { name: "few in all", figures: toStart([7, 34, 90], [12, 28, 80]) },
    { name: "none", figures: toStart([0, 0, 0], [0, 0, 0]) },
    { name: "unavailable", figures: {} },
  ],
  "waitingTimes.now": [
    { name: "some, with how long", figures: waiting(44, 44, 29, 200) },
    { name: "few, without how long", figures: waiting(7, 7, 29, 200) },
    { name: "one", figures: waiting(1, 1, 29, 29) },
    { name: "nobody", figures: waiting(0, 0, 0, 0) },
    { name: "unavailable", figures: {} },
  ],
  "waitingTimes.support": [
    { name: "many", figures: { [`${ID}.daysOfSupport`]: days(283, 148, 300) } },
    { name: "few", figures: { [`${ID}.daysOfSupport`]: days(9, 148, 300) } },
    { name: "unavailable", figures: {} },
  ],
};
