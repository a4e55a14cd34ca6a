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
    { name: "one leads", figures: REASONS },
    {
      name: "a reason in the plural leads",
      figures: reasons({ financiele_problematiek: 61, middelengebruik: 45 }, 100),
    },
    {
      name: "one follower, in the plural",
      figures: reasons({ complexe_scheiding: 33, gezondheidsklachten: 20 }, 45),
    },
    {
      name: "two tie",
      figures: reasons(
        { onveilige_thuissituatie: 40, financiele_problematiek: 40, middelengebruik: 12 },
        90,
      ),
    },
    {
      name: "three tie",
      figures: reasons({ strafbare_feiten: 40, acties_van_partner: 40, middelengebruik: 40 }, 90),
    },
    { name: "all", figures: reasons({ onveilige_thuissituatie: 40, middelengebruik: 12 }, 40) },
    { name: "few", figures: reasons({ onveilige_thuissituatie: 8, middelengebruik: 6 }, 12) },
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
    {
      name: "the only one, unprotected",
      figures: reasons({ middelengebruik: 1 }, 1),
      threshold: 0,
    },
    { name: "none at all", figures: reasons({}, 0) },
    { name: "unavailable", figures: {} },
  ],
  "regions.involved": [
    { name: "one leads", figures: REGIONS },
    { name: "one region", figures: regions({ Zeeland: 12 }) },
    {
      name: "the largest held",
      figures: REGIONS,
      protectedAs: { "regions.byRegion.Rotterdam-Rijnmond": "2023-12-31" },
    },
    { name: "two tie", figures: regions({ Amsterdam: 30, Haaglanden: 30, Zeeland: 12 }) },
    { name: "three tie", figures: regions({ Amsterdam: 30, Haaglanden: 30, Zeeland: 30 }) },
    {
      name: "more than three tie",
      figures: regions({ Amsterdam: 8, Haaglanden: 8, Zeeland: 8, IJsselland: 8 }),
    },
    { name: "some withheld", figures: regions({ Amsterdam: 30, Haaglanden: 3, Zeeland: 2 }) },
    {
      name: "larger ones shown, some withheld",
      figures: regions({ Amsterdam: 30, Zeeland: 12, Haaglanden: 3, IJsselland: 2 }),
    },
    { name: "all withheld", figures: regions({ Amsterdam: 2, Zeeland: 2 }, 4) },
    { name: "none", figures: regions({}) },
    { name: "unavailable", figures: {} },
  ],
  "charts.placements-by-reason": [
    { name: "all reasons", figures: REASONS },
    {
      name: "some withheld",
      figures: reasons(
        { onveilige_thuissituatie: 40, middelengebruik: 12, strafbare_feiten: 3 },
        45,
      ),
    },
    { name: "all withheld", figures: reasons({ onveilige_thuissituatie: 3 }, 3) },
    { name: "unavailable", figures: {} },
  ],
  "tables.regions.top": [
    { name: "more than five", figures: REGIONS },
    { name: "two", figures: regions({ Amsterdam: 30, Zeeland: 12 }) },
    {
      name: "one held",
      figures: regions({ Amsterdam: 30, Zeeland: 12 }),
      protectedAs: { "regions.byRegion.Zeeland": "2023-12-31" },
    },
    { name: "one", figures: regions({ Zeeland: 12 }) },
    {
      name: "some withheld",
      figures: regions({ Amsterdam: 30, Zeeland: 12, Haaglanden: 3, IJsselland: 2 }),
    },
    { name: "unavailable", figures: {} },
  ],
};
