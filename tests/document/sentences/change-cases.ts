import { count, share, type Figures } from "./figure-values.ts";
import type { GoldenCase, GoldenCases } from "./golden-case.ts";

const TOTAL = "registrations.total";
const IN_PERIOD = "registrations.inPeriod";
const CONTACT = "responseTimes.contactWithin2Days";
const WELCOME = "responseTimes.welcomeWithin7Days";

/** All that is compared, with a number of each. */
function everything(by: {
  readonly total: number;
  readonly inPeriod: number;
  readonly supported: number;
  readonly started: number;
  readonly closed: number;
  readonly contact: number;
  readonly welcome: number;
  readonly returned: number;
  readonly families: number;
}): Figures {
  return {
    [TOTAL]: count(by.total),
    [IN_PERIOD]: count(by.inPeriod),
    "status.supported": count(by.supported),
    "status.startedInPeriod": count(by.started),
    "status.closedInPeriod": count(by.closed),
    [CONTACT]: share(by.contact, 1000),
    [WELCOME]: share(by.welcome, 1000),
    "children.returned": count(by.returned, { families: by.families }),
    "children.returnedFamilies": count(by.families),
  };
}

const NOW = everything({
  total: 967,
  inPeriod: 149,
  supported: 501,
  started: 178,
  closed: 82,
  contact: 850,
  welcome: 680,
  returned: 31,
  families: 21,
});
const LESS = everything({
  total: 818,
  inPeriod: 259,
  supported: 398,
  started: 160,
  closed: 112,
  contact: 810,
  welcome: 790,
  returned: 24,
  families: 17,
});

/** Of so many families in all, none of whom matter otherwise. */
const of = (figures: Figures): Figures => ({ [TOTAL]: count(900), ...figures });
const registered = (value: number): Figures => of({ [IN_PERIOD]: count(value) });
const contacted = (numerator: number, denominator = 1000): Figures =>
  of({ [CONTACT]: share(numerator, denominator) });
const returned = (children: number, families: number): Figures =>
  of({ "children.returned": count(children, { families }) });

/** How a number of registrations went from one to another. */
const from = (name: string, before: number, now: number): GoldenCase => ({
  name,
  figures: registered(now),
  before: registered(before),
});
const shareFrom = (name: string, before: Figures, now: Figures): GoldenCase => ({
  name,
  figures: now,
  before,
});

/** What keeps two numbers from being compared, and what is there to be compared. */
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
  {
    name: "redefined within the period",
    figures: registered(149),
    before: registered(259),
    redefinitions: [
      { figure: IN_PERIOD, from: "2024-02-01", before: null, change: "tellen we anders" },
    ],
  },
  {
    name: "redefined long ago",
    figures: registered(149),
    before: registered(259),
    redefinitions: [
      { figure: IN_PERIOD, from: "2023-02-01", before: null, change: "tellen we anders" },
    ],
  },
  shareFrom("a share of few before", contacted(5, 6), contacted(300, 376)),
  shareFrom("a share of few now", contacted(300, 376), contacted(12, 19)),
  shareFrom("a share of nothing before", contacted(0, 0), contacted(300, 376)),
];

export const CHANGE_CASES: GoldenCases = {
  "changes.compared": [
    { name: "flows and stocks", figures: NOW, before: LESS },
    { name: "stocks alone", figures: returned(31, 21), before: returned(24, 17) },
    { name: "a month", figures: NOW, before: LESS, period: "2024-03" },
    { name: "no previous period", figures: NOW },
  ],

  "tables.changes.keyFigures": [
    { name: "all figures", figures: NOW, before: LESS },
    { name: "all figures the other way", figures: LESS, before: NOW },
    { name: "all as before", figures: NOW, before: NOW },
    from("one more", 1, 2),
    from("one less than one", 1, 0),
    from("more than a thousand more", 12, 1540),
    { name: "a month", figures: registered(39), before: registered(48), period: "2024-03" },
    { name: "a year", figures: registered(390), before: registered(480), period: "2023" },
    shareFrom("a point more", contacted(840), contacted(850)),
    shareFrom("some points less", contacted(850), contacted(810)),
    shareFrom("as printed a point, of exactly half of one", contacted(845), contacted(850)),
    shareFrom("the same as printed", contacted(851), contacted(854)),
    shareFrom("all after almost all", contacted(996), contacted(1000)),
    shareFrom("hardly any after none", contacted(0), contacted(3)),
    shareFrom("none after all", contacted(1000), contacted(0)),
    ...HINDRANCES,
  ],

  "changes.told": [
    { name: "all figures", figures: NOW, before: LESS },
    { name: "all figures the other way", figures: LESS, before: NOW },
    { name: "all as before", figures: NOW, before: NOW },
    { name: "more in total alone", figures: of({ [TOTAL]: count(1900) }), before: of({}) },
    from("none, none before", 0, 0),
    from("none, one before", 1, 0),
    from("none, some before", 12, 0),
    from("some, none before", 0, 12),
    from("five, none before", 0, 5),
    from("four more than none", 0, 4),
    from("few", 3, 9),
    from("ten, one before", 1, 10),
    from("one, ten before", 10, 1),
    from("4 of 40 more", 40, 44),
    from("5 of 51 more", 51, 56),
    from("5 of 50 more", 50, 55),
    from("10% less", 1000, 900),
    from("just under 10% less", 1000, 901),
    from("9.95% more", 1005, 1105),
    from("more", 100, 130),
    from("much more", 100, 160),
    from("doubled", 20, 40),
    from("about doubled", 100, 203),
    from("more than doubled", 100, 300),
    from("less", 100, 70),
    from("halved", 40, 20),
    from("about halved", 100, 51),
    from("much less", 100, 30),
    shareFrom("two points", contacted(850), contacted(830)),
    shareFrom("three points", contacted(850), contacted(820)),
    shareFrom("three points as printed", contacted(854), contacted(825)),
    shareFrom("ten points more", contacted(750), contacted(850)),
    shareFrom("almost all", contacted(900), contacted(996)),
    shareFrom("hardly any after some", contacted(100), contacted(3)),
    shareFrom("some after almost all", contacted(996), contacted(900)),
    shareFrom("some after hardly any", contacted(3), contacted(100)),
    shareFrom("all after none", contacted(0), contacted(1000)),
    shareFrom("none after all", contacted(1000), contacted(0)),
    {
      name: "all doubled",
      figures: everything({
        total: 2000,
        inPeriod: 200,
        supported: 200,
        started: 200,
        closed: 200,
        contact: 850,
        welcome: 850,
        returned: 200,
        families: 200,
      }),
      before: everything({
        total: 1000,
        inPeriod: 100,
        supported: 100,
        started: 100,
        closed: 100,
        contact: 850,
        welcome: 850,
        returned: 100,
        families: 100,
      }),
    },
    ...HINDRANCES,
  ],
};
