import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { attack, changesInSight, worksOut } from "./intruder/attack.ts";
import { exportByChance } from "./intruder/exports.ts";
import { Publisher } from "./intruder/publications.ts";
import { CHAIN, PERIODS } from "./intruder/periods.ts";

const SAMPLE = readFileSync(path.join(import.meta.dirname, "../../fixtures/monitor.csv"), "utf8");

const EXPORTS: readonly (readonly [name: string, csv: string])[] = [
  ["the sample", SAMPLE],
  ["an export by chance", exportByChance("random", 7)],
  ["an export like those published", exportByChance("published-like", 7)],
];

describe("an intruder with another solver, who knows the links and the rule", () => {
  it("derives less if more is withheld, and derives a number that nothing protects", async () => {
    const publisher = new Publisher(SAMPLE);
    const [one] = await publisher.alone(["2024-Q1"]);
    const truth = (await publisher.truth(["2024-Q1"])).get("2024-Q1");
    if (one === undefined || truth === undefined) throw new Error("no figures");
    const figure = truth.figures["registrations.byOrigin"];
    if (figure?.kind !== "breakdown" || !("categories" in figure)) throw new Error("no breakdown");
    const categories = figure.categories.map((category, index) =>
      index === 0 ? { ...category, value: null, withheld: true as const } : category,
    );
    const bare: PublishedFigures = {
      ...one,
      figures: { ...one.figures, "registrations.byOrigin": { ...figure, categories } },
    };
    const { findings } = await attack(0, [bare], publisher);
    const origin = findings.find((finding) => finding.figure === "registrations.byOrigin");
    expect(origin?.values).toEqual([origin?.truth]);
  });

  it.each(EXPORTS)("derives nothing from one publication: %s", async (_, csv) => {
    const publisher = new Publisher(csv);
    for (const one of await publisher.alone(PERIODS)) {
      expect(await worksOut([one], publisher)).toEqual([]);
    }
  });

  it("derives nothing from eight quarters", async () => {
    const publisher = new Publisher(SAMPLE);
    const publications = await publisher.oneAfterAnother(CHAIN);
    expect(await worksOut(publications, publisher)).toEqual([]);
    expect(changesInSight(publications)).toEqual([]);
  });

  it("leaves earlier publications unchanged", async () => {
    const publisher = new Publisher(SAMPLE);
    const kept = await publisher.oneAfterAnother(["2023-Q4"]);
    const before = structuredClone(kept);
    await publisher.oneAfterAnother(["2024-Q1"], kept);
    expect(kept).toEqual(before);
  });

  it("derives nothing from periods within one another", async () => {
    const publisher = new Publisher(SAMPLE);
    const publications = await publisher.oneAfterAnother(["2024-Q1", "2024-01..2024-02"]);
    expect(await worksOut(publications, publisher)).toEqual([]);
    expect(changesInSight(publications)).toEqual([]);
  });
});
