import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type LineChange, lineChanges, partChanges } from "../../src/snapshots/differences.ts";

const lines = (...all: readonly string[]) => all.join("\n");

describe("the lines that differ", () => {
  it("are beside each other, under their page", () => {
    const kept = lines("— pagina 1 —", "Titel", "— pagina 2 —", "Het zijn er 103.", "Slot");
    const now = lines("— pagina 1 —", "Titel", "— pagina 2 —", "Het zijn er 105.", "Slot");
    expect(lineChanges(kept, now)).toEqual([
      { where: "— pagina 2 —", kept: "Het zijn er 103.", now: "Het zijn er 105." },
    ]);
  });

  it("have nothing beside them if a line is new or removed", () => {
    expect(lineChanges("a\nb", "a\nb\nc")).toEqual([{ where: null, kept: null, now: "c" }]);
    expect(lineChanges("a\nb\nc", "a\nc")).toEqual([{ where: null, kept: "b", now: null }]);
  });

  it("are exactly those that turn one text into the other", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c", "— pagina 1 —", ""), {
      minLength: 1,
      maxLength: 12,
    });
    const count = (all: readonly (string | null)[]) =>
      Map.groupBy(
        all.filter((line) => line !== null),
        (line) => line,
      );
    fc.assert(
      fc.property(text, text, (kept, now) => {
        const changes: readonly LineChange[] = lineChanges(kept.join("\n"), now.join("\n"));
        // Common and removed lines give the old text; common and added lines give the new text.
        const sizes = (all: readonly string[], less: readonly (string | null)[]) => {
          const counted = count(all);
          const taken = count(less);
          return ["a", "b", "c", "— pagina 1 —", ""].map(
            (line) => (counted.get(line)?.length ?? 0) - (taken.get(line)?.length ?? 0),
          );
        };
        expect(
          sizes(
            kept,
            changes.map((one) => one.kept),
          ),
        ).toEqual(
          sizes(
            now,
            changes.map((one) => one.now),
          ),
        );
        expect(changes.length === 0).toBe(kept.join("\n") === now.join("\n"));
      }),
    );
  });
});

describe("the parts that differ", () => {
  it("are named, including new and removed ones", () => {
    const kept = { inleiding: "1", resultaten: "2", style: "3" };
    const now = { inleiding: "1", resultaten: "4", doorkijk: "5" };
    expect(partChanges(kept, now).map(({ kept: old, now: name }) => [old, name])).toEqual([
      ["resultaten", "resultaten"],
      ["style", null],
      [null, "doorkijk"],
    ]);
  });
});
