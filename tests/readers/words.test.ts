import { describe, expect, it } from "vitest";

import { differencesInCount, differencesInOrder } from "./compare.ts";
import { wordsOfStructure, type ReadElement } from "./structure-words.ts";
import { wordsRead, type Shown } from "./words.ts";

const FOOTER = "Rapport mei 2024";
const LONG_WORD = "kinderbeschermingsmaatregelenregister";

/** The words of a page. Words in braces are in a drawing. */
function shownBy(text: string, heads: Shown["heads"] = []): Shown {
  const words = text.split(" ").map((word) => {
    const isDrawn = /^\{.*\}$/.test(word);
    return { word: isDrawn ? word.slice(1, -1) : word, isDrawn };
  });
  return { words, heads, footer: FOOTER };
}

const inOrder = (shown: Shown, ...pages: readonly string[]): readonly string[] =>
  differencesInOrder(shown, wordsRead(pages, shown));
const inCount = (shown: Shown, ...pages: readonly string[]): readonly string[] =>
  differencesInCount(shown, wordsRead(pages, shown));

describe("the words of a reader", () => {
  const shown = shownBy("Ouders zijn getroffen en willen weten waarom");

  it("are those of the page, for any ends of lines and columns", () => {
    const text = "Ouders zijn\ngetroffen  en\r\n\nwillen weten waarom\n";
    expect(inOrder(shown, text)).toEqual([]);
    expect(inCount(shown, text)).toEqual([]);
  });

  it.each([
    ["glued", "Ouders zijngetroffen en willen weten waarom", "“zijn getroffen” → “zijngetroffen”"],
    ["split", "Ouders zijn getrof fen en willen weten waarom", "“getroffen” → “getrof fen”"],
    [
      "split at a line’s end",
      "Ouders zijn getrof\nfen en willen weten waarom",
      "“getroffen” → “getrof fen”",
    ],
    ["there twice", "Ouders zijn getroffen getroffen en willen weten waarom", "“” → “getroffen”"],
    ["left out", "Ouders zijn en willen weten waarom", "“getroffen” → “”"],
    ["in other letters", "Ouders zijn getroﬀen en willen weten waarom", "“getroffen” → “getroﬀen”"],
  ])("differ from words with one that is %s", (_, text, difference) => {
    expect(inOrder(shown, text)).toEqual([difference]);
    expect(inCount(shown, text)).not.toEqual([]);
  });

  it("differ from words in another order, unless they are only counted", () => {
    const text = "willen weten waarom Ouders zijn getroffen en";
    expect(inOrder(shown, text)).not.toEqual([]);
    expect(inCount(shown, text)).toEqual([]);
  });

  it.each(["-\n", "\u00AD\n", "\n"])("are whole where a line ends in them", (break_) => {
    const text = `Een ${LONG_WORD.replace("maat", `${break_}maat`)} erbij`;
    expect(inOrder(shownBy(`Een ${LONG_WORD} erbij`), text)).toEqual([]);
  });

  it.each([" -\n", "\u00AD-\n", "-", " "])("are not whole with anything else in them", (break_) => {
    const text = `Een ${LONG_WORD.replace("maat", `${break_}maat`)} erbij`;
    expect(inOrder(shownBy(`Een ${LONG_WORD} erbij`), text)).toHaveLength(1);
  });

  it("keep a dash or hyphen at the end of a line if it belongs to them", () => {
    const text = "In 2022–\n2023 en Noord-\nHolland";
    expect(inOrder(shownBy("In 2022–2023 en Noord-Holland"), text)).toEqual([]);
  });

  it("exclude the margins, which each page except the cover must have", () => {
    const shown = shownBy("Concept Pagina Rapport mei 2024 is er");
    const cover = "Concept Pagina";
    const page = `Concept\nPagina 2 van 2${FOOTER}\nRapport mei 2024 is er`;
    expect(inOrder(shown, cover, page)).toEqual([]);
    expect(() => inOrder(shown, cover, "Rapport mei 2024 is er")).toThrow("page 2 lacks “Concept”");
  });

  it("may have only the labels of a drawing in another order", () => {
    const shown = shownBy("Dit: {12} {7} {mei} en");
    expect(inOrder(shown, "Dit: mei 12 7 en")).toEqual([]);
    expect(inOrder(shown, "Dit: 127 mei en")).toEqual(["“12 7” → “127”"]);
    expect(inOrder(shown, "Dit: 12 7 7 mei en")).toEqual(["“” → “7”"]);
  });

  it("may have a comma attached to the label before it, if they are counted", () => {
    const shown = shownBy("Dit: {12} {,} {waarvan} {3} en 12 , dat");
    expect(inCount(shown, "Dit: 12, waarvan 3 en 12 , dat")).toEqual([]);
    expect(inCount(shown, "Dit: 12, waarvan 3 en 12, dat")).not.toEqual([]);
  });

  it("may repeat the head of a table, and no part of it", () => {
    const shown = shownBy("Wat Aantal een 1 twee 2", [["Wat", "Aantal"]]);
    for (const differences of [inOrder, inCount]) {
      expect(differences(shown, "Wat Aantal een 1 Wat Aantal twee 2")).toEqual([]);
      expect(differences(shown, "Wat Aantal een 1 Wat twee 2")).not.toEqual([]);
    }
  });
});

describe("the words of a structure", () => {
  const element = (type: string, ...children: ReadElement["children"]): ReadElement => ({
    type,
    actualText: null,
    children,
  });

  it("have the white space of their letters and of their blocks, and no other", () => {
    const first = element("P", "Wie zijn", element("Span", "getroffen"), " is, ");
    const root = element("", element("Sect", first, element("P", "hoort dat.")));
    expect(wordsOfStructure(root)).toEqual("Wie zijngetroffen is, hoort dat.".split(" "));
  });

  it("are the replacement texts, without bullets and drawings", () => {
    const word = { ...element("Em", "maat-regel"), actualText: "maatregel" };
    const item = element("LI", element("Lbl", "•"), element("LBody", "Een ", word));
    expect(wordsOfStructure(element("", item, element("Figure", "12")))).toEqual([
      "Een",
      "maatregel",
    ]);
  });
});
