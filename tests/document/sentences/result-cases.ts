import { cells, count, type Figures } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

type Values = Readonly<Record<string, number>>;

const themes = (values: Values, total: number): Figures => ({
  "results.byTheme": cells(values, total),
});
/** So many families with a result, all of one theme. */
const families = (total: number, inPeriod?: number): Figures => ({
  ...themes({ persoonlijk_herstel: total }, total),
  ...(inPeriod === undefined
    ? {}
    : { "results.inPeriodByTheme": cells({ persoonlijk_herstel: inPeriod }) }),
});
const named = (values: Values, total: number): Figures => ({
  "results.byResult": cells(values, total),
});

const THEMES = themes(
  {
    persoonlijk_herstel: 140,
    externe_relaties: 61,
    uithuisplaatsingen: 52,
    bestaanszekerheden: 98,
    gezinsherstel: 40,
    overig: 12,
  },
  240,
);

/** The quarters of 2023, in each of which a part of the results was there. */
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
    { name: "many, no previous period", figures: families(240) },
    { name: "more than before", figures: families(240), before: families(190) },
    { name: "as many as before", figures: families(240), before: families(240) },
    { name: "doubled", figures: families(240), before: families(120) },
    { name: "one more, of few", figures: families(7), before: families(6) },
    { name: "none before", figures: families(12), before: families(0) },
    { name: "a month", figures: families(240), before: families(231), period: "2024-03" },
    { name: "one", figures: families(1) },
    { name: "none", figures: families(0), before: families(0) },
    { name: "unavailable", figures: {} },
  ],
  "results.inPeriod": [
    { name: "some", figures: families(240, 52) },
    { name: "one", figures: families(240, 1) },
    { name: "none", figures: families(240, 0) },
    { name: "none ever", figures: families(0, 0) },
    { name: "a month", figures: families(240, 11), period: "2024-03" },
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
  "results.themes": [
    { name: "one leads", figures: THEMES },
    { name: "one follower", figures: themes({ gezinsherstel: 40, uithuisplaatsingen: 12 }, 44) },
    {
      name: "two tie",
      figures: themes({ gezinsherstel: 40, uithuisplaatsingen: 40, overig: 12 }, 60),
    },
    {
      name: "three tie",
      figures: themes({ gezinsherstel: 40, uithuisplaatsingen: 40, bestaanszekerheden: 40 }, 60),
    },
    { name: "all in one theme", figures: themes({ externe_relaties: 40 }, 40) },
    {
      name: "some withheld",
      figures: themes({ gezinsherstel: 40, overig: 3, uithuisplaatsingen: 1 }, 44),
    },
    { name: "all withheld", figures: themes({ gezinsherstel: 3, overig: 1 }, 3) },
    {
      name: "the largest held, and one that follows",
      figures: THEMES,
      protectedAs: {
        "results.byTheme.persoonlijk_herstel": "2023-12-31",
        "results.byTheme.externe_relaties": "2023-09-30",
      },
    },
    {
      name: "only other results withheld",
      figures: THEMES,
      protectedAs: { "results.byTheme.overig": "withheld" },
    },
    {
      name: "larger ones shown, some withheld",
      figures: themes(
        { gezinsherstel: 40, persoonlijk_herstel: 22, overig: 3, uithuisplaatsingen: 2 },
        60,
      ),
    },
    { name: "one, unprotected", figures: themes({ uithuisplaatsingen: 1 }, 1), threshold: 0 },
    { name: "only other results", figures: themes({ overig: 40 }, 40) },
    { name: "none", figures: themes({}, 0) },
    { name: "unavailable", figures: {} },
  ],
  "results.byName": [
    {
      name: "some",
      figures: named(
        {
          bezoekregeling_verbeterd: 31,
          bezoekregeling_tot_stand: 12,
          gezag_terug_of_behouden: 8,
          uithuisplaatsing_voorkomen: 9,
          terugplaatsing_kinderen: 25,
          contact_kinderen_hersteld: 40,
          contact_tussen_kinderen_hersteld: 11,
          familierelatie_hersteld: 22,
          woning_gevonden: 60,
        },
        200,
      ),
    },
    {
      name: "some withheld",
      figures: named(
        {
          bezoekregeling_verbeterd: 31,
          terugplaatsing_kinderen: 3,
          familierelatie_hersteld: 2,
        },
        34,
      ),
    },
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
    {
      name: "one held",
      figures: named({ bezoekregeling_verbeterd: 31, terugplaatsing_kinderen: 25 }, 31),
      protectedAs: { "results.byResult.terugplaatsing_kinderen": "2023-12-31" },
    },
    { name: "one kind", figures: named({ bezoekregeling_verbeterd: 31 }, 31) },
    { name: "none of those listed", figures: named({ woning_gevonden: 60 }, 60) },
    { name: "unavailable", figures: {} },
  ],
  "charts.results-by-theme": [
    { name: "all themes", figures: THEMES },
    {
      name: "some withheld",
      figures: themes({ gezinsherstel: 40, overig: 3, uithuisplaatsingen: 1 }, 44),
    },
    {
      name: "larger ones shown, some withheld",
      figures: themes(
        { gezinsherstel: 40, persoonlijk_herstel: 22, overig: 3, uithuisplaatsingen: 2 },
        60,
      ),
    },
    { name: "all withheld", figures: themes({ gezinsherstel: 3, overig: 1 }, 3) },
    {
      name: "one held",
      figures: THEMES,
      protectedAs: { "results.byTheme.gezinsherstel": "2023-12-31" },
    },
    { name: "unavailable", figures: { "registrations.total": count(40) } },
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
