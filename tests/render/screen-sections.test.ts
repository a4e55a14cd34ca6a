import { beforeAll, describe, expect, it } from "vitest";

import type { Block } from "../../src/model/blocks.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { ownType } from "../document-types.ts";
import { type SectionPlaces, sectionsOnScreen } from "../../src/render/edition.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { reportOf } from "../document/report-of.ts";

let model: ReportModel;
let places: SectionPlaces;
beforeAll(async () => {
  const { sections } = await ownType();
  places = new Map(sections.map((section) => [section.id, section]));
  model = await reportOf(await figuresOfFile("fixtures/monitor.csv", "2024-Q1", 5));
});

const idsOf = (sections: ReportModel["sections"]) =>
  sectionsOnScreen({ ...model, sections }, places).map(({ id }) => id);

describe("the sections on a screen", () => {
  it("begin with the news and then the explanation, without the contents", () => {
    const ids = idsOf(model.sections);
    expect(ids.slice(0, 3)).toEqual(["in-het-kort", "zo-lees-je", "aanmeldingen"]);
    expect(ids).not.toContain("inhoud");
  });

  it("are folded if the document type says so", () => {
    const folded = sectionsOnScreen(model, places).filter((section) => section.folded);
    expect(folded.map(({ id }) => id)).toEqual(["zo-lees-je", "zo-telden-we", "begrippen"]);
  });

  it("have each figure beside the text directly before it, and no other", () => {
    const text = (words: string): Block => ({
      type: "paragraph",
      text: [{ text: words }],
      isLead: words === "lead",
    });
    const table: Block = {
      type: "table",
      id: "tabel",
      caption: [{ text: "Tabel" }],
      columns: ["Wat", "Hoeveel"].map((label) => ({ label: [{ text: label }], numeric: false })),
      rows: [{ cells: [[{ text: "Een" }], [{ text: "Twee" }]], isTotal: false }],
    };
    const subheading: Block = { type: "subheading", title: "Kop" };
    const blocks = [text("lead"), table, text("a"), text("b"), table, table, text("c"), subheading];
    const [shown] = sectionsOnScreen(
      { ...model, sections: [{ id: "deel", title: "Deel", blocks }] },
      places,
    );
    expect(shown?.groups).toEqual([
      { text: [text("lead")], figure: null },
      { text: [table], figure: null },
      { text: [text("a"), text("b")], figure: table },
      { text: [table], figure: null },
      { text: [text("c")], figure: null },
      { text: [subheading], figure: null },
    ]);
  });

  it("keep their order if the text has no beginning", () => {
    const sections = model.sections.filter(({ id }) => places.get(id)?.onScreen !== "inPlace");
    expect(idsOf(sections)).toEqual(["zo-lees-je"]);
  });
});
