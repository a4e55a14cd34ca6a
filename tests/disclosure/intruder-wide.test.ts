import { describe, expect, it } from "vitest";

import { changesInSight, worksOut } from "./intruder/attack.ts";
import { exportByChance, type ExportStyle } from "./intruder/exports.ts";
import { CHAIN, NESTS, PERIODS } from "./intruder/periods.ts";
import { Publisher } from "./intruder/publications.ts";
import { sampleOf } from "../run/sample.ts";

const SEEDS = sampleOf([11, 12, 13, 14, 15], 5);

const EXPORTS = (["random", "published-like"] satisfies ExportStyle[]).flatMap((style) =>
  SEEDS.map((seed) => ({ style, seed })),
);

describe.each(EXPORTS)("an intruder with the publications of a $style export $seed", (one) => {
  const publisher = new Publisher(exportByChance(one.style, one.seed));

  it("derives nothing from one publication", async () => {
    for (const publication of await publisher.alone(PERIODS)) {
      expect(await worksOut([publication], publisher)).toEqual([]);
    }
  });

  it("derives nothing from eight quarters, and sees no small change", async () => {
    const publications = await publisher.oneAfterAnother(CHAIN);
    expect(await worksOut(publications, publisher)).toEqual([]);
    expect(changesInSight(publications)).toEqual([]);
  });

  it.each(NESTS.map((nest) => ({ nest })))("derives nothing from $nest", async ({ nest }) => {
    const publications = await publisher.oneAfterAnother(nest);
    expect(await worksOut(publications, publisher)).toEqual([]);
    expect(changesInSight(publications)).toEqual([]);
  });
});

describe.each([
  { style: "random", seed: 3 },
  { style: "published-like", seed: 3 },
] as const)(
  "where all changes of a $style export are protected, an intruder",
  ({ style, seed }) => {
    it("derives nothing from eight quarters, and sees no small change of any stock", async () => {
      const publisher = new Publisher(exportByChance(style, seed), "all");
      const publications = await publisher.oneAfterAnother(CHAIN);
      expect(await worksOut(publications, publisher)).toEqual([]);
      expect(changesInSight(publications)).toEqual([]);
    });
  },
);
