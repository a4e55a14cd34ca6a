import { beforeAll, describe, expect, it } from "vitest";

import type { PublishedFigure, PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { PUBLISHED } from "./published.ts";

/** Figures that were published in words or as a rank: the largest category first. */
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
