import { beforeAll, describe, expect, it } from "vitest";

import type { PublishedFigure, PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { figuresOfFile } from "../figures-of-file.ts";

/**
 * The figures of two progress reports that were really published. The sample export is made to
 * come to them; here the tool computes them from its rows. Cells are given as `figure/category`.
 */
const PUBLISHED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "2023-02..2023-03": {
    "registrations.total": 376,
    "registrations.byRoute/rechtstreeks": 269,
    "registrations.byRoute/professional": 86,
    "registrations.byOrigin/buitenland": 17,
    "registrations.viaLetter": 0,
    "status.byCategory/lopend": 203,
    "status.byCategory/heropend": 10,
    "status.byCategory/nog_niet_gestart": 27,
    "status.byCategory/nooit_gestart": 66,
    "status.byCategory/afgesloten": 70,
    "status.supported": 213,
    "responseTimes.contactWithin2Days": 82,
    "responseTimes.welcomeWithin7Days": 70,
    "children.total": 693,
    "children.placedNow": 279,
    "children.byMeasure/met_maatregel": 207,
    "children.byMeasure/zonder_maatregel": 36,
    "children.byMeasure/met_en_zonder_maatregel": 16,
    "children.byMeasure": 259,
    "children.byResidence/pleeggezin": 94,
    "children.byResidence/andere_ouder": 70,
    "children.byResidence/netwerk": 62,
    "children.returned": 12,
    "children.returnedFamilies": 8,
    "regions.involved": 37,
    "regions.byRegion/Rijnmond": 34,
    "regions.byRegion/Amsterdam-Amstelland": 28,
    "regions.byRegion/Flevoland": 20,
    "support.requestsByTheme/persoonlijk_herstel": 142,
    "analyses.byState/lopend": 15,
    "results.byResult/bezoekregeling_verbeterd": 27,
    "results.byResult/bezoekregeling_tot_stand": 7,
    "results.byResult/gezag_terug_of_behouden": 7,
    "results.byResult/uithuisplaatsing_voorkomen": 6,
    "results.byResult/terugplaatsing_kinderen": 8,
    "results.byResult/contact_kinderen_hersteld": 14,
    "results.byResult/contact_tussen_kinderen_hersteld": 8,
    "results.byResult/familierelatie_hersteld": 3,
  },
  "2024-02..2024-04": {
    "registrations.total": 967,
    "registrations.byRoute/rechtstreeks": 756,
    "registrations.byRoute/professional": 136,
    "registrations.viaLetter": 246,
    "registrations.byMonth/2023-12": 105,
    "status.byCategory/lopend": 484,
    "status.byCategory/heropend": 17,
    "status.byCategory/nog_niet_gestart": 44,
    "status.byCategory/nooit_gestart": 139,
    "status.byCategory/afgesloten": 283,
    "status.supported": 501,
    "responseTimes.contactWithin2Days": 85,
    "responseTimes.welcomeWithin7Days": 67,
    "people.bySupported/nog_niet_in_beeld": 65,
    "families.byComposition/nog_niet_in_beeld": 208,
    "families.byCustody/alle_kinderen": 343,
    "families.byCustody/geen": 130,
    "families.byCustody/een_ouder": 271,
    "families.byCustody/beide_ouders": 161,
    "families.byCustody/nog_niet_in_beeld": 62,
    "children.total": 1569,
    "children.placed": 831,
    "children.placedNow": 447,
    "children.placedBefore": 384,
    "children.byMeasure/met_maatregel": 534,
    "children.byMeasure/zonder_maatregel": 133,
    "children.byMeasure/met_en_zonder_maatregel": 50,
    "children.byMeasure": 717,
    "children.byResidence/pleeggezin": 225,
    "children.byResidence/andere_ouder": 146,
    "children.byResidence/netwerk": 162,
    "children.returned": 36,
    "children.returnedFamilies": 25,
    "regions.involved": 40,
    "regions.byRegion/Rijnmond": 84,
    "regions.byRegion/Amsterdam-Amstelland": 82,
    "regions.byRegion/Zuid-Holland Zuid": 50,
    "regions.byRegion/Flevoland": 47,
    "regions.byRegion/Haaglanden": 35,
    "analyses.byState/lopend": 13,
    "analyses.byState/afgerond": 9,
    "results.byResult/bezoekregeling_verbeterd": 38,
    "results.byResult/bezoekregeling_tot_stand": 19,
    "results.byResult/gezag_terug_of_behouden": 13,
    "results.byResult/uithuisplaatsing_voorkomen": 13,
    "results.byResult/terugplaatsing_kinderen": 25,
    "results.byResult/contact_kinderen_hersteld": 52,
    "results.byResult/contact_tussen_kinderen_hersteld": 31,
    "results.byResult/familierelatie_hersteld": 19,
  },
};

/** What was published in words or as a rank: the largest category first. */
const LARGEST: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "2023-02..2023-03": {
    "people.bySupported": "moeder",
    "families.byComposition": "eenoudergezin",
    "regions.byRegion": "Rijnmond",
    "support.requestsByTheme": "persoonlijk_herstel",
    "support.providedByTheme": "persoonlijk_herstel",
    "results.byTheme": "persoonlijk_herstel",
  },
  "2024-02..2024-04": {
    "registrations.byMonth": "2023-12",
    "people.bySupported": "moeder",
    "families.byComposition": "eenoudergezin",
    "regions.byRegion": "Rijnmond",
    "support.requestsByTheme": "persoonlijk_herstel",
    "support.providedByTheme": "persoonlijk_herstel",
    "results.byTheme": "persoonlijk_herstel",
  },
};

describe.each(Object.keys(PUBLISHED))("the published figures of %s", (period) => {
  let figures: PublishedFigures;
  beforeAll(async () => {
    figures = await figuresOfFile("fixtures/monitor.csv", period, 0);
  });

  it.each(Object.entries(PUBLISHED[period] ?? {}))("%s is %d", (id, published) => {
    expect(numberOf(figures, id)).toBe(published);
  });

  it.each(Object.entries(LARGEST[period] ?? {}))("%s is led by %s, alone", (id, code) => {
    const figure = figures.figures[id];
    if (figure === undefined || !("categories" in figure)) throw new Error(`no breakdown ${id}`);
    const values = figure.categories.map(({ value }) => value ?? 0);
    const highest = Math.max(...values);
    const leaders = figure.categories.filter(({ value }) => value === highest);
    expect(leaders.map((leader) => leader.code)).toEqual([code]);
  });

  it("starts in April 2022, and few families are intact", () => {
    const months = figures.figures["registrations.byMonth"];
    const first = months !== undefined && "categories" in months ? months.categories[0] : undefined;
    expect(first?.code).toBe("2022-04");
    const share =
      numberOf(figures, "families.byComposition/intact_gezin") /
      numberOf(figures, "families.byComposition");
    expect(share).toBeLessThan(0.1);
  });
});

describe("the sample at the default threshold", () => {
  it("withholds the three restored family relations of 2023", async () => {
    const { figures } = await figuresOfFile("fixtures/monitor.csv", "2023-02..2023-03", 5);
    expect(cellOf(figures["results.byResult"], "familierelatie_hersteld")).toEqual({
      code: "familierelatie_hersteld",
      label: "Familierelatie hersteld",
      theme: "gezinsherstel",
      value: null,
      withheld: true,
    });
  });
});

function cellOf(figure: PublishedFigure | undefined, code: string) {
  return figure !== undefined && "categories" in figure
    ? figure.categories.find((category) => category.code === code)
    : undefined;
}

function numberOf({ figures }: PublishedFigures, id: string): number {
  const [name = "", code] = id.split("/");
  const figure = figures[name];
  if (figure === undefined || "unavailable" in figure) throw new Error(`no figure ${id}`);
  if (code !== undefined) return cellOf(figure, code)?.value ?? Number.NaN;
  if ("percentage" in figure) return figure.percentage ?? Number.NaN;
  if ("total" in figure) return figure.total;
  return "value" in figure ? (figure.value ?? Number.NaN) : Number.NaN;
}
