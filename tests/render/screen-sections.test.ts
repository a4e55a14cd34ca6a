import { beforeAll, describe, expect, it } from "vitest";

import type { ReportModel } from "../../src/model/report-model.ts";
import { loadDocumentType } from "../../src/document/document-type.ts";
import { sectionsOnScreen, type SectionPlaces } from "../../src/render/edition.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { reportOf } from "../document/report-of.ts";

let model: ReportModel;
let places: SectionPlaces;
beforeAll(async () => {
  const { sections } = await loadDocumentType("voortgangsrapportage");
  places = new Map(sections.map((section) => [section.id, section]));
  model = await reportOf(await figuresOfFile("fixtures/monitor.csv", "2024-Q1", 5));
});

const idsOf = (sections: ReportModel["sections"]) =>
  sectionsOnScreen({ ...model, sections }, places).map(({ id }) => id);

describe("the sections on a screen", () => {
  it("begin with the text, then say how to read it; contents and appendix are not among them", () => {
    const ids = idsOf(model.sections);
    expect(ids.slice(0, 3)).toEqual(["inleiding", "leeswijzer", "aanmeldingen"]);
    expect(ids).not.toContain("inhoud");
    expect(ids).not.toContain("bijlage");
  });

  it("end with what is to stand last", () => {
    const [first, ...others] = model.sections.filter(({ id }) => id !== "contact");
    const contact = { ...model.sections[1], id: "contact" };
    if (first === undefined) throw new Error("no sections");
    const sections = [first, contact, ...others] as ReportModel["sections"];
    expect(idsOf(sections).at(-1)).toBe("contact");
    expect(idsOf(sections)).toHaveLength(idsOf(model.sections).length + 1);
  });

  it("keep what there is where the text has no beginning", () => {
    const sections = model.sections.filter(({ id }) => places.get(id)?.onScreen !== "inPlace");
    expect(idsOf(sections)).toEqual(["leeswijzer"]);
  });
});
