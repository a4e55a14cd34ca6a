import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { ReportError } from "../../src/errors.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import type { Edition } from "../../src/render/edition.ts";
import { renderPrint } from "../../src/render/render-html.ts";
import { loadTemplate, type LoadedTemplate } from "../../src/render/template.ts";
import { inNewFolder } from "../browser/machine.ts";
import { ownType } from "../document-types.ts";
import { figuresWith, reportOf } from "../document/report-of.ts";
import { renderHtml } from "./render-html.ts";

const SHARED = path.join(import.meta.dirname, "../../templates/shared");
const SCREEN: Edition = {
  medium: "screen",
  beside: { pdf: "r.pdf", figures: { csv: "f.csv", json: "f.json" }, workbook: null },
  narrowCharts: new Map(),
};
const SECTIONS = ["inleiding", "aanmeldingen"];

/** The template of the report, with `markup` at its beginning. */
const templateWith = (markup: string): Promise<LoadedTemplate> =>
  inNewFolder(async (folder) => {
    for (const medium of ["print", "screen"]) {
      const source = await readFile(path.join(SHARED, `${medium}.hbs`), "utf8");
      const own = source.replace("<main", `${markup}<main`);
      await writeFile(path.join(folder, `${medium}.hbs`), own);
    }
    return await loadTemplate({ ...(await ownType()), folder, isOfTool: false, sections: [] });
  });

/** The findings of a refusal. */
function findingsOf(work: () => unknown): ReportError["found"]["findings"] {
  try {
    work();
  } catch (error) {
    if (error instanceof ReportError) return error.found.findings;
    throw error;
  }
  return [];
}

describe("the editions of a report", () => {
  let model: ReportModel;
  let contents: LoadedTemplate;
  let unguarded: LoadedTemplate;
  beforeAll(async () => {
    const report = await reportOf(figuresWith({}));
    const sections = SECTIONS.map((id) => ({ id, title: id, blocks: [] }));
    model = { ...report, sections };
    const list =
      "{{#each model.sections}}<b>{{pageOf id}}</b> <i>{{#if @root.isPrint}}print{{/if}}</i>{{/each}}";
    contents = await templateWith(
      `{{#if isPrint}}<nav>${list}</nav>{{/if}}<p>jeugdbeschermingsmaatregelenverantwoording</p>`,
    );
    unguarded = await templateWith('{{pageOf "inleiding"}}');
  });

  const render = (edition: Edition, template = contents): string =>
    renderHtml(model, new Map(), [], template, edition);
  const numbersIn = (html: string): (string | undefined)[] =>
    Array.from(html.matchAll(/<b>(.*?)<\/b> <i>print<\/i>/g), ([, number]) => number);
  const pages = new Map([
    ["inleiding", 3],
    ["aanmeldingen", 12],
  ]);

  it("name pages in print: two digits until they are known", () => {
    expect(numbersIn(render({ medium: "print", pages: undefined }))).toEqual(["00", "00"]);
    expect(numbersIn(render({ medium: "print", pages }))).toEqual(["3", "12"]);
  });

  it("are rendered once in print, and then take any page numbers", () => {
    const { namesPages, fill } = renderPrint(model, [], contents);
    expect(namesPages).toBe(true);
    const numbers = [undefined, pages, new Map([...pages].map(([id]) => [id, 7]))];
    const filled = numbers.map((known) => fill(new Map(), known));
    expect(filled).toEqual(numbers.map((known) => render({ medium: "print", pages: known })));
    expect(new Set(filled).size).toBe(3);
    expect(filled.join("")).not.toContain("<!--");
  });

  it("name no page in print if the template does not ask for one", async () => {
    const { namesPages } = renderPrint(model, [], await templateWith("<p>niets</p>"));
    expect(namesPages).toBe(false);
  });

  it("have soft hyphens in print", () => {
    const print = render({ medium: "print", pages });
    expect(print).toContain("woor\u00ADding</p>");
    expect(print.replaceAll("\u00AD", "")).toContain(
      "jeugdbeschermingsmaatregelenverantwoording</p>",
    );
  });

  it("have neither on a screen", () => {
    const screen = render(SCREEN);
    expect(screen).not.toContain("<nav>");
    expect(screen).not.toContain("\u00AD");
    expect(screen).toContain("<p>jeugdbeschermingsmaatregelenverantwoording</p>");
  });

  it("refuse a template that asks for a page number on a screen, or of an id without links", () => {
    const codeOf = (edition: Edition): unknown => {
      try {
        return render(edition, unguarded);
      } catch (error) {
        return error instanceof ReportError ? error.found.findings.map(({ code }) => code) : error;
      }
    };
    expect(codeOf(SCREEN)).toEqual(["document-type-template"]);
    expect(codeOf({ medium: "print", pages: new Map() })).toEqual(["document-type-template"]);
    expect(codeOf({ medium: "print", pages })).toContain("3<main");
  });

  it.each([
    ["print", "{{> chapters}}"],
    ["screen", "{{> sections}}"],
  ] as const)("leave nothing out: a %s page without %s is refused", async (medium, partial) => {
    const report = await reportOf(figuresWith({}));
    const template = await inNewFolder(async (folder) => {
      const source = await readFile(path.join(SHARED, `${medium}.hbs`), "utf8");
      await writeFile(path.join(folder, `${medium}.hbs`), source.replace(partial, ""));
      return await loadTemplate({ ...(await ownType()), folder, isOfTool: false });
    });
    const edition: Edition = medium === "screen" ? SCREEN : { medium, pages: undefined };
    const render = () => renderHtml(report, new Map(), [], template, edition);
    const [finding] = findingsOf(render);
    expect(finding?.file).toContain(`${medium}.hbs`);
    expect(finding?.message).toContain(partial);
  });
});
