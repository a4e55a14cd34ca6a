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
    { name: "unavailable", figures: { "registrations.total": count(40) } },
  ],
};
