import { cells, count } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

type Values = Readonly<Record<string, number>>;

const desired = (values: Values, total: number) => ({
  "support.desiredSituation": cells(values, total),
});
const themes = (asked: Values, ofAsked: number, given: Values, ofGiven: number) => ({
  "support.requestsByTheme": cells(asked, ofAsked),
  "support.providedByTheme": cells(given, ofGiven),
});
const analyses = (lopend: number, afgerond: number) => ({
  "analyses.byState": cells({ lopend, afgerond }),
});

const DESIRED = desired(
  {
    contactherstel_kinderen: 310,
    herstel_gezinsleden: 204,
    terugdraaien_uithuisplaatsing: 166,
    overig: 49,
  },
  560,
);
const ASKED = {
  persoonlijk_herstel: 402,
  externe_relaties: 188,
  uithuisplaatsingen: 240,
  bestaanszekerheden: 301,
  gezinsherstel: 150,
  overig: 22,
};
const GIVEN = {
  persoonlijk_herstel: 390,
  externe_relaties: 201,
  uithuisplaatsingen: 150,
  bestaanszekerheden: 280,
  gezinsherstel: 122,
  overig: 30,
};

export const SUPPORT_CASES: GoldenCases = {
  "support.desired": [
    { name: "one leads", figures: DESIRED },
    { name: "six in ten", figures: desired({ herstel_gezinsleden: 61, overig: 50 }, 100) },
    {
      name: "two wishes, no chart",
      figures: desired({ herstel_gezinsleden: 61, contactherstel_kinderen: 33 }, 80),
    },
    {
      name: "two tie",
      figures: desired(
        { contactherstel_kinderen: 40, terugdraaien_uithuisplaatsing: 40, herstel_gezinsleden: 12 },
        80,
      ),
    },
    {
      name: "three tie",
      figures: desired(
        { contactherstel_kinderen: 40, terugdraaien_uithuisplaatsing: 40, herstel_gezinsleden: 40 },
        80,
      ),
    },
    { name: "all", figures: desired({ terugdraaien_uithuisplaatsing: 40, overig: 6 }, 40) },
    {
      name: "few",
      figures: desired({ terugdraaien_uithuisplaatsing: 8, contactherstel_kinderen: 5 }, 12),
    },
    { name: "the only one", figures: desired({ herstel_gezinsleden: 1 }, 1) },
    { name: "only other wishes", figures: desired({ overig: 40 }, 40) },
    { name: "none at all", figures: desired({}, 0) },
    {
      name: "one withheld",
      figures: DESIRED,
      protectedAs: { "support.desiredSituation.herstel_gezinsleden": "withheld" },
    },
    { name: "all withheld", figures: desired({ herstel_gezinsleden: 3, overig: 1 }, 3) },
    {
      name: "the second held",
      figures: DESIRED,
      protectedAs: { "support.desiredSituation.herstel_gezinsleden": "2023-12-31" },
    },
    { name: "unavailable", figures: {} },
  ],
  "support.themes": [
    { name: "the same theme leads", figures: themes(ASKED, 700, GIVEN, 640) },
    {
      name: "two tie in both",
      figures: themes(
        { bestaanszekerheden: 40, gezinsherstel: 40 },
        70,
        { bestaanszekerheden: 30, gezinsherstel: 30 },
        50,
      ),
    },
    {
      name: "three tie in one",
      figures: themes(
        { bestaanszekerheden: 40, gezinsherstel: 40, externe_relaties: 40 },
        120,
        GIVEN,
        640,
      ),
    },
    {
      name: "more than three tie in one",
      figures: themes(
        { bestaanszekerheden: 9, gezinsherstel: 9, externe_relaties: 9, persoonlijk_herstel: 9 },
        30,
        GIVEN,
        640,
      ),
    },
    {
      name: "six in ten",
      figures: themes({ gezinsherstel: 61, overig: 50 }, 100, { gezinsherstel: 33 }, 100),
    },
    {
      name: "all",
      figures: themes({ gezinsherstel: 40 }, 40, { gezinsherstel: 40, externe_relaties: 12 }, 40),
    },
    {
      name: "few",
      figures: themes(
        { gezinsherstel: 8, overig: 3 },
        11,
        { externe_relaties: 7, gezinsherstel: 5 },
        9,
      ),
    },
    { name: "one of each", figures: themes({ gezinsherstel: 1 }, 1, { gezinsherstel: 1 }, 1) },
    { name: "no support yet", figures: themes(ASKED, 700, {}, 0) },
    { name: "only support", figures: { "support.providedByTheme": cells(GIVEN, 640) } },
    {
      name: "more given than asked in one theme",
      figures: themes(ASKED, 700, { ...GIVEN, persoonlijk_herstel: 420 }, 640),
    },
    {
      name: "no gap to speak of",
      figures: themes(ASKED, 700, { ...ASKED, gezinsherstel: 145 }, 700),
    },
    {
      name: "two gaps of one size",
      figures: themes(ASKED, 700, { ...ASKED, gezinsherstel: 100, externe_relaties: 138 }, 700),
    },
    {
      name: "nobody got help in a theme, one in another",
      figures: themes(ASKED, 700, { ...ASKED, gezinsherstel: 0, externe_relaties: 1 }, 700),
      threshold: 0,
    },
    { name: "all withheld", figures: themes({ gezinsherstel: 3 }, 3, { gezinsherstel: 2 }, 2) },
    {
      name: "a theme of one withheld, the largest of the other held",
      figures: themes(ASKED, 700, GIVEN, 640),
      protectedAs: {
        "support.requestsByTheme.externe_relaties": "withheld",
        "support.providedByTheme.persoonlijk_herstel": "2023-12-31",
      },
    },
    { name: "unavailable", figures: {} },
  ],
  "analyses.states": [
    { name: "many of both", figures: analyses(31, 120) },
    { name: "one of both", figures: analyses(1, 1) },
    { name: "none finished", figures: analyses(31, 0) },
    { name: "none running", figures: analyses(0, 31) },
    { name: "one running", figures: analyses(1, 0) },
    { name: "one finished", figures: analyses(0, 1) },
    { name: "none", figures: analyses(0, 0) },
    { name: "withheld", figures: analyses(3, 9) },
    {
      name: "one held",
      figures: analyses(31, 120),
      protectedAs: { "analyses.byState.afgerond": "2023-12-31" },
    },
    {
      name: "both held",
      figures: analyses(31, 120),
      protectedAs: {
        "analyses.byState.lopend": "2023-12-31",
        "analyses.byState.afgerond": "2023-12-31",
      },
    },
    { name: "unavailable", figures: {} },
  ],
  "charts.desired-situations": [
    { name: "all wishes", figures: DESIRED },
    {
      name: "two tie",
      figures: desired({ contactherstel_kinderen: 40, herstel_gezinsleden: 40, overig: 12 }, 80),
    },
    {
      name: "of few",
      figures: desired(
        { terugdraaien_uithuisplaatsing: 8, contactherstel_kinderen: 5, overig: 6 },
        12,
      ),
    },
    {
      name: "one held",
      figures: DESIRED,
      protectedAs: { "support.desiredSituation.herstel_gezinsleden": "2023-12-31" },
    },
    { name: "none at all", figures: desired({}, 0) },
    { name: "unavailable", figures: {} },
  ],
  "charts.support-by-theme": [
    { name: "all themes", figures: themes(ASKED, 700, GIVEN, 640) },
    { name: "no gap to speak of", figures: themes(ASKED, 700, ASKED, 700) },
    {
      name: "the largest gap is in what was asked most",
      figures: themes(ASKED, 700, { ...GIVEN, persoonlijk_herstel: 200 }, 640),
    },
    {
      name: "two gaps are as large",
      figures: themes(ASKED, 700, { ...GIVEN, persoonlijk_herstel: 312 }, 640),
    },
    {
      name: "nobody got help in a theme",
      figures: themes(ASKED, 700, { ...ASKED, gezinsherstel: 0 }, 700),
    },
    {
      name: "one got help in a theme, unprotected",
      figures: themes(ASKED, 700, { ...ASKED, uithuisplaatsingen: 1 }, 700),
      threshold: 0,
    },
    {
      name: "of few",
      figures: themes({ gezinsherstel: 18 }, 19, { gezinsherstel: 8 }, 9),
    },
    { name: "no support yet", figures: themes(ASKED, 700, {}, 0) },
    { name: "all of one withheld", figures: themes(ASKED, 700, { gezinsherstel: 2 }, 2) },
    {
      name: "some withheld, some held",
      figures: themes(ASKED, 700, GIVEN, 640),
      protectedAs: {
        "support.requestsByTheme.externe_relaties": "withheld",
        "support.providedByTheme.persoonlijk_herstel": "2023-12-31",
      },
    },
    { name: "unavailable", figures: { "registrations.total": count(40) } },
  ],
};
