import { describe, expect, it } from "vitest";

import { heardOn, type PageRead, type StructureNode } from "../../src/snapshots/read-back.ts";

const page = (...children: readonly StructureNode[]): PageRead => ({
  tree: { role: "Root", children: [{ role: "Document", children }] },
  texts: new Map([
    ["1", "Er waren er "],
    ["2", "105"],
    ["3", "jan feb"],
  ]),
  artifact: "Pagina 2",
  links: new Map([["a", "Verantwoording, pagina 12"]]),
});
const text = (id: string): StructureNode => ({ type: "content", id });

describe("the elements of a page as assistive technology reads them", () => {
  it("give the words of each element, and the alt text instead of painted words", () => {
    const [document] = heardOn(
      page(
        { role: "P", children: [text("1"), { role: "Strong", children: [text("2")] }] },
        { role: "Figure", alt: "Staafdiagram", children: [text("3")] },
      ),
    );
    expect(document?.elements).toMatchObject([
      { role: "P", words: "Er waren er 105", alt: null, painted: "" },
      { role: "Figure", words: "", alt: "Staafdiagram", painted: "jan feb" },
    ]);
  });

  it("give the words of a link, and its name", () => {
    const link = { role: "Link", children: [text("2"), { type: "annotation", id: "a" } as const] };
    const [document] = heardOn(page({ role: "P", children: [link] }));
    expect(document?.elements[0]?.words).toBe("[105 → Verantwoording, pagina 12]");
  });

  it("leave out elements of another page that do not continue on this one", () => {
    const broken = { role: "Span", alt: "Uithuisplaatsingen", children: [] };
    expect(
      heardOn(
        page(
          { role: "LI", children: [{ role: "LBody", children: [broken] }] },
          { role: "Figure", alt: "Staafdiagram", children: [] },
        ),
      ),
    ).toEqual([]);
    const [document] = heardOn(page({ role: "P", children: [broken, text("2")] }));
    expect(document?.elements[0]?.words).toBe("105");
  });
});
