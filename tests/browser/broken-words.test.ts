import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Page } from "puppeteer-core/internal/puppeteer-core-browser.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { LaunchedBrowser } from "../../src/browser/browser-process.ts";
import {
  launch,
  makeProfile,
  type PrintableBrowser,
  startBrowser,
} from "../../src/browser/browser.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { KEEP_BROKEN_WORDS, LOAD_AND_COUNT } from "../../src/browser/prepare-page.ts";
import type { OwnFolder } from "../../src/file-system/own-folder.ts";
import { softHyphenated } from "../../src/language/hyphenate.ts";
import { softHyphensIn } from "../render/soft-hyphens-in.ts";
import { contextOfThisMachine } from "./machine.ts";

const SOFT_HYPHEN = "\u00AD";
const COMPOUND = "jeugdbeschermingsmaatregelenverantwoording";
const LONG_WORDS = [
  "jeugdbeschermingsmaatregel",
  "kinderbeschermingsmaatregel",
  "jeugdbeschermingsmaatregelenregister",
  "gezinsherstelbegeleidingstraject",
  "samenwerkingsovereenkomsten",
  "verantwoordelijkheden",
  "ondersteuningsbrieven",
  // The letters "ff" in this word form a ligature across a soft hyphen.
  "toeslagenaffaire",
  COMPOUND,
];
const SHORT_WORDS = ["de", "van", "een", "gezin", "en", "kinderen", "bij", "met", "ouders", "voor"];

const font = readFileSync(
  createRequire(import.meta.url).resolve(
    "@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2",
  ),
).toString("base64");
/** The column of the report: 472 pixels wide, in the report's font, ragged right. */
const STYLE = `@font-face { font-family: S; src: url(data:font/woff2;base64,${font}) }
  @page { size: 297mm 210mm; margin: 17mm 18mm 19mm }
  body { margin: 0; width: 261mm; font: 10.75pt/1.42 S }
  p { margin: 0 0 2.6mm; orphans: 3; widows: 3 } .columns { columns: 2; column-gap: 11mm }
  table { border-collapse: collapse } td { padding: 0; vertical-align: top }`;

/** A document that can break more words than a report does. */
const documentOf = (body: string, style = ""): string =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title><style>${STYLE} ${style}</style></head><body>${body.replaceAll(/\p{L}{16,}/gu, softHyphenated)}</body></html>`;

/** Paragraphs of 30 words, a third of them long, always in the same order. */
function paragraphs(count: number): string {
  let seed = 7;
  const pick = (words: readonly string[]): string => {
    seed = (seed * 48_271) % 2_147_483_647;
    return words[seed % words.length] ?? "";
  };
  const text = (): readonly string[] =>
    Array.from({ length: 30 }, (_, index) => pick(index % 3 === 1 ? LONG_WORDS : SHORT_WORDS));
  return Array.from({ length: count }, () => `<p>${text().join(" ")}.</p>`).join("");
}

/** The text of a PDF with its line ends, by pdf.js, which reads a used soft hyphen as "-". */
async function linesOf(pdf: Uint8Array): Promise<string> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  let text = "";
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    text += `${items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("")}\n`;
  }
  await loading.destroy();
  return text;
}

/** Each break as "jeugd-bescherming": the text before and after it on its lines. */
const breaksIn = (lines: string): string[] =>
  Array.from(lines.matchAll(/(\p{L}+)-\s+(?=(\p{L}+))/gu), ([, before, after]) =>
    [before, after].join("-"),
  );

describe("soft hyphens in the page", () => {
  let browser: LaunchedBrowser;
  let page: Page;
  const context = contextOfThisMachine();
  let profile: OwnFolder;
  beforeAll(async () => {
    profile = await makeProfile(context);
    browser = await launch(await findBrowser(context), profile.path, context);
    page = await browser.connection.newPage();
    await Promise.all([page.setJavaScriptEnabled(false), page.emulateMediaType("print")]);
  });
  afterAll(async () => {
    browser.process.kill();
    await browser.process.gone;
    await profile.remove();
  });

  const keepBrokenWords = async (): Promise<readonly string[]> =>
    (await page.evaluate(KEEP_BROKEN_WORDS)) as readonly string[];
  const load = async (html: string): Promise<void> => {
    await page.setContent(html, { waitUntil: "load" });
    await page.evaluate(LOAD_AND_COUNT);
  };
  const numbersOf = async (script: string): Promise<readonly number[]> =>
    (await page.evaluate(script)) as readonly number[];
  const LINE_ENDS = `(() => {
    const range = document.createRange();
    return [...document.querySelectorAll("p")].flatMap((paragraph) => {
      range.selectNodeContents(paragraph);
      return [...range.getClientRects()].map((box) => box.right);
    });
  })()`;

  it.each(["wrap", "pretty"])("stay where the print breaks words, with %s", async (wrap) => {
    await load(
      documentOf(`<div class="columns">${paragraphs(60)}</div>`, `p { text-wrap: ${wrap} }`),
    );
    const words = await keepBrokenWords();
    const said = words.flatMap((word) => {
      const pieces = word.split(SOFT_HYPHEN);
      return pieces.slice(1).map((piece, index) => `${pieces[index] ?? ""}-${piece}`);
    });
    expect(said.length).toBeGreaterThan(100);
    const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true });
    expect(breaksIn(await linesOf(pdf))).toEqual(said);
    expect(softHyphensIn(pdf)).toBe(said.length);
  });

  it("are removed inside lines, and lines still end at the same places", async () => {
    const html = documentOf(`<div class="columns">${paragraphs(20)}</div>`);
    await load(html);
    const before = await numbersOf(LINE_ENDS);
    const words = await keepBrokenWords();
    const left = (await page.evaluate("document.body.textContent")) as string;
    expect(left.match(/\u00AD/g)).toHaveLength(words.join("").match(/\u00AD/g)?.length ?? 0);
    expect(left.replaceAll(SOFT_HYPHEN, "")).toBe(
      html
        .replaceAll(SOFT_HYPHEN, "")
        .replace(/^.*<body>/s, "")
        .replaceAll(/<[^>]+>/g, ""),
    );
    const rightmost = (ends: readonly number[]): number => Math.max(...ends);
    expect(rightmost(await numbersOf(LINE_ENDS))).toBeCloseTo(rightmost(before), 0);
  });

  it("put each broken word, and no other word, in an element with the whole word", async () => {
    await load(
      documentOf(
        `<p style="width: 130px">De Ondersteuningsbrieven (verantwoordelijkheden) komt</p>`,
      ),
    );
    expect(await keepBrokenWords()).toEqual([
      `Ondersteunings${SOFT_HYPHEN}brieven`,
      `verantwoor${SOFT_HYPHEN}delijkheden`,
    ]);
    expect(await page.evaluate("document.querySelector('p').innerHTML")).toBe(
      `De <span class="broken-word" role="emphasis" data-word="Ondersteuningsbrieven">Ondersteunings${SOFT_HYPHEN}brieven</span> ` +
        `(<span class="broken-word" role="emphasis" data-word="verantwoordelijkheden">verantwoor${SOFT_HYPHEN}delijkheden</span>) komt`,
    );
  });

  it("at the edge of a word are removed", async () => {
    await load(documentOf(`<p>${SOFT_HYPHEN}een${SOFT_HYPHEN} <b>maat${SOFT_HYPHEN}</b>regel`));
    expect(await keepBrokenWords()).toEqual([]);
    expect(await page.evaluate("document.body.textContent")).toBe("een maatregel");
  });

  // Shorter words fit every cell, and tables read better without hyphens.
  const tooLong = LONG_WORDS.filter(({ length }) => length >= 25);
  it.each(tooLong)("keep %s within a narrow cell", async (word) => {
    const table = (text: string): string =>
      `<table style="table-layout: fixed; width: 200px"><tr><td style="width: 90px">${text}<td>x</table>`;
    const OVERFLOW = `[...document.querySelectorAll("td")].map((cell) => cell.scrollWidth - cell.clientWidth)`;
    await load(documentOf(table(word)));
    await keepBrokenWords();
    expect(await numbersOf(OVERFLOW)).toEqual([0, 0]);
    await load(documentOf(table(word)).replaceAll(SOFT_HYPHEN, ""));
    expect((await numbersOf(OVERFLOW))[0]).toBeGreaterThan(0);
  });

  /** The largest gap that a line leaves before the word, over all places of the word on a line. */
  const emptiestLine = async (word: string): Promise<number> => {
    const texts = Array.from({ length: 60 }, (_, index) => `${"ab ".repeat(index)}${word} na`);
    await load(documentOf(texts.map((text) => `<p style="width: 472px">${text}</p>`).join("")));
    await keepBrokenWords();
    const emptiest = `[...document.querySelectorAll("p")].map((paragraph) => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const lines = new Map();
      for (const { top, bottom, right } of range.getClientRects()) {
        const line = Math.round((top + bottom) / 2);
        lines.set(line, Math.max(lines.get(line) ?? 0, right));
      }
      return Math.max(0, ...[...lines.values()].slice(0, -1).map((right) => 472 - right));
    })`;
    return Math.max(...(await numbersOf(emptiest)));
  };

  it.each([...LONG_WORDS])("leave no line before %s a third empty", async (word) => {
    expect(await emptiestLine(word)).toBeLessThan(472 / 3);
  });

  it("fill that line", async () => {
    // A word in capitals gets no hyphens.
    expect(await emptiestLine(COMPOUND.toUpperCase())).toBeGreaterThan(472 / 3);
  });
});

describe("the print of a document with soft hyphens", () => {
  let browser: PrintableBrowser;
  beforeAll(async () => {
    browser = await startBrowser(contextOfThisMachine());
  });
  afterAll(() => browser.close());

  it("contains only the soft hyphens of broken words", async () => {
    const { pdf } = await browser.print(
      documentOf(`<p style="width: 150px">${LONG_WORDS.join(" ")}`),
    );
    const lines = await linesOf(pdf);
    expect(breaksIn(lines).length).toBeGreaterThan(3);
    expect(softHyphensIn(pdf)).toBe(breaksIn(lines).length);
    expect(lines.replaceAll(/-\n+/g, "").trim().split(/\s+/)).toEqual(LONG_WORDS);
  });
});
