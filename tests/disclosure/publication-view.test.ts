import { describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { viewOf } from "../../src/disclosure/publication-view.ts";
import { publicationOf } from "./protected.ts";

/** A publication in which each count is held at 20. */
function heldAt20(ids: readonly string[]): PublishedFigures {
  const counts = Object.fromEntries(ids.map((id) => [id, { value: 20 }]));
  const published = publicationOf("2024-Q1", counts);
  const held = Object.entries(published.figures).map(([id, figure]) => [
    id,
    { ...figure, held: true as const, asOf: "2023-12-31" },
  ]);
  return { ...published, figures: Object.fromEntries(held) as PublishedFigures["figures"] };
}

describe("what readers see of a held number", () => {
  it("is that it grew by less than the threshold, except for children of few families", () => {
    const ids = ["children.returnedFamilies", "children.returned"];
    const { figures } = viewOf(heldAt20(ids));
    const bounds = ids.map((id) => figures.get(id)?.map(({ low, high }) => [low, high]));
    expect(bounds).toEqual([[[21, 24]], [[21, Infinity]]]);
  });
});
