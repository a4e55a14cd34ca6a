import { beforeAll, describe, expect, it } from "vitest";

import type { ReportModel } from "../../src/model/report-model.ts";
import type { Page } from "../../src/document-type/document-type.ts";
import { pageStyle } from "../../src/render/page-head.ts";
import { ownType } from "../document-types.ts";
import { sampleCases } from "../layout/samples.ts";
import { reportMaker } from "../whole-report.ts";

describe("the margins of every page", () => {
  let model: ReportModel;
  let page: Page;
  beforeAll(async () => {
    ({ page } = await ownType());
    const [sample] = await sampleCases();
    if (sample === undefined) throw new Error("no sample");
    ({ model } = await (await reportMaker())(sample.report));
  });

  it("set no columns for a page of one column, so that text breaks as on any page", () => {
    expect(pageStyle(model, { ...page, columns: 1 }, "serif")).toContain("--columns:auto;");
    expect(pageStyle(model, page, "serif")).toContain("--columns:2;");
  });

  it("replace characters without a glyph, and those that change the direction", () => {
    const margins = pageStyle({ ...model, title: "\u202ERapport\u4E2D" }, page, "serif");
    expect(margins).toContain(`content:"\uFFFDRapport\uFFFD ${model.period.label}"`);
  });

  it.each([
    { publishedOn: null, internalUseOnly: false, mark: '"Concept"' },
    { publishedOn: "27 mei 2024", internalUseOnly: false, mark: undefined },
    { publishedOn: null, internalUseOnly: true, mark: '"Concept – NIET-PUBLICEREN"' },
    { publishedOn: "27 mei 2024", internalUseOnly: true, mark: '"NIET-PUBLICEREN"' },
  ])(
    "say $mark of a report published on $publishedOn, for internal use: $internalUseOnly",
    (about) => {
      const { mark, ...changes } = about;
      const [pages, cover] = pageStyle({ ...model, ...changes }, page, "serif").split(
        "@page cover",
      );
      expect(/@top-right\{content:([^;]*);/.exec(pages ?? "")?.[1]).toBe(mark);
      // The cover has the mark itself.
      expect(cover).toContain('@top-right{content:""}');
    },
  );
});
