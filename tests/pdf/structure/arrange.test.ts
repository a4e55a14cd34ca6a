import { describe, expect, it } from "vitest";

import type { PageMeaning } from "../../../src/browser/page-scripts.ts";
import type { PageContent } from "../../../src/pdf/content/read-page.ts";
import { arrange } from "../../../src/pdf/structure/arrange.ts";
import {
  element,
  elementsOf,
  type Kid,
  type StructureElement,
} from "../../../src/pdf/structure/element.ts";
import { inShort, pagesWith, text, words } from "./handmade.ts";

const NO_MEANING: PageMeaning = new Map();
const documentOf = (...kids: readonly Kid[]): StructureElement => element("Document", kids);
const arranged = (
  pages: readonly PageContent[],
  kids: readonly Kid[],
  meaning: PageMeaning = NO_MEANING,
): string => inShort(arrange(documentOf(...kids), pages, meaning).root);
const found = (root: StructureElement, type: string): StructureElement | undefined =>
  [...elementsOf(root)].find((one) => one.type === type);

describe("text", () => {
  it("goes into the element around it", () => {
    const paragraph = element("P", [words(0), element("Strong", [words(1)]), words(2)]);
    expect(arranged(pagesWith(3), [paragraph])).toBe("Document(P(0 Strong(1) 2))");
  });

  it("moves out of inline elements without a meaning", () => {
    const raised = element("NonStruct", [element("Link", [words(1)])]);
    expect(arranged(pagesWith(2), [element("P", [words(0), raised])])).toBe(
      "Document(P(0 Link(1)))",
    );
  });

  it("becomes a paragraph if it is alone, one for each box", () => {
    const box = (id: number) => element("NonStruct", [words(id)]);
    expect(arranged(pagesWith(2), [box(0), box(1)])).toBe("Document(P(0) P(1))");
    const quote = element("BlockQuote", [words(0)]);
    expect(arranged(pagesWith(1), [quote])).toBe("Document(BlockQuote(P(0)))");
  });

  it("keeps another language", () => {
    const english = { ...words(1), language: "en" };
    const { root } = arrange(
      documentOf(element("P", [words(0), english])),
      pagesWith(2),
      NO_MEANING,
    );
    expect(inShort(root)).toBe("Document(P(0 Span(1)))");
    expect(found(root, "Span")?.language).toBe("en");
  });

  it("is a word if it is broken over two lines or columns", () => {
    const word = element("Em", [element("NonStruct", [text(0), text(3)])], { key: "k1" });
    const meaning: PageMeaning = new Map([["k1", { kind: "word", word: "samenwerking" }]]);
    const { root } = arrange(
      documentOf(element("P", [word])),
      pagesWith(4)
        .slice(0, 1)
        .map((page) => ({
          ...page,
          marked: new Map([...page.marked].filter(([id]) => id === 0 || id === 3)),
        })),
      meaning,
    );
    expect(inShort(root)).toBe("Document(P(Span(0 3)))");
    expect(found(root, "Span")?.actualText).toBe("samenwerking");
  });
});

describe("a box without meaning", () => {
  it("is a section if it contains the heading of one, and else is replaced by its contents", () => {
    const section = element("NonStruct", [element("H1", [words(0)]), element("P", [words(1)])]);
    const flow = element("NonStruct", [element("NonStruct", [section])]);
    expect(arranged(pagesWith(2), [flow])).toBe("Document(Sect(H1(0) P(1)))");
  });

  it("is removed if it is empty", () => {
    expect(arranged(pagesWith(1), [element("NonStruct", []), element("P", [words(0)])])).toBe(
      "Document(P(0))",
    );
  });
});

describe("decoration", () => {
  it("is an artifact: rules, borders, and content without paint", () => {
    const pages = pagesWith(4, { drawn: [0, 1], empty: [2] });
    const heading = element("H1", [text(0), words(3)]);
    const { root, artifacts } = arrange(
      documentOf(heading, element("P", [text(1), words(2)])),
      pages,
      NO_MEANING,
    );
    expect(inShort(root)).toBe("Document(H1(3))");
    expect(artifacts).toEqual([new Set([0, 1, 2])]);
  });

  it("does not include figures, or the bullets of a list", () => {
    const pages = pagesWith(4, { drawn: [0, 2] });
    const figure = element("Figure", [text(0), text(1)], { alt: "Een staaf" });
    const list = element("L", [element("LI", [element("Lbl", [text(2)]), words(3)])]);
    const { root } = arrange(documentOf(figure, list), pages, NO_MEANING);
    expect(inShort(root)).toBe("Document(Figure(0 1) L(LI(Lbl(2) LBody(3))))");
    expect(found(root, "Lbl")?.actualText).toBe("•");
    expect(found(root, "Figure")?.attributes?.box).toEqual([10, 20, 32, 41]);
  });

  it("never includes text without an element", () => {
    expect(() => arranged(pagesWith(2), [element("P", [words(0)])])).toThrow(
      /schrijft de PDF anders/,
    );
  });
});

describe("a figure", () => {
  it("replaces a paragraph that contains nothing else", () => {
    const figure = element("Figure", [text(0)], { alt: "Logo" });
    expect(arranged(pagesWith(1, { drawn: [0] }), [element("P", [figure])])).toBe(
      "Document(Figure(0))",
    );
  });

  it("around another one is a group", () => {
    const inner = element("Figure", [text(0)], { alt: "Staven" });
    const outer = element("Figure", [element("Caption", [words(1)]), inner]);
    expect(arranged(pagesWith(2, { drawn: [0] }), [outer])).toBe(
      "Document(Div(Caption(1) Figure(0)))",
    );
  });

  it.each([undefined, "", "  "])("is refused with %j for an alt text", (alt) => {
    const figure = element("Figure", [text(0)], alt === undefined ? {} : { alt });
    expect(() => arranged(pagesWith(1, { drawn: [0] }), [figure])).toThrow(
      /schrijft de PDF anders/,
    );
  });
});

describe("a list", () => {
  it("has bodies, with lists in them", () => {
    const inner = element("L", [element("LI", [element("Lbl", [text(2)]), words(3)])]);
    const list = element("L", [element("LI", [element("Lbl", [text(0)]), words(1), inner])]);
    expect(arranged(pagesWith(4), [list])).toBe(
      "Document(L(LI(Lbl(0) LBody(1 L(LI(Lbl(2) LBody(3)))))))",
    );
  });

  it("is the table of contents if the page says so", () => {
    const line = element("LI", [element("Link", [words(0)])]);
    const list = element("L", [line], { key: "k1" });
    expect(arranged(pagesWith(1), [list], new Map([["k1", { kind: "contents" }]]))).toBe(
      "Document(TOC(TOCI(Reference(Link(0)))))",
    );
  });

  it("contains notes if the page says so, and links to them are references", () => {
    const call = element("P", [
      words(0),
      element("NonStruct", [element("Link", [words(1)], { key: "k1" })]),
    ]);
    const note = element(
      "LI",
      [element("Link", [words(2)], { key: "k2" }), words(3), element("P", [words(4)])],
      { key: "k3" },
    );
    const meaning: PageMeaning = new Map([
      ["k1", { kind: "link", href: "#noot-1", label: "Noot 1" }],
      ["k2", { kind: "link", href: "#aanroep-1", label: "Noot 1, terug naar de tekst" }],
      ["k3", { kind: "note", id: "noot-1" }],
    ]);
    const { root } = arrange(documentOf(call, element("L", [note])), pagesWith(5), meaning);
    expect(inShort(root)).toBe(
      "Document(P(0 Reference(Link(1))) L(LI(Lbl(Link(2)) LBody(Note(3 P(4))))))",
    );
    expect(found(root, "Note")?.id).toBe("noot-1");
  });
});

describe("a table", () => {
  const head = (mark: Kid) => element("TH", [mark], { attributes: { scope: "Column" } });
  const row = (...cells: readonly Kid[]) => element("TR", cells);

  it("has a head and a body", () => {
    const rows = [
      row(head(words(1)), head(words(2))),
      row(element("TH", [words(3)], { attributes: { scope: "Row" } }), element("TD", [words(4)])),
    ];
    const table = element("Table", [element("Caption", [words(0)]), ...rows]);
    expect(arranged(pagesWith(5), [table])).toBe(
      "Document(Table(Caption(0) THead(TR(TH(1) TH(2))) TBody(TR(TH(3) TD(4)))))",
    );
  });

  it("has its head once, even if it is printed several times", () => {
    const pages = pagesWith(6, { pages: 2 });
    const onTwoPages = (id: number) =>
      element("NonStruct", [text(id), text(id + 1), text(id + 3), text(id, 1), text(id + 1, 1)]);
    const rows = [
      row(head(onTwoPages(0))),
      row(element("TD", [text(2)])),
      row(
        element("TD", [
          element("NonStruct", [text(5), text(2, 1), text(3, 1), text(4, 1), text(5, 1)]),
        ]),
      ),
    ];
    const { root, artifacts } = arrange(
      documentOf(element("Table", rows)),
      pages.map((page, index) =>
        index === 0
          ? { ...page, marked: new Map([...page.marked].filter(([id]) => id !== 4)) }
          : page,
      ),
      NO_MEANING,
    );
    expect(inShort(root)).toBe(
      "Document(Table(THead(TR(TH(0 1))) TBody(TR(TD(2)) TR(TD(5 1:2 1:3 1:4 1:5)))))",
    );
    expect(artifacts).toEqual([new Set([3]), new Set([0, 1])]);
  });

  it("keeps a cell that is empty", () => {
    const table = element("Table", [row(element("TD", [words(0)]), element("TD", []))]);
    expect(arranged(pagesWith(1), [table])).toBe("Document(Table(TBody(TR(TD(0) TD()))))");
  });

  it("is refused with rows of unequal length", () => {
    const table = element("Table", [
      row(element("TD", [words(0)])),
      row(element("TD", [words(1)]), element("TD", [words(2)])),
    ]);
    expect(() => arranged(pagesWith(3), [table])).toThrow(/schrijft de PDF anders/);
  });
});

describe("headings", () => {
  const withHeadings = (types: readonly string[]): string =>
    arranged(
      pagesWith(types.length),
      types.map((type, id) => element(type, [words(id)])),
    );

  it("may go up any number of levels, and down by one level", () => {
    expect(withHeadings(["H1", "H2", "H3", "H2", "H3", "H4", "H2"])).toContain("H4(5) H2(6)");
  });

  it.each([[["H1", "H3"]], [["H2"]], [["H1", "H2", "H4"]]])("skip no level: %j", (types) => {
    expect(() => withHeadings(types)).toThrow(/schrijft de PDF anders/);
  });
});
