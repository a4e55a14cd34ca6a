import { describe, expect, it } from "vitest";

import type { ElementMeaning } from "../../../src/browser/page-scripts.ts";
import { targetsOf } from "../../../src/pdf/parts/links.ts";
import { element } from "../../../src/pdf/structure/element.ts";
import { inShort, text } from "../structure/handmade.ts";

/** The target of the link to `doel`, for these printed and arranged structures. */
function target(
  printed: ReturnType<typeof element>,
  arranged: ReturnType<typeof element>,
): string | undefined {
  const meaning = new Map<string, ElementMeaning>([["k1", { kind: "target", id: "doel" }]]);
  const found = targetsOf(element("Document", [printed]), element("Document", [arranged]), meaning);
  const one = found.get("doel");
  return one && inShort(one);
}

describe("the target of a link", () => {
  it("is the element with its id", () => {
    const heading = element("H2", [text(0)], { key: "k1" });
    expect(target(heading, heading)).toBe("H2(0)");
  });

  it("is the first remaining part of a replaced element", () => {
    const box = element("NonStruct", [element("P", [text(0), text(1)])], { key: "k1" });
    const rest = element("Sect", [element("P", [text(2)]), element("P", [text(1)])]);
    expect(target(box, rest)).toBe("P(1)");
  });

  it("is the note if the id belongs to its item", () => {
    const printed = element("LI", [text(0)], { key: "k1" });
    const label = element("Lbl", [text(1)]);
    const note = element("LBody", [element("FENote", [text(0)])]);
    expect(target(printed, element("LI", [label, note], { key: "k1" }))).toBe("FENote(0)");
    const plain = element("LI", [label, element("LBody", [text(0)])], { key: "k1" });
    expect(target(printed, plain)).toBe("LI(Lbl(1) LBody(0))");
  });

  it("is missing if the element contained only layout", () => {
    const printed = element("NonStruct", [text(0)], { key: "k1" });
    expect(target(printed, element("P", [text(1)]))).toBeUndefined();
  });
});
