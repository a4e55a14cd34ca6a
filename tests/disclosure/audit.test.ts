import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { auditPublications } from "../../src/disclosure/audit.ts";
import {
  type PublishedFigures,
  publishedFiguresSchema,
} from "../../src/disclosure/published-figures.ts";
import { publicationOf } from "./protected.ts";

const GOLDEN = path.join(import.meta.dirname, "../golden/audit");

function keptBefore(name: string): PublishedFigures {
  return publishedFiguresSchema.parse(JSON.parse(readFileSync(path.join(GOLDEN, name), "utf8")));
}

describe("the audit of publications", () => {
  it("finds what follows from two publications of a release that did not prevent it", () => {
    const both = ["2023-12.json", "2024-Q1.json"].map(keptBefore);
    const { figures, withheld, derivable } = auditPublications(both);
    expect([withheld, derivable]).toEqual([32, 5]);
    expect(figures.filter((one) => one.derivable > 0).map(({ figure }) => figure)).toEqual([
      "results.inPeriodByResult",
    ]);
    // A theme has 20 families; results with 11 and 5 leave at least 4.
    expect(both.map((one) => auditPublications([one]).derivable)).toEqual([0, 1]);
  });

  it("finds nothing in publications that hide nothing", () => {
    const published = publicationOf("2024-Q1", {
      "people.bySupported": { cells: { moeder: 9, vader: 8 } },
    });
    expect(auditPublications([published])).toEqual({
      figures: [],
      withheld: 0,
      derivable: 0,
      fewestValues: null,
    });
  });

  it("finds no possible value in a file that contradicts itself", () => {
    const published = publicationOf("2024-Q1", {
      "people.bySupported": { cells: { moeder: 40, vader: 3, kinderen: 6, nog_niet_in_beeld: 90 } },
    });
    const figure = published.figures["people.bySupported"];
    expect(figure).toMatchObject({ total: 139 });
    const spoilt = publishedFiguresSchema.parse({
      ...published,
      figures: { "people.bySupported": { ...figure, total: 30 } },
    });
    expect(auditPublications([spoilt])).toMatchObject({ withheld: 2, fewestValues: 0 });
  });
});
