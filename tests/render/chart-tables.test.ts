import { tmpdir } from "node:os";
import { beforeAll, describe, expect, it } from "vitest";

import type { Block, ChartBlock } from "../../src/model/blocks.ts";
import { ownType } from "../document-types.ts";
import { chartsOf } from "../../src/model/report-model.ts";
import { type LoadedTemplate, loadTemplate } from "../../src/render/template.ts";
import { plainText } from "../../src/model/text.ts";
import { openSource } from "../../src/monitor/source.ts";
import { reportMaker, type WholeReport } from "../whole-report.ts";
import { renderHtml } from "./render-html.ts";

let report: WholeReport;
let charts: readonly ChartBlock[];
let template: LoadedTemplate;
beforeAll(async () => {
  template = await loadTemplate(await ownType());
  report = await (
    await reportMaker()
  )({
    source: await openSource("fixtures/monitor.csv", {
      stdin: process.stdin,
      temporaryFolder: tmpdir(),
    }),
    period: "2024-Q1",
    narratives: [],
    about: { organisation: null, contact: null, events: [] },
  });
  charts = chartsOf(report.model);
});

/** The texts of the cells of a table, from its heads to its last row. */
const cellsIn = (html: string): string[] =>
  Array.from(html.matchAll(/<t[hd](?: [^>]*)?>([^<]*)<\/t[hd]>/g), ([, text = ""]) => text);
const cellsOf = ({ table }: ChartBlock): string[] =>
  [...table.columns.map(({ label }) => label), ...table.rows.flatMap(({ cells }) => cells)].map(
    plainText,
  );

/** The part of the HTML from one mark to the next. */
function part(html: string, start: string, end: string): string {
  const from = html.indexOf(start);
  if (from < 0) throw new Error(`no ${start} in the HTML`);
  return html.slice(from, html.indexOf(end, from));
}

/** A page for every target of a link, as the browser reports after a print. */
function pagesOf(html: string): ReadonlyMap<string, number> {
  const targets = Array.from(html.matchAll(/href="#([^"]+)"/g), ([, id = ""]) => id);
  return new Map([...new Set(targets)].map((id, index) => [id, 40 + index]));
}

describe("the tables of the charts", () => {
  it("follow each chart on a screen, and are nowhere else", () => {
    const html = report.screenHtml;
    expect(html.match(/De cijfers als tabel/g)).toHaveLength(charts.length);
    for (const chart of charts) {
      const figure = part(html, `id="grafiek-${chart.id}"`, "</figure>");
      const table = part(figure, "<details>", "</details>").replaceAll(/<\/?span[^>]*>/g, "");
      const caption = `<caption id="tabel-${chart.id}">${plainText(chart.title)}</caption>`;
      expect(table).toContain(caption);
      expect(cellsIn(table)).toEqual(cellsOf(chart));
    }
    expect(html).not.toMatch(/href="#(?:tabel|grafiek)-|#bijlage|id="bijlage"|pagina \d/);
  });

  it("are an appendix in the print of an older report, with links to it and back", () => {
    const appendix = {
      id: "bijlage",
      title: "Bijlage",
      blocks: [{ type: "chartTables" } as const],
    };
    const model = { ...report.model, sections: [...report.model.sections, appendix] };
    const render = (pages?: ReadonlyMap<string, number>): string =>
      renderHtml(model, null, [], template, { medium: "print", pages });
    const pages = pagesOf(render());
    const html = render(pages).replaceAll("\u00AD", "");
    for (const { id, title } of charts) {
      const [chart, table] = [`grafiek-${id}`, `tabel-${id}`];
      expect(html).toContain(
        `<p class="table-reference"><a href="#${table}">${plainText(title)} als tabel (pagina ${pages.get(table)})</a></p>`,
      );
      const back = `Grafiek: pagina ${pages.get(chart)}`;
      expect(part(html, `<table id="${table}"`, "</p>")).toContain(
        `</table>\n<p class="chart-reference"><a href="#${chart}" aria-label="${back}, ${plainText(title)}">${back}</a>`,
      );
    }
  });

  it("are not in print", () => {
    const html = report.printHtml();
    expect(html.match(/<details|id="tabel-/g)).toBeNull();
    const tables = report.model.sections
      .filter(({ id }) => id !== "aangepast")
      .flatMap(({ blocks }) => blocks.filter(({ type }) => type === "table"));
    expect(html.match(/<table/g)).toHaveLength(tables.length);
  });
});

describe("a reference to another section", () => {
  const LINK = '<a href="#zo-telden-we">Zo telden we</a>';

  it("has its page in print", () => {
    const pages = pagesOf(report.printHtml());
    const html = report.printHtml(pages);
    expect(html.split(LINK).length).toBeGreaterThan(1);
    for (const rest of html.split(LINK).slice(1)) {
      expect(rest).toMatch(new RegExp(`^ \\(pagina ${pages.get("zo-telden-we")}\\)`));
    }
  });

  it("has none on a screen", () => {
    const html = part(report.screenHtml, "<main", "</main>");
    expect(html.split(LINK).length).toBeGreaterThan(1);
    for (const rest of html.split(LINK).slice(1)) expect(rest).toMatch(/^[.,]/);
  });

  it("is plain words in print if the section is on the screen only", () => {
    const [first, ...others] = report.model.sections;
    const to = (title: string, target: string): Block => ({
      type: "paragraph",
      text: [{ text: "Zie " }, { text: title, target }],
      isLead: false,
    });
    if (first === undefined) throw new Error("no sections");
    const blocks = [to("Uitleg", "begrippen"), to("Tabel", "tabel-results-by-theme")];
    const model = { ...report.model, sections: [{ ...first, blocks }, ...others] };
    const html = renderHtml(model, null, [], template, { medium: "print", pages: undefined });
    expect(html).toContain("Zie Uitleg</p>");
    expect(html).toContain("Zie Tabel</p>");
  });
});
