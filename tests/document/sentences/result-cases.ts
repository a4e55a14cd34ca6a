import { cells, count, type Figures } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

type Values = Readonly<Record<string, number>>;

/** The families with a result by theme, and those with one in the period. */
const themes = (values: Values, total: number, inPeriod?: Figures[string]): Figures => ({
  "results.byTheme": cells(values, total),
  ...(inPeriod === undefined ? {} : { "results.inPeriodByTheme": inPeriod }),
});
/** The families with a result, all within one theme. */
const families = (total: number, inPeriod?: number): Figures =>
  themes(
    { persoonlijk_herstel: total },
    total,
    inPeriod === undefined ? undefined : cells({ persoonlijk_herstel: inPeriod }),
  );
const named = (values: Values, total: number, inPeriod?: Values): Figures => ({
  "results.byResult": cells(values, total),
  ...(inPeriod === undefined
    ? {}
    : { "results.inPeriodByResult": cells(inPeriod, Math.max(...Object.values(inPeriod))) }),
});
/** All registrations by outcome, and the families with a result. */
const funnel = (started: number, waiting: number, never: number, withResult: number): Figures => ({
  "registrations.total": count(started + waiting + never),
  "status.byCategory": cells({
    lopend: started,
    nog_niet_gestart: waiting,
    nooit_gestart: never,
  }),
  ...families(withResult),
});
const returned = (children: number, ofFamilies: number): Figures => ({
  "children.returned": count(children, { families: ofFamilies }),
  "children.returnedFamilies": count(ofFamilies),
});

const BY_THEME = {
  persoonlijk_herstel: 140,
  externe_relaties: 61,
  uithuisplaatsingen: 52,
  bestaanszekerheden: 98,
  gezinsherstel: 40,
  overig: 12,
};
const THEMES = themes(BY_THEME, 240);
const NAMED = {
  bezoekregeling_verbeterd: 31,
  bezoekregeling_tot_stand: 12,
  gezag_terug_of_behouden: 8,
  uithuisplaatsing_voorkomen: 9,
  terugplaatsing_kinderen: 25,
  contact_kinderen_hersteld: 40,
  contact_tussen_kinderen_hersteld: 11,
  familierelatie_hersteld: 22,
  woning_gevonden: 60,
};

/** The quarters of 2023, each with a part of the results. */
function keptQuarters(parts: readonly number[]): readonly (readonly [string, Figures])[] {
  const all = {
    persoonlijk_herstel: 140,
    externe_relaties: 60,
    bestaanszekerheden: 96,
    overig: 12,
  };
  return parts.map((part, index) => {
    const values = Object.entries(all).map(([code, value]) => [code, Math.floor(value / part)]);
    const one = themes(Object.fromEntries(values) as Values, Math.floor(240 / part));
    return [`2023-Q${index + 1}`, one];
  });
}

export const RESULT_CASES: GoldenCases = {
  "results.total": [
    { name: "many, no previous period", figures: families(240, 52) },
    { name: "some for the first time", figures: families(240, 52), before: families(200) },
    {
      name: "all of the period for the first time",
      figures: families(240, 52),
      before: families(188),
    },
    { name: "a few for the first time, unsaid", figures: families(240, 52), before: families(237) },
    { name: "none for the first time", figures: families(240, 52), before: families(240) },
    { name: "all in the period", figures: families(7, 7) },
    { name: "one, in the period", figures: families(1, 1) },
    { name: "one of seven in the period", figures: families(7, 1) },
    { name: "none in the period", figures: families(19, 0), before: families(19) },
    { name: "a month", figures: families(240, 11), period: "2024-03" },
    { name: "two months", figures: families(59, 20), period: "2023-02..2023-03" },
    { name: "a year", figures: families(259, 218), before: families(41), period: "2023" },
    { name: "one, unprotected", figures: families(1, 1), threshold: 0 },
    { name: "none", figures: families(0, 0), before: families(0) },
    { name: "unavailable", figures: {} },
  ],
  "results.funnel": [
    { name: "some waiting, some never started", figures: funnel(784, 44, 139, 430) },
    { name: "one of each", figures: funnel(18, 1, 1, 2) },
    { name: "only some waiting", figures: funnel(50, 9, 0, 20) },
    { name: "one waiting", figures: funnel(19, 1, 0, 2) },
    { name: "only some that never started", figures: funnel(50, 0, 9, 20) },
    { name: "one that never started", figures: funnel(19, 0, 1, 2) },
    { name: "all started", figures: funnel(59, 0, 0, 20) },
    { name: "one started", figures: funnel(1, 18, 1, 0) },
    { name: "none started", figures: funnel(0, 20, 5, 0) },
    { name: "fewer than twenty registrations", figures: funnel(12, 4, 3, 2) },
    { name: "unavailable", figures: { "registrations.total": count(40) } },
  ],
  "results.themes": [
    { name: "personal recovery leads", figures: THEMES },
    {
      name: "another theme leads",
      figures: themes({ gezinsherstel: 40, uithuisplaatsingen: 12, overig: 9 }, 44),
    },
    {
      name: "personal recovery ties",
      figures: themes({ persoonlijk_herstel: 40, uithuisplaatsingen: 40, overig: 12 }, 60),
    },
    { name: "all in one theme", figures: themes({ externe_relaties: 40 }, 40) },
    { name: "all in personal recovery", figures: themes({ persoonlijk_herstel: 40 }, 40) },
    { name: "all in one theme, of few", figures: themes({ externe_relaties: 19 }, 19) },
    { name: "all withheld", figures: themes({ gezinsherstel: 3, overig: 1 }, 3) },
    {
      name: "personal recovery held",
      figures: THEMES,
      protectedAs: { "results.byTheme.persoonlijk_herstel": "2023-12-31" },
    },
    { name: "none", figures: themes({}, 0) },
    { name: "unavailable", figures: {} },
  ],
  "results.overlap": [
    { name: "no overlap", figures: families(240, 52) },
    {
      name: "overlaps a period that was published before",
      figures: families(240, 52),
      period: "2024-02..2024-04",
      overlaps: { "results.inPeriodByTheme": ["2024-Q1"] },
    },
    {
      name: "overlaps two of them",
      figures: families(240, 52),
      period: "2024-02..2024-04",
      overlaps: { "results.inPeriodByTheme": ["2024-Q1", "2024-04"] },
    },
    {
      name: "overlaps, none in the period",
      figures: families(240, 0),
      period: "2024-02..2024-04",
      overlaps: { "results.inPeriodByTheme": ["2024-Q1"] },
    },
    { name: "unavailable", figures: {} },
  ],
  "results.examples": [
    { name: "all themes", figures: { ...THEMES, ...named(NAMED, 240) } },
    {
      name: "only themes of which results are named",
      figures: {
        ...themes({ gezinsherstel: 40 }, 40),
        ...named({ familierelatie_hersteld: 40 }, 40),
      },
    },
    {
      name: "no results told by name, one theme withheld",
      figures: {
        ...themes({ gezinsherstel: 40, persoonlijk_herstel: 22, externe_relaties: 3 }, 60),
        ...named({ hulp_gevonden: 22 }, 60),
      },
    },
    { name: "results unavailable", figures: THEMES },
    { name: "unavailable", figures: {} },
  ],
  "children.returned": [
    { name: "many", figures: returned(36, 25) },
    { name: "more than before", figures: returned(36, 25), before: returned(19, 14) },
    {
      name: "some in the period, nothing to compare with",
      figures: { ...returned(36, 25), ...named(NAMED, 200, { terugplaatsing_kinderen: 7 }) },
    },
    {
      name: "a few in the period, unsaid",
      figures: { ...returned(36, 25), ...named(NAMED, 200, { terugplaatsing_kinderen: 3 }) },
    },
    {
      name: "all in the period, unsaid",
      figures: { ...returned(9, 7), ...named(NAMED, 200, { terugplaatsing_kinderen: 7 }) },
    },
    {
      name: "more than before, in another year",
      figures: returned(36, 25),
      before: returned(19, 14),
      period: "2024-02..2024-04",
    },
    {
      name: "more children, of hardly more families",
      figures: returned(36, 25),
      before: returned(30, 23),
    },
    { name: "as many as before", figures: returned(36, 25), before: returned(36, 25) },
    { name: "none before", figures: returned(9, 7), before: returned(0, 0) },
    { name: "fewer than before", figures: returned(36, 25), before: returned(45, 35) },
    { name: "one in one family, unprotected", figures: returned(1, 1), threshold: 0 },
    { name: "two in one family, unprotected", figures: returned(2, 1), threshold: 0 },
    { name: "withheld", figures: returned(9, 3) },
    {
      name: "the families withheld",
      figures: returned(36, 25),
      protectedAs: { "children.returnedFamilies": "withheld" },
    },
    {
      name: "the children withheld",
      figures: returned(36, 25),
      protectedAs: { "children.returned": "withheld" },
    },
    {
      name: "both held",
      figures: returned(36, 25),
      protectedAs: {
        "children.returned": "2023-12-31",
        "children.returnedFamilies": "2023-12-31",
      },
    },
    {
      name: "both held, of a day in a month",
      figures: returned(36, 25),
      protectedAs: {
        "children.returned": "2023-11-14",
        "children.returnedFamilies": "2023-11-14",
      },
    },
    {
      name: "the children held",
      figures: returned(36, 25),
      protectedAs: { "children.returned": "2023-12-31" },
    },
    {
      name: "the families held, the children withheld",
      figures: returned(36, 25),
      protectedAs: {
        "children.returned": "withheld",
        "children.returnedFamilies": "2023-12-31",
      },
    },
    { name: "none", figures: returned(0, 0) },
    { name: "unavailable", figures: {} },
  ],
  "charts.from-registration-to-result": [
    { name: "half with a result", figures: funnel(784, 44, 139, 430) },
    { name: "all with a result", figures: funnel(20, 0, 3, 20) },
    { name: "99.6%", figures: funnel(1000, 3, 3, 996) },
    { name: "0.3%", figures: funnel(1000, 3, 3, 3) },
    { name: "of a few started", figures: funnel(19, 4, 3, 8) },
    { name: "more results than trajects", figures: funnel(19, 4, 3, 20) },
    { name: "no results", figures: funnel(40, 4, 3, 0) },
    { name: "unavailable", figures: { "registrations.total": count(40) } },
  ],
  "charts.results-by-theme": [
    {
      name: "all themes",
      figures: themes(
        BY_THEME,
        240,
        cells({ persoonlijk_herstel: 41, externe_relaties: 9, bestaanszekerheden: 18 }, 60),
      ),
    },
    {
      name: "some of the period withheld",
      figures: themes(
        BY_THEME,
        240,
        cells({ persoonlijk_herstel: 41, externe_relaties: 3, bestaanszekerheden: 2 }, 44),
      ),
    },
    { name: "the period withheld", figures: THEMES },
    {
      name: "none of the period",
      figures: themes(BY_THEME, 240, cells({}, 0)),
      period: "2024-03",
    },
    { name: "two tie", figures: themes({ ...BY_THEME, bestaanszekerheden: 140 }, 240) },
    { name: "of few families", figures: themes({ gezinsherstel: 9, uithuisplaatsingen: 8 }, 12) },
    {
      name: "larger ones shown, some withheld",
      figures: themes(
        { gezinsherstel: 40, persoonlijk_herstel: 22, overig: 3, uithuisplaatsingen: 2 },
        60,
      ),
    },
    { name: "all withheld", figures: themes({ gezinsherstel: 3, overig: 1 }, 3) },
    { name: "one theme", figures: themes({ gezinsherstel: 40 }, 40) },
    {
      name: "one held",
      figures: THEMES,
      protectedAs: { "results.byTheme.gezinsherstel": "2023-12-31" },
    },
    {
      name: "the largest held",
      figures: THEMES,
      protectedAs: { "results.byTheme.persoonlijk_herstel": "2023-12-31" },
    },
    { name: "unavailable", figures: { "registrations.total": count(40) } },
  ],
  "charts.results-by-name": [
    {
      name: "all of them",
      figures: named(NAMED, 200, {
        contact_kinderen_hersteld: 15,
        bezoekregeling_verbeterd: 7,
        woning_gevonden: 9,
      }),
    },
    { name: "nothing of the period", figures: named(NAMED, 200) },
    {
      name: "a year",
      figures: named(NAMED, 200, { contact_kinderen_hersteld: 15 }),
      period: "2023",
    },
    {
      name: "only others in the period",
      figures: named(NAMED, 200, { woning_gevonden: 9 }),
    },
    {
      name: "returned children lead",
      figures: named({ ...NAMED, terugplaatsing_kinderen: 60 }, 200),
    },
    { name: "two tie", figures: named({ ...NAMED, bezoekregeling_verbeterd: 40 }, 200) },
    {
      name: "some held, some withheld",
      figures: named(
        {
          bezoekregeling_verbeterd: 31,
          bezoekregeling_tot_stand: 12,
          gezag_terug_of_behouden: 14,
          terugplaatsing_kinderen: 3,
        },
        60,
      ),
      protectedAs: {
        "results.byResult.bezoekregeling_verbeterd": "2023-12-31",
        "results.byResult.gezag_terug_of_behouden": "2023-12-31",
      },
    },
    { name: "one kind", figures: named({ bezoekregeling_verbeterd: 31 }, 31) },
    { name: "none of those that are named", figures: named({ woning_gevonden: 60 }, 60) },
    { name: "unavailable", figures: {} },
  ],
  "charts.results-kept": [
    { name: "four kept", figures: THEMES, kept: keptQuarters([4, 3, 2, 1]) },
    {
      name: "two themes, all read out, one without a case",
      figures: themes({ gezinsherstel: 40, uithuisplaatsingen: 12 }, 44),
      kept: [10, 20, 30, 35].map((value, index) => [
        `2023-Q${index + 1}`,
        themes({ gezinsherstel: value, uithuisplaatsingen: 7 + index }, value + 7),
      ]),
    },
    {
      name: "some withheld, one all the time",
      figures: themes({ gezinsherstel: 40, uithuisplaatsingen: 2, overig: 9 }, 44),
      kept: [10, 20, 30, 35].map((value, index) => [
        `2023-Q${index + 1}`,
        themes({ gezinsherstel: value, uithuisplaatsingen: 1, overig: 2 + 2 * index }, value + 7),
      ]),
    },
    {
      name: "unavailable in one, and withheld in another",
      figures: THEMES,
      kept: keptQuarters([40, 3, 2, 1]).with(2, ["2023-Q3", {}]),
    },
    {
      name: "redefined since all of them",
      figures: THEMES,
      kept: keptQuarters([4, 3, 2, 1]),
      redefinitions: [
        {
          figure: "results.byTheme",
          from: "2024-01-01",
          change: "tellen we ook kleine resultaten",
          before: null,
        },
      ],
    },
    {
      name: "two themes, all read out, one held",
      figures: themes({ gezinsherstel: 40, uithuisplaatsingen: 10 }, 44),
      kept: [10, 20, 30, 35].map((value, index) => [
        `2023-Q${index + 1}`,
        themes({ gezinsherstel: value, uithuisplaatsingen: 7 + index }, value + 7),
      ]),
      protectedAs: { "results.byTheme.uithuisplaatsingen": "2023-12-31" },
    },
    {
      name: "one held",
      figures: THEMES,
      kept: keptQuarters([4, 3, 2, 1]),
      protectedAs: { "results.byTheme.bestaanszekerheden": "2023-12-31" },
    },
    { name: "three kept", figures: THEMES, kept: keptQuarters([4, 3, 2, 1]).slice(1) },
    { name: "unavailable", figures: {}, kept: keptQuarters([4, 3, 2, 1]) },
  ],
};
