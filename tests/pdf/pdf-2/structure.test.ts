import { describe, expect, it } from "vitest";

import { asPdf2 } from "../../../src/pdf/structure/arrange.ts";
import { element, type StructureElement } from "../../../src/pdf/structure/element.ts";
import { inShort, text } from "../structure/handmade.ts";

const list = (items: readonly StructureElement[], numbering?: string): StructureElement =>
  element("L", items, numbering === undefined ? {} : { attributes: { listNumbering: numbering } });
const item = (label: string, body: StructureElement): StructureElement =>
  element("LI", [element(label, [text(0)]), element("LBody", [body])]);
const numberingOf = (one: StructureElement): string | undefined =>
  asPdf2(one).attributes?.listNumbering;

describe("a structure of PDF 2.0", () => {
  it("has endnotes in place of notes", () => {
    const body = element("LBody", [element("Note", [text(0)], { id: "noot-1" })]);
    expect(inShort(asPdf2(element("LI", [body])))).toBe("LI(LBody(FENote(0)))");
    expect(asPdf2(element("Note", [], { id: "noot-1" })).id).toBe("noot-1");
  });

  it("keeps a caption with its subject, and leaves other groups unchanged", () => {
    const caption = element("Caption", [text(0)]);
    const chart = element("Div", [caption, element("Figure", [text(1)])], { key: "k1" });
    const section = element("Sect", [element("P", [text(2)]), chart]);
    expect(inShort(asPdf2(section))).toBe("Sect(P(2) Aside(Caption(0) Figure(1)))");
    expect(asPdf2(chart).key).toBe("k1");
    expect(inShort(asPdf2(element("Div", [element("P", [text(0)])])))).toBe("Div(P(0))");
    expect(inShort(asPdf2(element("Table", [caption])))).toBe("Table(Caption(0))");
  });

  it("gives each list with labels a numbering", () => {
    const note = item("Lbl", element("Note", [text(1)]));
    const term = item("Lbl", element("P", [text(1)]));
    expect(numberingOf(list([note]))).toBe("Decimal");
    expect(numberingOf(list([term]))).toBe("Description");
    expect(numberingOf(list([term], "Disc"))).toBe("Disc");
    expect(numberingOf(list([element("LI", [element("LBody", [text(0)])])]))).toBeUndefined();
  });
});
