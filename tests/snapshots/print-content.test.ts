import { describe, expect, it } from "vitest";

import * as printed from "../../src/snapshots/differences.ts";
import { sortedJson } from "../../src/snapshots/snapshot.ts";

const TEXT = [
  "— pagina 1 —",
  "[Slot 2 → Slot, pagina 2]",
  "Er kwamen er 105. Zie Slot (pagina 2).",
  "(tekening) jan feb105",
  "Provincie | Zuid-Holland | 12",
  "(marge) Pagina 1 van 2",
  "",
  "— pagina 2 —",
  "Eerste zin van een lange alinea. Tweede zin.",
].join("\n");
const STRUCTURE = [
  "— pagina 1 —",
  "    H2 Begin",
  "    P",
  "",
  "— pagina 2 —",
  "    LI ×3",
  "    Figure {Staafdiagram: 105}",
  "      Table",
].join("\n");

const REPORT = sortedJson({
  sections: [
    {
      blocks: [
        { type: "paragraph" },
        {
          type: "chart",
          annotations: [{ text: [{ text: "Brieven" }] }, { text: [{ text: "Brieven 2" }] }],
        },
      ],
    },
  ],
});

const textChanges = (kept: string, made: string) => {
  const rest = { structure: "", report: REPORT };
  return printed.textChanges({ text: kept, ...rest }, { text: made, ...rest });
};
const structureChanges = (kept: string, made: string) => {
  const rest = { text: "", report: "{}" };
  return printed.structureChanges({ structure: kept, ...rest }, { structure: made, ...rest });
};

describe("a print that is arranged differently", () => {
  it("says the same if the call of a note is closer to its sentence, and not if it is elsewhere", () => {
    const close = "Dat lukte bij 84%.[1 → Noot 1] Daarna niet.";
    expect(textChanges(close, "Dat lukte bij 84%. [1 → Noot 1] Daarna niet.")).toEqual([]);
    expect(textChanges(close, "Dat lukte bij 84%. Daarna [1 → Noot 1] ook.")).toHaveLength(1);
  });

  it("says the same if a cell is read as empty, and not if it contains more", () => {
    expect(textChanges("Utrecht | – | 3\nmei | –", "Utrecht | leeg | 3\nmei | leeg")).toEqual([]);
    expect(textChanges("Utrecht | – | 3", "Utrecht | 4 | 3")).toHaveLength(1);
    expect(textChanges("Utrecht – Zeeland | 3", "Utrecht leeg Zeeland | 3")).toHaveLength(1);
  });

  it("says the same on other pages, in another order, and around other drawings", () => {
    const moved = [
      "— pagina 1 —",
      "[Slot 1 → Slot, pagina 1]",
      "(tekening) januari februari 105 80",
      "Provincie | Zuid- Holland | 12",
      "Eerste zin van een lange",
      "(marge) Pagina 1 van 3",
      "",
      "— pagina 2 —",
      "alinea. Tweede zin.",
      "Er kwamen er 105. Zie Slot (pagina 1).",
    ].join("\n");
    expect(textChanges(TEXT, moved)).toEqual([]);
    const outline = [
      "— pagina 1 —",
      "    Div",
      "      H2 Begin",
      "    P",
      "    LI ×2",
      "— pagina 2 —",
      "    LI",
      "  Figure {Staafdiagram: 105}",
      "      Table",
    ].join("\n");
    expect(structureChanges(STRUCTURE, outline)).toEqual([]);
  });

  it.each([
    ["a number", "105. Zie", "103. Zie"],
    ["a word", "Tweede", "Derde"],
    ["where a link leads", "→ Slot", "→ Begin"],
    ["the order of a row", "Zuid-Holland | 12", "12 | Zuid-Holland"],
    ["a word that is said once more", "lange alinea", "lange lange alinea"],
  ])("hides no change of %s, and names its line alone", (_, old, now) => {
    const changes = textChanges(TEXT, TEXT.replace(old, now));
    expect(changes).toHaveLength(1);
    expect(changes[0]?.now).toContain(now.replace("lange lange", "lange"));
  });

  it("names a line that is removed or new, with its page", () => {
    const line = "Eerste zin van een lange alinea. Tweede zin.";
    const without = TEXT.replace(line, "");
    expect(textChanges(TEXT, without)).toEqual([{ where: "— pagina 2 —", kept: line, now: null }]);
    expect(textChanges(TEXT, `${TEXT}\n${line}`)).not.toEqual([]);
    expect(textChanges(`${TEXT}\n${line}`, TEXT)).not.toEqual([]);
  });

  it.each([
    ["an alt text", "105", "103"],
    ["a heading's level", "H2", "H3"],
    ["a heading", "Begin", "Slot"],
    ["a table that is none any more", "Table", "Div"],
  ])("hides no change of %s", (_, old, now) => {
    expect(structureChanges(STRUCTURE, STRUCTURE.replace(old, now))).not.toEqual([]);
  });

  it("has the same tables if a page ends between two similar ones", () => {
    const tables = ["Document", "  Table ×2", "    Caption", "    TR", "  P"].join("\n");
    const table = ["  Table", "    Caption", "    TR"];
    const apart = ["Document", ...table, "— pagina 2 —", "Document", ...table, "  P"].join("\n");
    expect(structureChanges(tables, apart)).toEqual([]);
    expect(structureChanges(tables, ["Document", ...table].join("\n"))).not.toEqual([]);
  });

  it("may link a chart and its table differently", () => {
    const [kept, made] = [
      ["[De cijfers als tabel → De cijfers als tabel: Route]: pagina 14", "Route", "Rij | 1"],
      [
        "[Route als tabel (pagina 15) → Route als tabel (pagina 15)]",
        "Route",
        "Rij | 1",
        "[Grafiek: pagina 6 → Grafiek: pagina 6, Route]",
      ],
    ].map((lines) => lines.join("\n"));
    expect(textChanges(kept ?? "", made ?? "")).toEqual([]);
    expect(textChanges(kept ?? "", (made ?? "").replace("Route\nRij", "Reden\nRij"))).toHaveLength(
      1,
    );
  });

  it("hides no drawing that replaced another one", () => {
    const [one, other] = ["  Figure {Een}", "  Figure {Twee}"];
    expect(structureChanges(`${one}\n${other}`, `${other}\n${one}`)).not.toEqual([]);
  });
});
