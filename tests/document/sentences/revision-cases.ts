import { cells, count, days, months, share, type Figures } from "./figure-values.ts";
import type { GoldenCase, GoldenCases, Publication } from "./golden-case.ts";

const SKIPPED = { rows: 3, byRule: { "date-invalid": 3 } };

/** Registrations per month from a month on, with their total. */
function perMonth(first: string, ...values: readonly number[]): Figures {
  const total = values.reduce((sum, value) => sum + value, 0);
  return { "registrations.total": count(total), "registrations.byMonth": months(first, ...values) };
}

/** A report of the quarter after these months, with 9 more registrations in each month. */
function after(
  name: string,
  published: Figures,
  anew: Figures = published,
  more: Partial<Publication> = {},
): GoldenCase {
  const known = anew["registrations.byMonth"];
  const past = known?.kind === "breakdown" ? known.cells : {};
  const all = { ...past, "2024-01": 9, "2024-02": 9, "2024-03": 9 };
  const total = Object.values(all).reduce((sum, value) => sum + value, 0);
  const figures = {
    "registrations.total": count(total),
    "registrations.inPeriod": count(27),
    "registrations.byMonth": cells(all),
  };
  return { name, figures, publication: { published, anew, ...more } };
}

const QUARTER = perMonth("2023-10", 50, 51, 103);
const EVERY_MONTH = [20, 21, 22, 23, 24, 25, 26, 27, 28];

const SHIFTS: readonly GoldenCase[] = [
  { name: "nothing was published", figures: perMonth("2023-10", 50, 51, 103, 9, 9, 9) },
  after("nothing is revised", QUARTER),
  after("one month has one more", QUARTER, perMonth("2023-10", 50, 51, 104)),
  after("one month has more", QUARTER, perMonth("2023-10", 50, 51, 105)),
  after("one month has one less", QUARTER, perMonth("2023-10", 50, 51, 102)),
  after("one registration is left", perMonth("2023-12", 2), perMonth("2023-12", 1)),
  after("a single one came", perMonth("2023-11", 12, 0), perMonth("2023-11", 12, 1)),
  after("two months have more", QUARTER, perMonth("2023-10", 50, 52, 105)),
  after("three months have less", QUARTER, perMonth("2023-10", 48, 50, 100)),
  after("up and down, more in all", QUARTER, perMonth("2023-10", 49, 51, 108)),
  after("up and down, fewer in all", QUARTER, perMonth("2023-10", 51, 51, 98)),
  after("from one month to another", QUARTER, perMonth("2023-10", 50, 50, 104)),
  after("a month before the first", QUARTER, perMonth("2023-08", 2, 0, 50, 51, 103)),
  after("the first months vanished", perMonth("2022-11", 3, ...EVERY_MONTH), {
    ...perMonth("2022-12", ...EVERY_MONTH),
  }),
  after(
    "seven months have more",
    perMonth("2023-04", ...EVERY_MONTH),
    perMonth("2023-04", 21, 23, 23, 24, 25, 26, 28, 27, 28),
  ),
  after("a month was published", QUARTER, perMonth("2023-10", 50, 51, 105), {
    period: "2023-12",
  }),
  ...(["2023-11", "2023-10"] as const).map((period): GoldenCase => {
    const name = `a month was published, ${period}`;
    const past = after(name, perMonth(period, 50), perMonth(period, 52), { period });
    const figures = { ...past.figures, "registrations.total": count(87) };
    return { ...past, figures, before: { "registrations.total": count(60) } };
  }),
  {
    ...after("a longer time was published", QUARTER, perMonth("2023-10", 50, 51, 105), {
      period: "2023-12..2024-02",
    }),
    before: { "registrations.total": count(206) },
  },
  {
    ...after("the export ends before the revised month", QUARTER, perMonth("2023-10", 50, 52)),
    latestDate: "2023-11-20",
  },
];

const TOTAL = { "registrations.total": count(154) };
/** Enough more registrations to print a revision in numbers. */
const MORE = { "registrations.total": count(204) };
const ONLY_SUPPORT = after(
  "registrations are as they were",
  { ...QUARTER, "support.desiredSituation": cells({ contactherstel_kinderen: 60 }, 80) },
  { ...QUARTER, "support.desiredSituation": cells({ contactherstel_kinderen: 62 }, 80) },
);
const OTHER_CODEBOOK = after("another codebook", QUARTER, perMonth("2023-10", 50, 51, 105), {
  isOtherCodebook: true,
});

/** Names of cases whose sentence about causes is the same as in another case. */
const OF_OTHER_MONTHS = /single|is left|two months|before the first|vanished|seven|, 2023|longer/;

const CAUSES: readonly GoldenCase[] = [
  ...SHIFTS.filter(({ name }) => !OF_OTHER_MONTHS.test(name)),
  ONLY_SUPPORT,
  OTHER_CODEBOOK,
  {
    ...ONLY_SUPPORT,
    name: "registrations are as they were, by another codebook",
    publication: { published: QUARTER, ...ONLY_SUPPORT.publication, isOtherCodebook: true },
  },
  after("rows left out then", QUARTER, perMonth("2023-10", 50, 51, 106), { skippedThen: SKIPPED }),
  after("rows left out now", QUARTER, perMonth("2023-10", 50, 51, 100), { skippedNow: SKIPPED }),
  after("rows left out both times", QUARTER, perMonth("2023-10", 50, 51, 105), {
    skippedThen: SKIPPED,
    skippedNow: { rows: 1, byRule: { "date-invalid": 1 } },
  }),
];

/** A figure of every kind, each with its own revision. */
const ALL_KINDS = after(
  "figures of every kind",
  {
    ...QUARTER,
    "registrations.byRoute": cells({ rechtstreeks: 100, professional: 104 }),
    "registrations.byOrigin": cells({ utrecht: 100, zeeland: 104 }),
    "responseTimes.contactWithin2Days": share(150, 200),
    "responseTimes.contactWithin2DaysInPeriod": share(10, 12),
    "responseTimes.welcomeWithin7Days": share(150, 200),
    "responseTimes.firstContactDays": days(200, 1, 4),
    "children.total": count(300, { missing: 20 }),
    "children.placedNow": count(80),
    "children.returned": count(20),
  },
  {
    ...perMonth("2023-10", 50, 51, 1105),
    "registrations.byRoute": cells({ rechtstreeks: 106, professional: 104 }),
    "registrations.byOrigin": cells({ utrecht: 102, zeeland: 112 }),
    "responseTimes.contactWithin2Days": share(160, 206),
    "responseTimes.contactWithin2DaysInPeriod": share(10, 14),
    "responseTimes.welcomeWithin7Days": share(151, 201),
    "responseTimes.firstContactDays": days(206, 2, 5),
    "children.total": count(310, { missing: 21 }),
    "children.placedNow": count(83),
    "children.returned": count(40),
  },
);

const HIDDEN = after(
  "small changes of a sensitive figure",
  { ...TOTAL, "registrations.byOrigin": cells({ utrecht: 60, zeeland: 94 }) },
  { ...TOTAL, "registrations.byOrigin": cells({ utrecht: 58, zeeland: 96 }) },
);
const SHOWN = after(
  "large changes of a sensitive figure",
  { ...TOTAL, "registrations.byOrigin": cells({ utrecht: 60, zeeland: 94 }) },
  { ...MORE, "registrations.byOrigin": cells({ utrecht: 50, zeeland: 154 }) },
);
const MANY_AND_SMALL = after(
  "a small change of a sensitive figure, beside many registrations",
  { ...TOTAL, "registrations.byOrigin": cells({ utrecht: 60, zeeland: 94 }) },
  { ...MORE, "registrations.byOrigin": cells({ utrecht: 62, zeeland: 142 }) },
);
const REGIONS = after(
  "a region that came, and one that is gone",
  { ...TOTAL, "regions.byRegion": cells({ Haaglanden: 60, Rijnmond: 30 }) },
  { ...MORE, "regions.byRegion": cells({ Haaglanden: 60, Drenthe: 40 }) },
);

export const REVISION_CASES: GoldenCases = {
  "registrations.revised": SHIFTS,
  "accountability.revisions": [...SHIFTS.slice(0, 4), ALL_KINDS],
  "accountability.revised": [...SHIFTS.slice(0, 4), ALL_KINDS],
  "accountability.revisionCauses": CAUSES,
  "accountability.revisedFigures": [
    ...SHIFTS.slice(0, 4),
    ...SHIFTS.filter(({ name }) => /month before|vanished|seven/.test(name)),
    ALL_KINDS,
    HIDDEN,
    { ...HIDDEN, name: "small changes without protection", threshold: 0 },
    SHOWN,
    MANY_AND_SMALL,
    REGIONS,
  ],
  "accountability.hiddenRevisions": [
    SHIFTS[0] ?? HIDDEN,
    HIDDEN,
    { ...HIDDEN, name: "with a higher threshold", threshold: 10 },
    SHOWN,
  ],
};
