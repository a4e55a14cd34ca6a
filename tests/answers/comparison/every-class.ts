import { compareForReaders } from "../../../src/compare/protect-comparison.ts";
import { cells, figuresIn } from "../../compare/figures-beside.ts";

const WITHHELD = { value: null, withheld: true };
const REDEFINED = {
  redefinitions: [
    {
      from: "2024-01-01",
      change: "tellen ook kinderen mee die eerder uit huis geplaatst waren",
      before: null,
    },
  ],
};

/** A comparison with every class, every kind, every change of a category, and a hidden difference. */
export const EVERY_CLASS = compareForReaders(
  figuresIn("2023-11..2023-12", {
    "registrations.total": { value: 1_100 },
    "registrations.inPeriod": { value: 61 },
    "registrations.byMonth": cells({ "2023-11": 30, "2023-12": 31 }, { list: "months" }),
    "registrations.viaLetter": { value: 0 },
    "status.supported": { value: 498 },
    "responseTimes.contactWithin2Days": { numerator: 900, denominator: 1_100, percentage: 82 },
    "responseTimes.contactWithin2DaysInPeriod": { numerator: 50, denominator: 60, percentage: 83 },
    "responseTimes.firstContactDays": { n: 1_000, median: 1, p90: 7 },
    "people.bySupported": { unavailable: ["ondersteunde"] },
    "children.byMeasure": cells({ met_maatregel: 207, zonder_maatregel: 36 }, REDEFINED),
    "children.returned": WITHHELD,
    "children.returnedFamilies": { value: 17 },
    "families.byComposition": cells({ eenoudergezin: 20, intact_gezin: 30 }),
    "regions.byRegion": cells({ Noord: 20, Zuid: 8, Zee: null }, { list: "open", total: 31 }),
  }),
  figuresIn("2024-Q1", {
    "registrations.total": { value: 1_250 },
    "registrations.inPeriod": { value: 150 },
    "registrations.byMonth": cells(
      { "2023-11": 30, "2023-12": 33, "2024-01": 62, "2024-02": 48, "2024-03": 40 },
      { list: "months" },
    ),
    "registrations.viaLetter": { value: 230 },
    "status.supported": { value: 498 },
    "responseTimes.contactWithin2Days": { numerator: 1_063, denominator: 1_250, percentage: 85 },
    "responseTimes.contactWithin2DaysInPeriod": {
      numerator: 126,
      denominator: 150,
      percentage: 84,
    },
    "responseTimes.firstContactDays": { n: 1_150, median: 0, p90: 7 },
    "people.bySupported": cells({ moeder: 900, vader: 350 }),
    "children.byMeasure": cells({ met_maatregel: 534, zonder_maatregel: 133 }, REDEFINED),
    "children.returned": { value: 12 },
    "children.returnedFamilies": { value: 17, held: true, asOf: "2023-12-31" },
    "families.byComposition": cells({ eenoudergezin: 22, intact_gezin: 40 }),
    "regions.byRegion": cells({ Zuid: 40, Oost: 9, Zee: null }, { list: "open", total: 52 }),
  }),
);
