import { describe, expect, it } from "vitest";

import {
  DATED_FIGURES,
  isKnownByReportsOnly,
  newestKnown,
} from "../../src/compare/protect-comparison.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { figuresIn } from "./figures-beside.ts";

const of = (period: string, registered: number, returned: number) =>
  figuresIn(period, {
    "registrations.total": { value: registered },
    "children.returned": { value: returned },
  });
const COMPUTED = of("2023-Q4", 820, 30);
const valuesIn = ({ figures }: ReturnType<typeof newestKnown>) =>
  Object.entries(figures).map(([id, figure]) => [id, "value" in figure ? figure.value : null]);

describe("the newest known figures of an earlier period", () => {
  it("are dated ones from the export, and the others from the snapshot", () => {
    expect(valuesIn(newestKnown(COMPUTED, of("2023-Q4", 818, 24)))).toEqual([
      ["registrations.total", 820],
      ["children.returned", 24],
    ]);
  });

  it.each([
    ["nothing was kept", undefined],
    ["a month of it was", of("2023-12", 818, 24)],
    ["a longer period with its end was", of("2023-H2", 818, 24)],
  ])("is what the export dates alone where %s", (_, published) => {
    expect(valuesIn(newestKnown(COMPUTED, published))).toEqual([["registrations.total", 820]]);
  });
});

describe("the figures that depend on dated columns only", () => {
  it.each([
    "registrations.total",
    "registrations.byMonth",
    "status.supported",
    "responseTimes.welcomeWithin7DaysInPeriod",
    "waitingTimes.daysToStart",
    "waitingTimes.daysWaiting",
    "analyses.byState",
    "results.byResult",
    "results.inPeriodByTheme",
  ])("have %s among them", (id) => {
    expect(DATED_FIGURES).toContain(id);
    expect(isKnownByReportsOnly(id)).toBe(false);
  });

  it.each([
    "registrations.byOrigin",
    "registrations.viaLetter",
    "registrations.viaLetterInPeriod",
    "registrations.viaLetterByMonth",
    "people.bySupported",
    "families.byComposition",
    "families.byCustody",
    "children.total",
    "children.returned",
    "children.returnedFamilies",
    "placements.byReason",
    "regions.byRegion",
    "support.requestsByTheme",
  ])("do not have %s among them", (id) => {
    expect(DATED_FIGURES).not.toContain(id);
    expect(isKnownByReportsOnly(id)).toBe(true);
  });

  it("are all of the catalogue's", () => {
    expect(CATALOGUE.map(({ id }) => id)).toEqual(expect.arrayContaining([...DATED_FIGURES]));
  });
});
