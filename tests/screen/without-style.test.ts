import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import type { Page } from "puppeteer-core/internal/puppeteer-core-browser.js";
import { beforeAll, describe, expect, it } from "vitest";

import { chartsOf, type ReportModel } from "../../src/model/report-model.ts";
import { plainText } from "../../src/model/text.ts";
import { sampleCases } from "../layout/samples.ts";
import { reportMaker } from "../whole-report.ts";
import { DESK, screensOfThisFile } from "./open-screen.ts";

/** The result of the reader mode of Firefox, and of similar ones, for a page. */
const READABILITY = await readFile(
  fileURLToPath(import.meta.resolve("@mozilla/readability/Readability.js")),
  "utf8",
);

/** Runs in the page. The image of a logo is outside the text. */
const CONTENT = `
  (root, isSeen) => {
    const seen = (selector) => [...root.querySelectorAll(selector)].filter(isSeen);
    const wordsOf = ({ textContent }) => textContent.replace(/\\s+/g, " ").trim();
    return {
      alts: seen("[role=img]").map((image) => image.getAttribute("aria-label")),
      unpainted: seen("[role=img]")
        .filter((image) => image.querySelector("svg path[fill], svg line") === null || image.querySelector("text") === null)
        .map((image) => image.getAttribute("aria-label")),
      headings: seen("h2, h3, h4, h5, h6").map(wordsOf),
      blocks: seen("p, li, dt, dd, th, td, caption, figcaption, blockquote").map(wordsOf),
      contents: seen("nav a").map((link) => link.getAttribute("href")),
    };
  }`;

interface PageContent {
  readonly alts: readonly string[];
  readonly unpainted: readonly string[];
  readonly headings: readonly string[];
  readonly blocks: readonly string[];
  readonly contents: readonly string[];
}

const ALL = `(${CONTENT})(document.querySelector("main"), (one) => one.closest("[hidden]") === null)`;
const SEEN = `(${CONTENT})(document.body, (one) => one.checkVisibility())`;
const READ = `
  (() => {
    const module = { exports: {} };
    ${READABILITY}
    const read = new Readability(document.cloneNode(true), { serializer: (content) => content });
    return (${CONTENT})(read.parse().content, () => true);
  })()`;

/** The page without its styles. The colours of drawings are in attributes too. */
const withoutStyles = (html: string): string =>
  html.replaceAll(/<style>[^]*?<\/style>/g, "").replaceAll(/ style="[^"]*"/g, "");

const SAMPLE = (await sampleCases()).at(-1);

function altsOf(model: ReportModel): readonly string[] {
  return chartsOf(model).map(({ alt }) => plainText(alt));
}

describe("a report on a screen", () => {
  const open = screensOfThisFile();
  let html = "";
  let alts: readonly string[] = [];
  beforeAll(async () => {
    if (SAMPLE === undefined) throw new Error("no sample");
    const { screenHtml, model } = await (await reportMaker())(SAMPLE.report);
    html = screenHtml.replaceAll("<details", "<details open");
    alts = altsOf(model);
  });

  const on = async <T>(page: string, work: (opened: Page) => Promise<T>): Promise<T> => {
    const { page: opened } = await open(page, DESK);
    const result = await work(opened);
    await opened.close();
    return result;
  };
  const contentOf = (page: string, expression: string): Promise<PageContent> =>
    on(page, async (opened) => (await opened.evaluate(expression)) as PageContent);
  it("shows each chart and the contents once without its style", async () => {
    const seen = await contentOf(withoutStyles(html), SEEN);
    expect(seen.alts).toEqual(alts);
    const sections = [...html.matchAll(/<h2 id="([^"]*)"/g)].map(([, id]) => `#${id}`);
    expect(seen.contents).toEqual(sections);
    const styled = await contentOf(html, SEEN);
    expect([styled.alts, styled.contents]).toEqual([seen.alts, seen.contents]);
  });

  it("would show them twice if nothing were hidden", async () => {
    const shown = withoutStyles(html).replaceAll(/ hidden(?=[ >])/g, "");
    const [once, twice] = [await contentOf(html, SEEN), await contentOf(shown, SEEN)];
    expect(twice.alts).toHaveLength(2 * once.alts.length);
    expect(twice.contents).toHaveLength(2 * once.contents.length);
  });

  it("has the colours of its palette in drawings that are taken out of the page", async () => {
    const fills = await on(html.replaceAll(/<style>[^]*?<\/style>/g, ""), async (page) =>
      page.evaluate(`
        [...document.querySelectorAll(".on-wide path[fill]:not([fill=none])")].map((path) => getComputedStyle(path).fill)`),
    );
    expect(new Set(fills as string[]).size).toBeGreaterThan(4);
    expect(fills).not.toContain("none");
  });

  it("keeps all content in a reader mode: headings, texts, tables, and each drawing once", async () => {
    const [all, read] = [await contentOf(html, ALL), await contentOf(html, READ)];
    expect(read.alts).toEqual(alts);
    expect(read.unpainted).toEqual([]);
    expect(read.headings).toEqual(all.headings);
    expect(all.blocks.filter((block) => !read.blocks.includes(block))).toEqual([]);
  });

  it.each([
    ["a remark by that name", 'class="aside"', 'class="remark"'],
    ["drawings that are hidden as such", 'class="fallback-image" ', ""],
  ])("would lose %s in a reader mode", async (_, from, to) => {
    const broken = html.replaceAll(from, to);
    const [all, read] = [await contentOf(broken, ALL), await contentOf(broken, READ)];
    const lost = all.blocks.filter((block) => !read.blocks.includes(block));
    expect(lost.length + all.alts.length - read.alts.length).toBeGreaterThan(0);
  });
});
