import { describe, expect, it } from "vitest";

import { CATALOGUE } from "../../src/figures/catalogue.ts";
import type { Relation } from "../../src/figures/definition.ts";

const ids = CATALOGUE.map(({ id }) => id);
const kindsOf = (relations: readonly Relation[]): readonly string[] =>
  relations.map(({ kind }) => kind);

describe.each(CATALOGUE)("the relations of $id", ({ kind, measure, sensitive, relations }) => {
  it("are declared", () => expect(relations.length).toBeGreaterThan(0));

  it("say of a sensitive figure how its categories add up", () => {
    if (!sensitive || kind !== "breakdown") return;
    const lines = kindsOf(relations).filter((one) => one === "addsUp" || one === "severalAnswers");
    expect(lines).toHaveLength(1);
  });

  it("say of a sensitive figure how it hangs together with other times", () => {
    if (!sensitive) return;
    expect(kindsOf(relations)).toContain(measure === "stock" ? "neverFalls" : "flowInto");
  });

  it("name a figure that is not sensitive as shown whole, or what it flows into", () => {
    if (sensitive) return;
    expect(relations).toHaveLength(1);
    expect(["shownWhole", "flowInto"]).toContain(relations[0]?.kind);
  });

  it("name figures of the catalogue only", () => {
    const named = relations.flatMap((relation) => [
      ...("figure" in relation ? [relation.figure] : []),
      ...("figures" in relation ? relation.figures : []),
      ...("stock" in relation ? [relation.stock] : []),
      ...("flow" in relation ? [relation.flow, relation.rows] : []),
    ]);
    expect(ids).toEqual(expect.arrayContaining(named));
  });
});
