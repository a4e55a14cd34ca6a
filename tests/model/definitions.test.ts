import { describe, expect, it } from "vitest";

import {
  definitionAddresses,
  definitionId,
  type ReportModel,
  withDistinctDefinitions,
} from "../../src/model/report-model.ts";
import { plain } from "../../src/model/text.ts";
import { figuresWith, reportOf } from "../document/report-of.ts";

const model = await reportOf(
  figuresWith({ "registrations.total": { value: 900 }, "children.total": { value: 30 } }),
);
const idsIn = ({ sections }: ReportModel) =>
  sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "terms" ? block.items : []))
    .flatMap(({ id }) => id ?? []);

describe("the address of a definition", () => {
  it("leads to a place in the report, once for each figure", () => {
    const ids = idsIn(model);
    expect(ids).toContain("definitie-registrations-total");
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("leads to the first if a document defines a figure twice", () => {
    const { sections } = model;
    const twice = withDistinctDefinitions([...sections, ...sections]);
    const [first, second] = [twice.slice(0, sections.length), twice.slice(sections.length)].map(
      (half) => idsIn({ ...model, sections: half }),
    );
    expect(first).toEqual(idsIn(model));
    expect(second).toEqual([]);
  });

  it("is in the HTML file of a report without a web page", () => {
    const address = definitionAddresses({ ...model, files: { report: "r-1", data: "1" } });
    expect(address("registrations.total")).toBe("r-1.html#definitie-registrations-total");
  });

  it("is on the web page of a report that has one", () => {
    const target = "https://www.example.nl/r";
    const webpage = [{ text: "Lees het op " }, { text: "de site", target }];
    const address = definitionAddresses({ ...model, webpage });
    expect(address("registrations.total")).toBe(`${target}#${definitionId("registrations.total")}`);
  });

  it("is null for a figure without a definition, and in a snapshot of an earlier release", () => {
    expect(definitionAddresses(model)("children.placed")).toBeNull();
    const before: ReportModel = {
      ...model,
      sections: [
        {
          id: "a",
          title: "A",
          blocks: [{ type: "terms", items: [{ term: plain("A"), explanation: plain("b") }] }],
        },
      ],
    };
    expect(definitionAddresses(before)("registrations.total")).toBeNull();
  });
});
