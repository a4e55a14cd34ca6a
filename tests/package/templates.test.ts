import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";

import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";

import { precompiledTemplates } from "../../packaging/templates.ts";
import { narrativePlaces } from "../../src/document-type/document-type.ts";
import type { PRECOMPILED } from "../../src/templating/precompiled.ts";
import { OWN_TYPES, ownType } from "../document-types.ts";
import { checkedReport, NOTHING_CHOSEN } from "../document/report-of.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";

const MODULE = "../../src/templating/precompiled.ts";

/** The sample on paper and on a screen, in every type, rendered by freshly loaded modules. */
async function pages(): Promise<readonly string[]> {
  vi.resetModules();
  const { loadTemplate } = await import("../../src/render/template.ts");
  const { renderHtml } = await import("../render/render-html.ts");
  const figures = await figuresOfFile("fixtures/monitor.csv", "2024-Q1", 5, SAMPLE_CODEBOOK);
  const rendered = OWN_TYPES.map(async (name) => {
    const type = await ownType(name);
    const model = checkedReport({
      ...NOTHING_CHOSEN,
      documentType: type,
      figures,
      earlierFigures: [],
      redefinitions: [],
      narratives: narrativePlaces(type).map(({ name }) => {
        return { name, markdown: "Een *tekst*.", isSample: true };
      }),
    });
    const template = await loadTemplate(type);
    const beside = { pdf: "a.pdf", figures: { csv: "a.csv", json: "a.json" }, workbook: null };
    return [
      renderHtml(model, null, [], template, { medium: "print", pages: undefined }),
      renderHtml(model, null, [], template, { medium: "screen", beside, narrowCharts: new Map() }),
    ];
  });
  return (await Promise.all(rendered)).flat();
}

describe("the templates that the build compiles", () => {
  let built: typeof PRECOMPILED;
  beforeAll(async () => {
    const code = Buffer.from(precompiledTemplates()).toString("base64");
    const made: unknown = await import(`data:text/javascript;base64,${code}`);
    built = (made as { PRECOMPILED: typeof PRECOMPILED }).PRECOMPILED;
  });
  afterEach(() => {
    vi.doUnmock(MODULE);
    vi.doUnmock("handlebars");
  });

  it("are all templates of the package, unchanged", async () => {
    const files = globSync("templates/**/*.hbs").map((file) => readFile(file, "utf8"));
    expect(new Set(built.keys())).toEqual(new Set(await Promise.all(files)));
  });

  it("render the same as templates compiled at run time, without loading the compiler", async () => {
    const compiled = await pages();
    vi.doMock(MODULE, () => ({ PRECOMPILED: built }));
    vi.doMock("handlebars", () => {
      throw new Error("the compiler was loaded");
    });
    expect(await pages()).toEqual(compiled);
  });
});
