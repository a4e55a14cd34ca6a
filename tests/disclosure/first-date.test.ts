import { describe, expect, it } from "vitest";

import { publishedFiguresSchema } from "../../src/disclosure/published-figures.ts";
import { memorySource } from "../../src/monitor/source.ts";
import { figuresOfSource } from "../figures-of-file.ts";
import { csvOf, fullRows, type RowText } from "../monitor/export.ts";

const sourceOf = async (...changes: RowText[]) => {
  const text = csvOf(fullRows({}, {}, ...changes));
  const figures = await figuresOfSource(memorySource("m.csv", Buffer.from(text)), "2023", 0);
  expect(publishedFiguresSchema.parse(figures).source).toEqual(figures.source);
  return figures.source;
};

describe("the first date of an export", () => {
  it("is published if an earlier date lies far from all others", async () => {
    expect(await sourceOf({ aanmelddatum: "2002-01-02" })).toMatchObject({
      firstDate: "2023-01-02",
      latestDate: "2023-10-02",
    });
  });

  it("is left out if it is the earliest, also if a later date lies far away", async () => {
    expect(await sourceOf()).not.toHaveProperty("firstDate");
    const late = await sourceOf({ eerste_contact_op: "2099-12-31" });
    expect(late).not.toHaveProperty("firstDate");
    expect(late.latestDate).toBe("2023-10-02");
  });
});
