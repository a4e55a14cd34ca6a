import { describe, expect, it } from "vitest";

import { heardOn } from "../../../src/snapshots/read-back/read-back.ts";
import type { PageRead, StructureNode } from "../../../src/snapshots/read-back/read-pdf.ts";

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

describe("what is heard on a page", () => {
  it("is the words of each element, and the alt text in the place of what is painted", () => {
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

  it("has beside the words of a link what the link says", () => {
    const link = { role: "Link", children: [text("2"), { type: "annotation", id: "a" } as const] };
    const [document] = heardOn(page({ role: "P", children: [link] }));
    expect(document?.elements[0]?.words).toBe("[105 → Verantwoording, pagina 12]");
  });

  it("has nothing of what goes on from another page and is not on this one", () => {
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
