import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { figureChanges, withFigureChanges } from "../../src/pipeline/check-snapshots.ts";
import { figuresJson } from "../../src/publish/figure-files.ts";
import { cells, figuresIn } from "../compare/figures-beside.ts";

const ORIGIN = "registrations.byOrigin";
const of = (drenthe: number, supported: number, total = 100): PublishedFigures =>
  figuresIn("2024-Q1", {
    "registrations.total": { value: total },
    "status.supported": { value: supported },
    [ORIGIN]: cells({ drenthe, utrecht: 93 }, { total: 100 }),
  });
const changes = (kept: PublishedFigures, made: PublishedFigures, isSameExport: boolean) =>
  figureChanges(figuresJson(kept), made, { isSameExport }).map(({ kept: was, now }) => [was, now]);

describe("the figures of a snapshot, made again from the same export", () => {
  it("are listed number by number if they differ", () => {
    expect(changes(of(17, 60), of(27, 62), true)).toEqual([
      [`${ORIGIN} drenthe value: 17`, `${ORIGIN} drenthe value: 27`],
      ["status.supported value: 60", "status.supported value: 62"],
    ]);
  });

  it("are listed line by line if no number differs", () => {
    const made = { ...of(7, 60), period: { ...of(7, 60).period, label: "anders" } };
    expect(changes(of(7, 60), made, true)).toHaveLength(1);
  });

  it.each(["geen JSON 17", JSON.stringify({ schemaVersion: 1, value: 17 }), ""])(
    "show no line if the layer contains no figures: %j",
    (kept) => {
      expect(figureChanges(kept, of(27, 62), { isSameExport: true })).toEqual([]);
      const told = withFigureChanges(
        [{ layer: "figures", reason: "differs", changes: [] }],
        kept,
        of(27, 62),
      );
      expect(JSON.stringify(told)).not.toMatch(/\d/);
    },
  );

  it("show neither number of a sensitive figure that changed little", () => {
    const number = fc.integer({ min: 1000, max: 2000 });
    const little = fc.constantFrom(-4, -3, -2, -1, 1, 2, 3, 4);
    fc.assert(
      fc.property(number, little, (kept, by) => {
        const [change, ...others] = changes(of(kept, 60), of(kept + by, 60), true);
        expect(others).toEqual([]);
        expect(change?.[0]).toBeNull();
        expect(change?.[1]).toContain(`${ORIGIN} value: niet getoond`);
        expect(JSON.stringify(change)).not.toMatch(/\d{4}/);
      }),
    );
  });
});

describe("a report that is kept again, perhaps from another export", () => {
  const differs = (layer: "figures" | "text" | "manifest") => ({
    layer,
    reason: "differs" as const,
    changes: [{ where: null, kept: "60 gezinnen", now: "62 gezinnen" }],
  });

  it("names the figures that few registrations changed, without numbers", () => {
    expect(changes(of(17, 60), of(27, 62, 102), false)).toEqual([
      ["registrations.total value: 100", "registrations.total value: 102"],
      [null, expect.stringContaining(`${ORIGIN} all: niet getoond`)],
      [null, expect.stringContaining("status.supported value: niet getoond")],
    ]);
  });

  it("shows no line of its text if its figures differ: that would show the same numbers", () => {
    const kept = figuresJson(of(17, 60));
    const told = withFigureChanges([differs("figures"), differs("text")], kept, of(27, 62, 102));
    expect(JSON.stringify(told)).not.toContain("62");
    const alone = withFigureChanges([differs("text"), differs("manifest")], kept, of(17, 60));
    expect(alone.map((one) => one.changes.length)).toEqual([1, 1]);
  });
});
