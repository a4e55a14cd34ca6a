import { cells, count } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

type Values = Readonly<Record<string, number>>;

const reasons = (values: Values, total: number) => ({
  "placements.byReason": cells(values, total),
});
const regions = (values: Values, total?: number) => ({
  "regions.involved": count(Object.keys(values).length),
  "regions.byRegion": cells(values, total),
});

const REASONS = reasons(
  {
    financiele_problematiek: 160,
    onveilige_thuissituatie: 201,
    gebrek_aan_huisvesting: 88,
    middelengebruik: 31,
    onvermogen_te_zorgen: 74,
    acties_van_partner: 52,
    complexe_scheiding: 95,
    strafbare_feiten: 12,
    gezondheidsklachten: 130,
  },
  560,
);
const REGIONS = regions(
  {
    "Rotterdam-Rijnmond": 98,
    Amsterdam: 90,
    Haaglanden: 71,
    "Utrecht-West": 40,
    "Midden-Brabant": 22,
    Zeeland: 14,
    IJsselland: 7,
  },
  320,
);

export const PLACEMENT_CASES: GoldenCases = {
  "placements.reasons": [
    { name: "the leader left to the chart", figures: REASONS },
    { name: "some without a reason", figures: { ...REASONS, "registrations.total": count(967) } },
    {
      name: "two reasons",
      figures: {
        ...reasons({ financiele_problematiek: 61, middelengebruik: 59 }, 100),
        "registrations.total": count(101),
      },
    },
    {
      name: "two reasons, often together",
      figures: reasons({ complexe_scheiding: 40, gezondheidsklachten: 35 }, 45),
    },
    {
      name: "two reasons, never together",
      figures: reasons({ complexe_scheiding: 40, gezondheidsklachten: 35 }, 75),
    },
    {
      name: "two tie",
      figures: reasons({ onveilige_thuissituatie: 40, financiele_problematiek: 40 }, 60),
    },
    { name: "nineteen", figures: reasons({ onveilige_thuissituatie: 12, middelengebruik: 8 }, 19) },
    {
      name: "some withheld",
      figures: reasons(
        { onveilige_thuissituatie: 40, middelengebruik: 12, strafbare_feiten: 3 },
        45,
      ),
    },
    {
      name: "all withheld",
      figures: reasons({ onveilige_thuissituatie: 3, middelengebruik: 1 }, 3),
    },
    { name: "none at all", figures: reasons({}, 0) },
    { name: "unavailable", figures: {} },
  ],
  "regions.involved": [
    { name: "the leader left to the chart", figures: REGIONS },
    { name: "two regions", figures: regions({ Zeeland: 32, Amsterdam: 20 }) },
    { name: "one region", figures: regions({ Zeeland: 32 }) },
    { name: "two tie", figures: regions({ Amsterdam: 30, Haaglanden: 30 }) },
    { name: "nineteen families", figures: regions({ Amsterdam: 12, Haaglanden: 7 }) },
    {
      name: "the largest held",
      figures: regions({ Zeeland: 32, Amsterdam: 20 }),
      protectedAs: { "regions.byRegion.Zeeland": "2023-12-31" },
    },
    { name: "some withheld", figures: regions({ Amsterdam: 30, Haaglanden: 3, Zeeland: 2 }) },
    { name: "all withheld", figures: regions({ Amsterdam: 2, Zeeland: 2 }, 4) },
    { name: "none", figures: regions({}) },
    { name: "unavailable", figures: {} },
  ],
  "charts.placements-by-reason": [
    { name: "all reasons", figures: REASONS },
    {
      name: "a reason in the plural leads",
      figures: reasons(
        { gezondheidsklachten: 61, middelengebruik: 45, gebrek_aan_huisvesting: 12 },
        100,
      ),
    },
    {
      name: "two tie",
      figures: reasons(
        { onveilige_thuissituatie: 40, financiele_problematiek: 40, middelengebruik: 12 },
        90,
      ),
    },
    {
      name: "some withheld",
      figures: reasons(
        {
          onveilige_thuissituatie: 40,
          middelengebruik: 12,
          acties_van_partner: 9,
          strafbare_feiten: 3,
        },
        45,
      ),
    },
    {
      name: "nineteen",
      figures: reasons(
        { onveilige_thuissituatie: 12, middelengebruik: 8, acties_van_partner: 6 },
        19,
      ),
    },
    { name: "all withheld", figures: reasons({ onveilige_thuissituatie: 3 }, 3) },
    { name: "unavailable", figures: {} },
  ],
  "charts.regions-top": [
    { name: "more than five", figures: REGIONS },
    {
      name: "the last of five ties",
      figures: regions({ A: 30, B: 20, C: 19, D: 18, E: 9, F: 9, G: 7 }),
    },
    {
      name: "more than ten tie",
      figures: regions({ A: 9, B: 9, C: 9, D: 9, E: 9, F: 9, G: 9, H: 9, I: 9, J: 9, K: 9 }),
    },
    { name: "the first two tie", figures: regions({ Amsterdam: 30, Zeeland: 30, Haaglanden: 9 }) },
    {
      name: "some withheld",
      figures: regions({ Amsterdam: 30, Zeeland: 12, Haaglanden: 9, IJsselland: 3, Flevoland: 2 }),
    },
    {
      name: "the first held",
      figures: REGIONS,
      protectedAs: { "regions.byRegion.Rotterdam-Rijnmond": "2023-12-31" },
    },
    { name: "nineteen families", figures: regions({ Amsterdam: 8, Zeeland: 6, Haaglanden: 5 }) },
    { name: "two", figures: regions({ Amsterdam: 30, Zeeland: 12 }) },
    { name: "unavailable", figures: {} },
  ],
};
