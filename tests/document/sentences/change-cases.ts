import { cells, count, days, share, type Figures } from "./figure-values.ts";
import type { GoldenCase, GoldenCases } from "./golden-case.ts";

const TOTAL = "registrations.total";
const IN_PERIOD = "registrations.inPeriod";
const LETTER = "registrations.viaLetterInPeriod";
const CONTACT = "responseTimes.contactWithin2DaysInPeriod";
const WELCOME = "responseTimes.welcomeWithin7DaysInPeriod";
const WAITING = "waitingTimes.daysToStartInPeriod";
const LETTERS = [["2023-09-19", "Brieven verstuurd"]] as const;

/** All compared figures, each with a number. */
function everything(by: {
  readonly total: number;
  readonly inPeriod: number;
  readonly letter: number;
  readonly supported: number;
  readonly started: number;
  readonly closed: number;
  /** The number of those who registered. */
  readonly contact: number;
  readonly welcome: number;
  readonly waited: number;
  readonly results: number;
  readonly returned: number;
}): Figures {
  return {
    [TOTAL]: count(by.total),
    [IN_PERIOD]: count(by.inPeriod),
    [LETTER]: count(by.letter),
    "status.supported": count(by.supported),
    "status.startedInPeriod": count(by.started),
    "status.closedInPeriod": count(by.closed),
    [CONTACT]: share(by.contact, by.inPeriod),
    [WELCOME]: share(by.welcome, by.inPeriod),
    [WAITING]: days(by.started, by.waited, by.waited + 20),
    "results.inPeriodByTheme": cells({ gezinsherstel: by.results }),
    "children.returned": count(by.returned, { families: by.returned }),
  };
}

/**
 * As in the sample: most numbers fell, the welcome talks were later, and there were more results.
 */
const NOW = everything({
  total: 967,
  inPeriod: 118,
  letter: 60,
  supported: 501,
  started: 132,
  closed: 91,
  contact: 102,
  welcome: 71,
  waited: 34,
  results: 166,
  returned: 36,
});
const THEN = everything({
  total: 849,
  inPeriod: 240,
  letter: 124,
  supported: 451,
  started: 213,
  closed: 64,
  contact: 205,
  welcome: 166,
  waited: 28,
  results: 79,
  returned: 19,
});

/** The given figures among a number of people that does not matter otherwise. */
const of = (figures: Figures): Figures => ({ [TOTAL]: count(900), ...figures });
const registered = (value: number): Figures => of({ [IN_PERIOD]: count(value) });
const welcomed = (numerator: number, denominator = 1000): Figures =>
  of({ [WELCOME]: share(numerator, denominator) });
const waited = (n: number, median: number): Figures => of({ [WAITING]: days(n, median, 90) });
const supported = (value: number): Figures => of({ "status.supported": count(value) });
const returned = (children: number, families: number): Figures =>
  of({ "children.returned": count(children, { families }) });
const started = (value: number): Figures => of({ "status.startedInPeriod": count(value) });
const results = (value: number): Figures =>
  of({ "results.inPeriodByTheme": cells({ gezinsherstel: value }) });

const change = (name: string, before: Figures, now: Figures): GoldenCase => ({
  name,
  figures: now,
  before,
});
/** A case with a number of registrations before and now. */
const from = (name: string, before: number, now: number): GoldenCase =>
  change(name, registered(before), registered(now));

/** Reasons why two numbers cannot be compared. */
const HINDRANCES: readonly GoldenCase[] = [
  { name: "no previous period", figures: NOW },
  { name: "all unavailable", figures: of({}), before: of({}) },
  { name: "unavailable now", figures: of({}), before: registered(259) },
  { name: "unavailable before", figures: registered(149), before: of({}) },
  { name: "withheld before", figures: returned(31, 21), before: returned(9, 3) },
  { name: "withheld now", figures: returned(9, 3), before: returned(31, 21) },
  { name: "withheld on both sides", figures: returned(9, 3), before: returned(8, 2) },
  {
    name: "withheld before, all shown",
    figures: returned(31, 21),
    before: returned(9, 3),
    threshold: 0,
  },
  { name: "a small difference", figures: returned(31, 21), before: returned(29, 20) },
  {
    name: "held",
    figures: returned(31, 21),
    before: returned(31, 21),
    protectedAs: { "children.returned": "2023-12-31" },
  },
  {
    name: "redefined within the period",
    figures: registered(149),
    before: registered(259),
    redefinitions: [
      { figure: IN_PERIOD, from: "2024-02-01", before: null, change: "tellen we anders" },
    ],
  },
  change("a share of few before", welcomed(5, 6), welcomed(300, 376)),
  change("a share of few now", welcomed(300, 376), welcomed(12, 19)),
  change("a share of nothing before", welcomed(0, 0), welcomed(300, 376)),
  change("the wait of few now", waited(40, 30), waited(12, 44)),
];

const SIZES: readonly GoldenCase[] = [
  from("none, none before", 0, 0),
  from("none, one before", 1, 0),
  from("none, some before", 12, 0),
  from("one, none before", 0, 1),
  from("one, more before", 7, 1),
  from("some, none before", 0, 12),
  from("some, one before", 1, 12),
  from("few", 3, 7),
  from("the same", 59, 59),
  from("3% more", 100, 103),
  from("4% less", 100, 96),
  from("9% more", 100, 109),
  from("10% less", 100, 90),
  from("doubled, over a thousand", 1100, 2200),
];

const ALL_NEWS: readonly GoldenCase[] = [
  { name: "as the sample", figures: NOW, before: THEN, events: LETTERS },
  { name: "the other way", figures: THEN, before: NOW, events: LETTERS },
  { name: "all as before", figures: NOW, before: NOW, events: LETTERS },
  { name: "a month", figures: NOW, before: THEN, period: "2024-03" },
  { name: "two months", figures: NOW, before: THEN, period: "2024-03..2024-04" },
  { name: "a year", figures: NOW, before: THEN, period: "2023" },
];

export const CHANGE_CASES: GoldenCases = {
  "inBrief.news": [
    ...ALL_NEWS,
    { name: "nothing to compare with, since the letter", figures: NOW, events: LETTERS },
    { name: "nothing to compare with, before the letter", figures: NOW },
    {
      name: "the first report of all",
      figures: { ...NOW, [TOTAL]: count(59), [IN_PERIOD]: count(59), [WELCOME]: share(43, 59) },
    },
    {
      name: "the first report of all, of few",
      figures: {
        [TOTAL]: count(7),
        [IN_PERIOD]: count(7),
        [WELCOME]: share(5, 7),
        "status.supported": count(2),
        "results.inPeriodByTheme": cells({ gezinsherstel: 1 }),
      },
    },
    {
      name: "the first report of all, of one",
      figures: { [TOTAL]: count(1), [IN_PERIOD]: count(1), "status.supported": count(1) },
    },
    {
      name: "19 in all, one of them now",
      figures: { [TOTAL]: count(19), [IN_PERIOD]: count(1), "status.supported": count(11) },
      before: { [TOTAL]: count(18), [IN_PERIOD]: count(4), "status.supported": count(13) },
    },
    ...SIZES,
    change("almost everyone welcomed", welcomed(900), welcomed(996)),
    change("everyone welcomed", welcomed(600), welcomed(1000)),
    change("everyone welcomed before", welcomed(1000), welcomed(600)),
    change("no one welcomed", welcomed(600), welcomed(0)),
    change("hardly anyone welcomed", welcomed(600), welcomed(3)),
    change("two points more", welcomed(600), welcomed(620)),
    change("three points more", welcomed(600), welcomed(630)),
    change("waited two days longer", waited(40, 30), waited(40, 32)),
    change("waited three days longer", waited(40, 30), waited(40, 33)),
    change("waited less, a day", waited(40, 9), waited(40, 1)),
    change("fewer supported", supported(300), supported(270)),
    change("one supported", supported(9), supported(1)),
    change("one supported before", supported(1), supported(9)),
    change("none supported before", supported(0), supported(9)),
    change("one started", started(12), started(1)),
    change("none started", started(12), started(0)),
    change("some started after none", started(0), started(12)),
    change("results after four", results(4), results(60)),
    change("fewer results", results(100), results(60)),
    change("results of four", results(9), results(4)),
    ...HINDRANCES,
  ],

  "inBrief.changes": [...ALL_NEWS, ...HINDRANCES.slice(0, 2)],

  "inBrief.few": [
    { name: "one", figures: { [TOTAL]: count(1) } },
    { name: "19", figures: { [TOTAL]: count(19) } },
    { name: "20", figures: { [TOTAL]: count(20) } },
  ],

  "tables.changes.keyFigures": [
    ...ALL_NEWS,
    from("one more", 1, 2),
    from("one less than one", 1, 0),
    from("more than a thousand more", 12, 1540),
    change("a point more", welcomed(840), welcomed(850)),
    change("as printed a point, of exactly half of one", welcomed(845), welcomed(850)),
    change("the same as printed", welcomed(851), welcomed(854)),
    change("all after almost all", welcomed(996), welcomed(1000)),
    change("hardly any after none", welcomed(0), welcomed(3)),
    change("none after all", welcomed(1000), welcomed(0)),
    change("a day longer", waited(40, 1), waited(40, 2)),
    ...HINDRANCES,
  ],
};
