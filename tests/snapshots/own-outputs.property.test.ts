import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseFigures } from "../../src/compare/figures-file.ts";
import { firstControl } from "../../src/language/characters.ts";
import { readLayers } from "../../src/pipeline/remake-snapshot.ts";
import { figuresJson } from "../../src/publish/figure-files.ts";
import { reportLayer } from "../../src/snapshots/report-layer.ts";
import { figuresWith, reportOf } from "../document/report-of.ts";

/** Any text that a report can print, often with unusual ones in it. */
const odd = fc.constantFrom(
  "\u0085",
  "\u009B",
  "\u202E",
  "\u2028",
  "\uE000",
  "\u{10FFFF}",
  "e\u0301",
  "\t",
  "'",
  "<b>",
  "__proto__",
);
const label = fc
  .array(fc.oneof(odd, fc.string({ unit: "binary", maxLength: 5 })), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(""))
  .filter((text) => firstControl(text) < 0);

describe("the files of a report", () => {
  it("can be read again, whatever a region or an answer is called", async () => {
    await fc.assert(
      fc.asyncProperty(label, label, async (region, organisation) => {
        const categories = [{ code: region, label: region, value: 7 }];
        const figures = figuresWith({ "regions.byRegion": { list: "open", total: 7, categories } });
        const written = figuresJson(figures);
        expect(parseFigures(written, "figures.json").findings).toEqual([]);
        const model = { ...(await reportOf(figures)), organisation };
        const read = readLayers(
          { document: model.document, period: model.period },
          { figures: written, report: reportLayer(model) },
          { logo: null, mediaType: null },
        );
        expect(read).toEqual({ model, figures });
      }),
      { numRuns: 100 },
    );
  });
});
