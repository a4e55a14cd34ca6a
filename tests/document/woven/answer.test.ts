import { describe, expect, it } from "vitest";

import { lieOf, runsIn } from "../origin-lies.ts";
import { type GoldenCase, publishedOfCase } from "../sentences/golden-case.ts";
import { cells, count, days, months, share } from "../sentences/figure-values.ts";
import { faultsIn, valuesIn, wovenIn } from "./call-in.ts";

const CASE: GoldenCase = {
  name: "a quarter after another",
  figures: {
    "registrations.total": count(936),
    "registrations.inPeriod": count(149),
    "registrations.viaLetter": count(143),
    "registrations.byMonth": months("2023-12", 787, 60, 50, 39),
    "status.byCategory": cells({
      lopend: 484,
      heropend: 17,
      nog_niet_gestart: 120,
      nooit_gestart: 80,
      afgesloten: 235,
    }),
    "status.supported": count(501),
    "responseTimes.contactWithin2Days": share(796, 936),
    "responseTimes.contactWithin2DaysInPeriod": share(2, 12),
    "waitingTimes.daysToStart": days(600, 28, 71),
    "analyses.byState": cells({ lopend: 13, afgerond: 25 }),
    "children.returned": count(3, { families: 2 }),
    "children.total": count(1569, { missing: 100 }),
    "people.bySupported": cells({
      moeder: 300,
      vader: 3,
      beide_ouders: 500,
      nog_niet_in_beeld: 133,
    }),
  },
  before: {
    "registrations.total": count(787),
    "registrations.inPeriod": count(259),
    "registrations.viaLetter": count(143),
    "status.byCategory": cells({
      lopend: 483,
      heropend: 17,
      nog_niet_gestart: 100,
      nooit_gestart: 70,
      afgesloten: 117,
    }),
    "responseTimes.contactWithin2Days": share(693, 787),
  },
};

const CALLS: readonly (readonly [text: string, comes: string])[] = [
  ['{{cijfer "registrations.total"}} is', "936 is"],
  ['{{cijfer "registrations.total" zelfstandig="mens"}}', "936 mensen"],
  ['{{cijfer "registrations.total" zelfstandig="gezinnen"}}', "936 gezinnen"],
  [
    '{{cijfer "status.byCategory" "lopend" zelfstandig="lopend traject/lopende trajecten"}}',
    "484 lopende trajecten",
  ],
  ['{{cijfer "status.byCategory"}}', "936"],
  ['{{cijfer "status.byCategory" "total"}}', "936"],
  ['{{cijfer "waitingTimes.daysToStart" "median" zelfstandig="dag"}}', "28 dagen"],
  ['{{cijfer "waitingTimes.daysToStart" "p90"}}', "71"],
  ['{{cijfer "responseTimes.contactWithin2Days" "numerator"}}', "796"],
  ['{{cijfer "responseTimes.contactWithin2Days"}}', "85%"],
  ['{{cijfer "registrations.byMonth" "2024-01"}}', "60"],
  ['{{cijfer "analyses.byState" "afgerond"}}', "25"],
  ['{{cijfer "analyses.byState" "afgerond" "afgerond"}}', "Bijna 30"],
  ['{{cijfer "analyses.byState" "total" "afgerond"}}', "Bijna 40"],
  [
    'ook {{cijfer "registrations.viaLetter" "afgerond" zelfstandig="gezin"}}',
    "ook ruim 140 gezinnen",
  ],
  ['ook {{cijfer "registrations.total" "afgerond"}}', "ook bijna 940"],
  ['ook {{cijfer "children.total" zelfstandig="kind"}}', "ook ten minste 1.569 kinderen"],
  [
    'ook {{cijfer "children.total" "afgerond" zelfstandig="kind"}}',
    "ook ten minste 1.500 kinderen",
  ],
  ['{{cijfer "registrations.total" "vorige"}}', "787"],
  ['ook {{cijfer "registrations.total" "vorige" "afgerond"}}', "ook bijna 790"],
  ['{{cijfer "registrations.total" "verschil"}}', "149 meer"],
  [
    '{{cijfer "registrations.inPeriod" "verschil" zelfstandig="aanmelding"}}',
    "110 aanmeldingen minder",
  ],
  ['ook {{cijfer "registrations.viaLetter" "verschil"}}', "ook niet meer of minder"],
  ['{{cijfer "status.byCategory" "lopend" "verschil" zelfstandig="gezin"}}', "1 gezin meer"],
  ['{{aandeel "responseTimes.contactWithin2Days"}}', "85%"],
  ['{{aandeel "responseTimes.contactWithin2Days" zelfstandig="mens"}}', "85% van de mensen"],
  ['{{aandeel "responseTimes.contactWithin2Days" "vorige"}}', "88%"],
  ['{{aandeel "responseTimes.contactWithin2Days" "verschil"}}', "3 procentpunt lager"],
  ['{{aandeel "responseTimes.contactWithin2Days" "afgerond"}}', "85%"],
  ['{{aandeel "status.byCategory" "lopend"}}', "52%"],
  [
    'ook {{aandeel "status.byCategory" "lopend" "breuk" zelfstandig="gezin"}}',
    "ook ruim de helft van de gezinnen",
  ],
  [
    'ook {{aandeel "people.bySupported" "moeder" "breuk" zelfstandig="gezin"}}',
    "ook bijna een op de drie gezinnen",
  ],
  ['{{aandeel "people.bySupported" "moeder" "breuk"}}', "Bijna een op de drie"],
  [
    '{{aandeel "responseTimes.contactWithin2DaysInPeriod" "breuk" zelfstandig="mens"}}',
    "2 van de 12 mensen",
  ],
  ["{{peildatum}}", "31 maart 2024"],
  ['{{peildatum "vorige"}}', "31 december 2023"],
  ["{{periode}}", "Januari tot en met maart 2024"],
  ['in {{periode "vorige"}}', "in oktober tot en met december 2023"],
  [
    'in {{maand "eerste"}}, {{maand "tweede"}} en {{maand "laatste"}}',
    "in januari, februari en maart",
  ],
  ['{{#als "registrations.inPeriod" groter="vorige"}}meer{{anders}}minder{{/als}}', "minder"],
  ['{{#als "registrations.total" groter="vorige"}}meer{{/als}}', "meer"],
  ['{{#als "registrations.total" groter="900" kleiner="1.000"}}ja{{/als}}', "ja"],
  ['{{#als "registrations.total" gelijk="936"}}ja{{/als}}', "ja"],
  ['{{#als "responseTimes.contactWithin2Days" groter="80%"}}ja{{/als}}', "ja"],
  [
    '{{#als "registrations.viaLetter" kleiner="status.byCategory nog_niet_gestart"}}ja{{anders}}nee{{/als}}',
    "nee",
  ],
  ['{{#als "registrations.inPeriod" "vorige" groter="200"}}ja{{/als}}', "ja"],
  ['{{#als "registrations.inPeriod" "verschil" kleiner="-100"}}ja{{/als}}', "ja"],
  [
    '{{#getoond "children.returned"}}{{cijfer "children.returned"}}{{anders}}een paar kinderen{{/getoond}}',
    "een paar kinderen",
  ],
  ['{{#getoond "people.bySupported" "vader"}}ja{{anders}}nee{{/getoond}}', "nee"],
  ['{{#getoond "people.bySupported" "moeder" "breuk"}}ja{{anders}}nee{{/getoond}}', "ja"],
  ['{{#getoond "waitingTimes.daysWaiting" "median"}}ja{{anders}}nee{{/getoond}}', "nee"],
];

const FAULTS: readonly (readonly [text: string, code: string, says: RegExp])[] = [
  ['{{cijfer "registrations.totl"}}', "woven-figure-unknown", /registrations\.total/],
  ['{{cijfer "total"}}', "woven-figure-unknown", /registrations\.total/],
  ['{{cijfer "status.byCategory" "lopent"}}', "woven-category-unknown", /Bedoel je lopend/],
  ['{{cijfer "registrations.total" "afgerondt"}}', "woven-category-unknown", /Bedoel je afgerond/],
  ['{{cijfer "waitingTimes.daysToStart"}}', "woven-form", /median, p90, n/],
  ['{{cijfer "registrations.total" "vorige" "verschil"}}', "woven-form", /gaan niet samen/],
  ['{{aandeel "registrations.total"}}', "woven-form", /aandeel is er van een percentage/],
  [
    '{{cijfer "registrations.total" zelfstandig="gezinn"}}',
    "woven-noun-unknown",
    /Bedoel je gezin\?/,
  ],
  [
    '{{cijfer "registrations.total" zelfstandig="2e kind/2e kinderen"}}',
    "woven-noun-unknown",
    /alleen letters/,
  ],
  [
    '{{cijfer "registrations.total" zelfstandig="<b>/<b>"}}',
    "woven-noun-unknown",
    /alleen letters/,
  ],
  [
    '{{cijfer "registrations.total" zelfstandig="שלום/שלום"}}',
    "woven-noun-unknown",
    /alleen letters/,
  ],
  ['{{maand "vierde"}}', "woven-month", /eerste/],
  ['{{maand "laatst"}}', "woven-month", /eerste/],
  ['{{periode "volgende"}}', "woven-form", /vorige/],
  ['{{cijfer "children.returned"}}', "woven-not-shown", /beschermen.*\{\{#getoond/],
  ['{{cijfer "people.bySupported" "vader"}}', "woven-not-shown", /beschermen/],
  ['{{#als "children.returned" groter="2"}}x{{/als}}', "woven-not-shown", /beschermen/],
  ['{{cijfer "support.desiredSituation"}}', "woven-not-shown", /kolommen/],
  [
    '{{#als "registrations.total" groter="veel"}}x{{/als}}',
    "woven-form",
    /vergelijk met een getal/,
  ],
  ['{{#getoond "children.retrned"}}x{{/getoond}}', "woven-figure-unknown", /children\.returned/],
];

describe("a call of a figure", () => {
  it.each(CALLS)("%s", (text, comes) => {
    expect(wovenIn(CASE, text)).toBe(comes);
  });

  it.each(FAULTS)("is refused: %s", (text, code, says) => {
    const faults = faultsIn(CASE, text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${code}: `));
    expect(faults[0]).toMatch(says);
  });

  it("gives the origin of its number", () => {
    const text =
      '{{cijfer "registrations.viaLetter" "afgerond"}} {{cijfer "registrations.total" "verschil"}} {{aandeel "status.byCategory" "lopend"}} {{peildatum}}';
    const origins = valuesIn(CASE, text).map((value) => value.map(({ origin }) => origin));
    expect(origins).toEqual([
      ["rounded(registrations.viaLetter.value)"],
      ["registrations.total.value - 2023-Q4/registrations.total.value", undefined],
      ["share(status.byCategory.lopend, status.byCategory.total)"],
      ["period.to"],
    ]);
  });

  it("has no previous period if there is none", () => {
    const { before: _, ...alone } = CASE;
    for (const call of ['{{cijfer "registrations.total" "vorige"}}', '{{periode "vorige"}}']) {
      expect(faultsIn(alone, call)[0]).toMatch(/^woven-not-shown: .*vorige periode/);
    }
  });

  it("prints only the number that its origin describes", () => {
    const earlier = { name: "", figures: CASE.before ?? {}, period: "2023-Q4" };
    const sources = {
      figures: [publishedOfCase(CASE), publishedOfCase(earlier)],
      redefinitions: [],
      settings: { events: [], contact: null },
    };
    for (const [text] of CALLS) {
      const runs = runsIn(valuesIn(CASE, text));
      expect(runs.map((run) => lieOf(run, sources))).toEqual(runs.map(() => null));
    }
  });

  it("prints a held number with its day, and no difference", () => {
    const held: GoldenCase = {
      ...CASE,
      protectedAs: { "children.returned": "2023-12-31" },
      figures: { ...CASE.figures, "children.returned": count(17, { families: 12 }) },
    };
    const text = 'ook {{cijfer "children.returned" zelfstandig="kind"}}';
    expect(wovenIn(held, text)).toBe("ook 17 kinderen (stand eind december 2023)");
    expect(wovenIn(held, '{{cijfer "children.returned" "verschil"}}')).toBe("woven-not-shown");
  });

  it("prints no small difference between sensitive numbers", () => {
    const near: GoldenCase = {
      name: "one child more",
      figures: {
        ...CASE.figures,
        "children.total": count(101),
        "children.placed": count(51),
        "children.placedNow": count(31),
        "children.placedBefore": count(20),
      },
      before: {
        "children.total": count(100),
        "children.placed": count(50),
        "children.placedNow": count(30),
        "children.placedBefore": count(20),
      },
    };
    const call = (form: string) => `{{cijfer "children.placedNow"${form}}}`;
    expect(wovenIn(near, call(""))).toBe("31");
    expect(wovenIn(near, call(' "verschil"'))).toBe("woven-not-shown");
    expect(wovenIn(near, '{{#als "children.placedNow" groter="vorige"}}meer{{/als}}')).toBe(
      "woven-not-shown",
    );
    expect(
      wovenIn(
        near,
        '{{#getoond "children.placedNow" "verschil"}}meer{{anders}}ongeveer evenveel{{/getoond}}',
      ),
    ).toBe("ongeveer evenveel");
  });
});
