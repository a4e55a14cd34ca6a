import { describe, expect, it } from "vitest";

import { CATALOGUE } from "../../src/figures/catalogue.ts";
import type { Relation } from "../../src/figures/definition.ts";

const ids = CATALOGUE.map(({ id }) => id);
const kindsOf = (relations: readonly Relation[]): readonly string[] =>
  relations.map(({ kind }) => kind);

describe.each(CATALOGUE)("the relations of $id", ({ kind, measure, sensitive, relations }) => {
  it("are declared", () => expect(relations.length).toBeGreaterThan(0));

  it("belong to a kind of figure that protection covers", () => {
    if (!sensitive) return;
    expect(["count", "breakdown"]).toContain(kind);
  });

  it("state how the categories of a sensitive figure add up", () => {
    if (!sensitive || kind !== "breakdown") return;
    const lines = kindsOf(relations).filter((one) => one === "addsUp" || one === "severalAnswers");
    expect(lines).toHaveLength(1);
  });

  it("state how a sensitive figure is linked to other times", () => {
    if (!sensitive) return;
    expect(kindsOf(relations)).toContain(measure === "stock" ? "neverFalls" : "flowInto");
  });

  it("mark another figure as fully shown, or name its stock", () => {
    if (sensitive) return;
    expect(relations).toHaveLength(1);
    expect(["shownWhole", "flowInto"]).toContain(relations[0]?.kind);
  });

  it("contain figures of the catalogue only", () => {
    const named = relations.flatMap((relation) => [
      ...("figure" in relation ? [relation.figure] : []),
      ...("figures" in relation ? relation.figures : []),
      ...("stock" in relation ? [relation.stock] : []),
      ...("flow" in relation ? [relation.flow, relation.rows] : []),
    ]);
    expect(ids).toEqual(expect.arrayContaining(named));
  });
});
