import { tmpdir } from "node:os";
import { beforeAll, describe, expect, it } from "vitest";

import type { ChartBlock } from "../../src/model/chart.ts";
import { plainText } from "../../src/model/text.ts";
import { openSource } from "../../src/monitor/source.ts";
import { reportMaker, type WholeReport } from "../whole-report.ts";

let report: WholeReport;
let charts: readonly ChartBlock[];
beforeAll(async () => {
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
  charts = report.model.sections
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is ChartBlock => block.type === "chart");
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

/** Every target of a link has a page: what the browser tells after a print. */
function pagesOf(html: string): ReadonlyMap<string, number> {
  const targets = Array.from(html.matchAll(/href="#([^"]+)"/g), ([, id = ""]) => id);
  return new Map([...new Set(targets)].map((id, index) => [id, 40 + index]));
}

describe("the tables of the charts", () => {
  it("are behind each chart on a screen, and nowhere else", () => {
    const html = report.screenHtml;
    // One more is the contents.
    expect(html.match(/<details/g)).toHaveLength(charts.length + 1);
    for (const chart of charts) {
      const figure = part(html, `id="grafiek-${chart.id}"`, "</figure>");
      const table = part(figure, "<details>", "</details>");
      const caption = `<caption id="tabel-${chart.id}">${plainText(chart.title)}</caption>`;
      expect(table).toContain(caption);
      expect(cellsIn(table)).toEqual(cellsOf(chart));
    }
    expect(html).not.toMatch(/href="#tabel-|#bijlage|id="bijlage"|pagina \d/);
  });

  it("are in the appendix in print, with their page at each chart and in the contents", () => {
    const pages = pagesOf(report.printHtml());
    const html = report.printHtml(pages).replaceAll("\u00AD", "");
    expect(html).not.toContain("<details");
    const appendix = part(html, '<section class="section-bijlage"', "</section>");
    for (const chart of charts) {
      const id = `tabel-${chart.id}`;
      const figure = part(html, `id="grafiek-${chart.id}"`, "</figure>");
      const label = `De cijfers als tabel: ${plainText(chart.title)}`;
      expect(figure).toContain(
        `<a href="#${id}" aria-label="${label}">De cijfers als tabel</a>: pagina ${pages.get(id)}</p>`,
      );
      const table = part(appendix, `<table id="${id}">`, "</table>");
      expect(table).toContain(`<caption>${plainText(chart.title)}</caption>`);
      expect(cellsIn(table)).toEqual(cellsOf(chart));
    }
    const contents = part(html, "<nav", "</nav>");
    expect(contents).toMatch(
      new RegExp(
        `href="#bijlage" aria-label="Bijlage: .*, pagina \\d+">.*<span class="page-number">&nbsp;${pages.get("bijlage")}</span>`,
      ),
    );
  });
});

describe("a reference to another section", () => {
  const LINK = '<a href="#verantwoording">Verantwoording</a>';

  it("has its page in print", () => {
    const pages = pagesOf(report.printHtml());
    const html = report.printHtml(pages);
    expect(html.split(LINK).length).toBeGreaterThan(1);
    for (const rest of html.split(LINK).slice(1)) {
      expect(rest).toMatch(new RegExp(`^ \\(pagina ${pages.get("verantwoording")}\\)`));
    }
  });

  it("has none on a screen", () => {
    const html = part(report.screenHtml, "<main", "</main>");
    expect(html.split(LINK).length).toBeGreaterThan(1);
    for (const rest of html.split(LINK).slice(1)) expect(rest).toMatch(/^[.,]/);
  });
});
