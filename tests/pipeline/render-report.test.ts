import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type PrintableBrowser, startBrowser } from "../../src/browser/browser.ts";
import { printUntilStable } from "../../src/pipeline/render-report.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { finished } from "../pdf/finished.ts";
import { readPdf } from "../render/read-pdf.ts";

type Pages = ReadonlyMap<string, number> | undefined;

const STYLE = `<style>@page { size: 100mm 100mm; margin: 10mm } body, p, h2 { margin: 0 }
  h2 { break-before: page } p { font: 20px/30px sans-serif }</style>`;
const page = (body: string): string =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title>${STYLE}</head><body><h1>Proef</h1>${body}`;

/** A table of contents, and chapters. Every third chapter has three pages. */
function reportWith(chapters: number): (pages: Pages) => string {
  const ids = Array.from({ length: chapters }, (_, index) => `hoofdstuk-${index + 1}`);
  return (pages) => {
    const line = (id: string): string =>
      `<p><a href="#${id}">${id}</a> op bladzijde ${pages?.get(id) ?? "00"}`;
    const chapter = (id: string, index: number): string =>
      `<h2 id="${id}">Kop ${id}</h2>${"<p>tekst".repeat(index % 3 === 0 ? 25 : 1)}`;
    return page(`<nav>${ids.map(line).join("")}</nav>${ids.map(chapter).join("")}`);
  };
}

describe("a report that prints page numbers of its own", () => {
  let browser: PrintableBrowser;
  let printed: string[];
  beforeAll(async () => {
    browser = await startBrowser(contextOfThisMachine());
  });
  afterAll(() => browser.close());

  const printFrom = async (render: (pages: Pages) => string) => {
    printed = [];
    return await printUntilStable(render, (html) => {
      printed.push(html);
      return browser.print(html);
    });
  };

  it("is printed twice, and each number is the page of its chapter", async () => {
    const { print, pages } = await printFrom(reportWith(20));
    expect(printed).toHaveLength(2);
    const { text } = await readPdf(print.pdf);
    const named = text.join(" ").matchAll(/(hoofdstuk-\d+) op bladzijde (\d+)/g);
    const found = new Map(Array.from(named, ([, id, number]) => [id, Number(number)]));
    const real = new Map(
      [...found.keys()].map((id) => [
        id,
        text.findIndex((one) => new RegExp(`Kop ${id}\\b`).test(one)) + 1,
      ]),
    );
    expect(found.size).toBe(20);
    expect(found).toEqual(real);
    expect(found).toEqual(pages);
  });

  it("is printed the same by a browser that printed nothing before", async () => {
    const { print } = await printFrom(reportWith(5));
    const other = await startBrowser(contextOfThisMachine());
    const fresh = await other.print(printed.at(-1) ?? "");
    await other.close();
    expect((await finished(print)).equals(await finished(fresh))).toBe(true);
  });

  it("is printed again until the width of a number moves nothing", async () => {
    // "00" fits on the line and the real number does not: one page more.
    const lines = (pages: Pages): string => (pages === undefined ? "" : "<p>regel".repeat(10));
    await printFrom((pages) =>
      page(`<a href="#h">${pages?.get("h")}</a>${lines(pages)}<h2 id="h">Kop</h2>`),
    );
    expect(printed).toHaveLength(3);
    expect(printed.at(-1)).toContain(">3</a>");
  });

  it("is printed once if it prints no page number, with links and without", async () => {
    await printFrom(() => page("<p>tekst"));
    expect(printed).toHaveLength(1);
    await printFrom(() => page('<a href="#h">verwijzing</a><h2 id="h">Kop</h2>'));
    expect(printed).toHaveLength(1);
  });

  it("throws an error if the numbers never settle", async () => {
    const restless = (pages: Pages): string =>
      page(
        `<a href="#h">${pages?.get("h")}</a>${pages?.get("h") === 2 ? "<p>regel".repeat(10) : ""}<h2 id="h">Kop</h2>`,
      );
    await expect(printFrom(restless)).rejects.toThrow("the page numbers still change");
    expect(printed).toHaveLength(4);
  });
});
