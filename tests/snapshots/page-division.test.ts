import { describe, expect, it } from "vitest";

import { isSameButForPages } from "../../src/snapshots/page-division.ts";
import type { Layers } from "../../src/snapshots/snapshot.ts";

const layers = (text: readonly string[], structure: readonly string[]): Layers => {
  return { figures: "", report: "", text: text.join("\n"), structure: structure.join("\n") };
};
const KEPT = layers(
  [
    "— pagina 1 —",
    "[Slot 2 → Slot, pagina 2]",
    "Er kwamen er 105. Zie Slot (pagina 2).",
    "(marge) Pagina 1 van 2",
    "",
    "— pagina 2 —",
    "Eerste zin van een lange alinea. Tweede zin.",
  ],
  ["— pagina 1 —", "    H2 Begin", "    P", "", "— pagina 2 —", "    LI ×3", "    Figure {105}"],
);

describe("pages that break elsewhere", () => {
  it("are no difference by themselves, nor are the numbers of pages in the text", () => {
    const moved = layers(
      [
        "— pagina 1 —",
        "[Slot 1 → Slot, pagina 1]",
        "Er kwamen er 105. Zie Slot (pagina 1).",
        "Eerste zin van een lange",
        "(marge) Pagina 1 van 2",
        "",
        "— pagina 2 —",
        "alinea. Tweede zin.",
      ],
      [
        "— pagina 1 —",
        "    H2 Begin",
        "    P",
        "    LI ×2",
        "— pagina 2 —",
        "    LI",
        "    Figure {105}",
      ],
    );
    expect(isSameButForPages(KEPT, moved)).toBe(true);
  });

  it.each([
    ["a number in the text", KEPT.text.replace("105", "103"), KEPT.structure],
    ["a word", KEPT.text.replace("Tweede", "Derde"), KEPT.structure],
    ["the order", KEPT.text.replace("Eerste zin", "zin Eerste"), KEPT.structure],
    ["where a link leads", KEPT.text.replace("→ Slot", "→ Begin"), KEPT.structure],
    ["an alt text", KEPT.text, KEPT.structure.replace("105", "103")],
    ["a heading's level", KEPT.text, KEPT.structure.replace("H2", "H3")],
  ])("hide no change of %s", (_, text, structure) => {
    expect(isSameButForPages(KEPT, { ...KEPT, text, structure })).toBe(false);
  });
});
