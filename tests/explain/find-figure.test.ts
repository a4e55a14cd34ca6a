import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { findFigure } from "../../src/explain/find-figure.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";

describe("a figure", () => {
  it.each(CATALOGUE.map(({ id, label }) => [id, label] as const))("%s is found", (id, label) => {
    expect(findFigure(id)).toEqual({ kind: "found", id, isId: true });
    for (const name of [label, label.toUpperCase(), ` ${label.toLowerCase()} `]) {
      expect(findFigure(name)).toEqual({ kind: "found", id, isId: false });
    }
    expect(findFigure(id.toUpperCase())).toEqual({ kind: "found", id, isId: false });
  });

  it("is found by the last part of its id, if no other has that", () => {
    expect(findFigure("supported")).toMatchObject({ kind: "found", id: "status.supported" });
    expect(findFigure("total")).toMatchObject({
      kind: "ambiguous",
      figures: [{ id: "registrations.total" }, { id: "children.total" }],
    });
  });

  it.each([
    ["registraties.total", "registrations.total"],
    ["registration.total", "registrations.total"],
    ["registrations.totaal", "registrations.total"],
    ["trajekten met ondersteuning", "status.supported"],
    ["aanmelding", "registrations.total"],
    ["dagen tot start", "waitingTimes.daysToStart"],
    ["schoenmaat", undefined],
  ])("%s comes nearest to %s", (text, id) => {
    const found = findFigure(text);
    expect(found).toMatchObject({ kind: "near", figures: id === undefined ? [] : [{ id }] });
  });

  it("is not guessed from the name of a group, which gives all figures of the group", () => {
    const ids = CATALOGUE.map(({ id }) => id).filter((id) => id.startsWith("status."));
    expect(findFigure("Status")).toMatchObject({
      kind: "group",
      figures: ids.map((id) => ({ id })),
    });
  });

  it.each(["501", "1.234", "85%", "-3", " 12,5 "])("is not found by a number: %s", (text) => {
    expect(findFigure(text)).toEqual({ kind: "number" });
  });

  it("is not found by a random text, and no text causes an error", () => {
    const names = new Set(
      CATALOGUE.flatMap(({ id, label }) => [id, label, id.replace(/^[^.]*\./, "")]).map((name) =>
        name.toLowerCase(),
      ),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { kind } = findFigure(text);
        expect(kind === "found").toBe(names.has(text.trim().toLowerCase()));
      }),
    );
  });
});
